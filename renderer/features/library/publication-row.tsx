import { Ellipsis } from 'lucide-react'
import { memo } from 'react'

import { firstDirection } from '#core/content/text-direction'

import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { Authors } from './authors'
import { Cover } from './cover'
import { Marks } from './marks'
import styles from './publication-row.module.css'
import { chooseBy, pointOf, type ShelfItemProps } from './shelf-item'
import { stateWords } from './state-words'

/** One publication as a line of a list. Draws what it is given; knows no store and no IPC. */
export const PublicationRow = memo(function PublicationRow(props: ShelfItemProps) {
  const { entry, index, total, isTabStop, isOpening, isSelected, hasMenuOpen } = props
  const { onChoose, onFocus, onMenu } = props
  const { publication, key } = entry
  const { title, authors, series } = publication
  const titleId = `publication-${key}`
  const stateId = `state-${key}`
  const marksId = `marks-${key}`
  const tabIndex = isTabStop ? 0 : -1

  return (
    <article
      aria-labelledby={titleId}
      aria-busy={isOpening}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={classNames(styles['row'], isSelected && styles['selected'])}
      onFocus={() => onFocus(entry)}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(entry, pointOf(event))
      }}
    >
      <input
        type="checkbox"
        checked={isSelected}
        tabIndex={-1}
        aria-label={words.select}
        aria-describedby={titleId}
        className={styles['select']}
        onChange={() => onChoose(entry, 'toggle')}
      />
      <span className={styles['cover']}>
        <Cover publication={publication} />
      </span>
      <div className={styles['names']}>
        <button
          type="button"
          data-publication={publication.id}
          data-entry={key}
          tabIndex={tabIndex}
          aria-labelledby={titleId}
          aria-describedby={`${stateId} ${marksId}`}
          className={styles['open']}
          onClick={(event) => onChoose(entry, chooseBy(event))}
        >
          <span id={titleId} dir={firstDirection(title)} className={styles['title']} title={title}>
            {title}
          </span>
        </button>
        {authors.length > 0 && <Authors authors={authors} className={styles['author']} />}
      </div>
      <p dir="auto" className={styles['series']}>
        {series && words.inSeries(series.name, series.position)}
      </p>
      <p id={stateId} className={styles['state']}>
        {isOpening ? words.opening : stateWords(publication)}
      </p>
      <span className={styles['marks']}>
        <Marks id={marksId} publication={publication} />
      </span>
      <IconButton
        name={words.bookMenu}
        icon={Ellipsis}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={hasMenuOpen}
        aria-describedby={titleId}
        className={styles['menu']}
        onClick={({ currentTarget }) => onMenu(entry, currentTarget.getBoundingClientRect())}
      />
    </article>
  )
})
