import { Ellipsis } from 'lucide-react'
import { memo } from 'react'

import { firstDirection } from '#core/content/text-direction'

import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { Authors } from './authors'
import { Cover } from './cover'
import { Marks } from './marks'
import styles from './publication-card.module.css'
import { chooseBy, pointOf, type ShelfItemProps } from './shelf-item'
import { stateWords } from './state-words'

/** One publication on the shelf, by its cover. Draws what it is given; knows no store and no IPC. */
export const PublicationCard = memo(function PublicationCard(props: ShelfItemProps) {
  const { entry, index, total, isTabStop, isOpening, isSelected, hasMenuOpen } = props
  const { onChoose, onFocus, onMenu } = props
  const { publication, key } = entry
  const { title, authors, hasCover, totalProgression } = publication
  const titleId = `publication-${key}`
  const stateId = `state-${key}`
  const marksId = `marks-${key}`
  const tabIndex = isTabStop ? 0 : -1

  return (
    <article
      dir={firstDirection(title)}
      aria-labelledby={titleId}
      aria-busy={isOpening}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={classNames(styles['card'], isSelected && styles['selected'])}
      onFocus={() => onFocus(entry)}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(entry, pointOf(event))
      }}
    >
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
        <Cover publication={publication} />
        <span id={titleId} dir="auto" className={styles['title']} title={title}>
          {title}
        </span>
      </button>
      <input
        type="checkbox"
        checked={isSelected}
        tabIndex={-1}
        aria-label={words.select}
        aria-describedby={titleId}
        className={styles['select']}
        onChange={() => onChoose(entry, 'toggle')}
      />
      {authors.length > 0 && (
        <Authors
          authors={authors}
          // A cover of type names the author already; it is read aloud from here all the same.
          className={classNames(styles['author'], !hasCover && styles['onCover'])}
        />
      )}
      <div className={styles['foot']}>
        <p id={stateId} className={styles['state']}>
          <bdi>{isOpening ? words.opening : stateWords(publication)}</bdi>
        </p>
        <Marks id={marksId} publication={publication} />
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
      </div>
      <div className={styles['rail']} aria-hidden>
        <div className={styles['read']} style={{ width: `${(totalProgression ?? 0) * 100}%` }} />
      </div>
    </article>
  )
})
