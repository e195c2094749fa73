import { memo } from 'react'

import { firstDirection } from '#core/content/text-direction'

import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import { Authors } from './authors'
import { Cover } from './cover'
import { Marks } from './marks'
import styles from './publication-card.module.css'
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

/** One publication on the shelf, by its cover. Draws what it is given; knows no store and no IPC. */
export const PublicationCard = memo(function PublicationCard(item: ShelfItemProps) {
  const { isOpening, isSelected, isMissing } = item
  const { publication } = item.entry
  const { title, authors, hasCover, totalProgression } = publication
  const ids = idsOf(item)

  return (
    <ItemFrame
      item={item}
      dir={firstDirection(title)}
      className={classNames(styles['card'], isSelected && styles['selected'])}
    >
      <OpenButton item={item} className={styles['open']}>
        <span className={classNames(styles['cover'], isMissing && styles['isMissing'])}>
          <Cover publication={publication} />
          <MissingMark item={item} className={styles['missing']} />
        </span>
        <span id={ids.title} dir="auto" className={styles['title']} title={title}>
          {title}
        </span>
      </OpenButton>
      <SelectBox item={item} className={styles['select']} />
      {authors.length > 0 && (
        <Authors
          authors={authors}
          // A cover of type names the author already; it is read aloud from here all the same.
          className={classNames(styles['author'], !hasCover && styles['onCover'])}
        />
      )}
      <div className={styles['foot']}>
        <p id={ids.state} className={styles['state']}>
          <bdi>{isOpening ? words.opening : stateWords(publication)}</bdi>
        </p>
        <Marks id={ids.marks} publication={publication} />
        <MenuButton item={item} className={styles['menu']} />
      </div>
      <div className={styles['rail']} aria-hidden>
        <div className={styles['read']} style={{ width: `${(totalProgression ?? 0) * 100}%` }} />
      </div>
    </ItemFrame>
  )
})
