import { Ellipsis } from 'lucide-react'
import { Fragment, memo } from 'react'

import { firstDirection } from '#core/content/text-direction'
import type { PublicationSummary } from '#core/publication/publication'

import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { Cover } from './cover'
import { progressWords } from './progress-words'
import styles from './publication-card.module.css'

interface PublicationCardProps {
  readonly publication: PublicationSummary
  /** Whether Tab stops here; the others are reached by arrow keys. */
  readonly isTabStop: boolean
  readonly isOpening: boolean
  readonly hasMenuOpen: boolean
  readonly onOpen: (publication: PublicationSummary) => void
  readonly onFocus: (publication: PublicationSummary) => void
  readonly onMenu: (publication: PublicationSummary, anchor: DOMRect) => void
}

/** One publication on the shelf. Draws what it is given; knows no store and no IPC. */
export const PublicationCard = memo(function PublicationCard(props: PublicationCardProps) {
  const { publication, isTabStop, isOpening, hasMenuOpen, onOpen, onFocus, onMenu } = props
  const { id, title, authors, hasCover, totalProgression } = publication
  const titleId = `publication-${id}`
  const stateId = `state-${id}`
  const tabIndex = isTabStop ? 0 : -1

  return (
    <article
      dir={firstDirection(title)}
      aria-labelledby={titleId}
      aria-busy={isOpening}
      className={styles['card']}
      onFocus={() => onFocus(publication)}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(publication, pointOf(event))
      }}
    >
      <button
        type="button"
        data-publication={id}
        tabIndex={tabIndex}
        aria-labelledby={titleId}
        aria-describedby={stateId}
        className={styles['open']}
        onClick={() => onOpen(publication)}
      >
        <Cover publication={publication} />
        <span id={titleId} dir="auto" className={styles['title']} title={title}>
          {title}
        </span>
      </button>
      {authors.length > 0 && (
        <p className={classNames(styles['author'], !hasCover && styles['onCover'])}>
          {authors.map((author, index) => (
            // Two may have one name.
            // oxlint-disable-next-line react/no-array-index-key
            <Fragment key={index}>
              {index > 0 && ', '}
              <bdi>{author}</bdi>
            </Fragment>
          ))}
        </p>
      )}
      <div className={styles['foot']}>
        <p id={stateId} className={styles['state']}>
          <bdi>{isOpening ? words.opening : progressWords(totalProgression)}</bdi>
        </p>
        <IconButton
          name={words.bookMenu}
          icon={Ellipsis}
          tabIndex={tabIndex}
          aria-haspopup="menu"
          aria-expanded={hasMenuOpen}
          aria-describedby={titleId}
          className={styles['menu']}
          onClick={({ currentTarget }) =>
            onMenu(publication, currentTarget.getBoundingClientRect())
          }
        />
      </div>
      <div className={styles['rail']} aria-hidden>
        <div className={styles['read']} style={{ width: `${(totalProgression ?? 0) * 100}%` }} />
      </div>
    </article>
  )
})

/** A menu opened by key has no pointer: it stands at the card. */
function pointOf({
  clientX,
  clientY,
  target,
  currentTarget,
}: React.MouseEvent<HTMLElement>): DOMRect {
  if (clientX !== 0 || clientY !== 0) return new DOMRect(clientX, clientY, 0, 0)
  return (target instanceof Element ? target : currentTarget).getBoundingClientRect()
}
