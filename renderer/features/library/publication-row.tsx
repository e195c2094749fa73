import { memo } from 'react'

import { firstDirection } from '#core/content/text-direction'

import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import { Authors } from './authors'
import { Cover } from './cover'
import { Marks } from './marks'
import styles from './publication-row.module.css'
import type { ShelfItemProps } from './shelf-item'
import {
  idsOf,
  ItemFrame,
  MenuButton,
  MissingMark,
  OpenButton,
  SelectBox,
} from './shelf-item-parts'
import { stateWords } from './state-words'

/** One publication as a line of a list. Draws what it is given; knows no store and no IPC. */
export const PublicationRow = memo(function PublicationRow(item: ShelfItemProps) {
  const { isOpening, isSelected, isMissing } = item
  const { publication } = item.entry
  const { title, authors, series } = publication
  const ids = idsOf(item)

  return (
    <ItemFrame item={item} className={classNames(styles['row'], isSelected && styles['selected'])}>
      <SelectBox item={item} className={styles['select']} />
      <span className={classNames(styles['cover'], isMissing && styles['isMissing'])}>
        <Cover publication={publication} />
      </span>
      <div className={styles['names']}>
        <OpenButton item={item} className={styles['open']}>
          <span
            id={ids.title}
            dir={firstDirection(title)}
            className={styles['title']}
            title={title}
          >
            {title}
          </span>
        </OpenButton>
        <div className={styles['facts']}>
          {authors.length > 0 && <Authors authors={authors} className={styles['author']} />}
          <MissingMark item={item} className={styles['missing']} />
        </div>
      </div>
      <p dir="auto" className={styles['series']}>
        {series && words.inSeries(series.name, series.position)}
      </p>
      <p id={ids.state} className={styles['state']}>
        {isOpening ? words.opening : stateWords(publication)}
      </p>
      <span className={styles['marks']}>
        <Marks id={ids.marks} publication={publication} />
      </span>
      <MenuButton item={item} className={styles['menu']} />
    </ItemFrame>
  )
})
