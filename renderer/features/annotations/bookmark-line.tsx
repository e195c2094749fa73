import { Pencil, Trash2 } from 'lucide-react'
import { type CSSProperties, useState } from 'react'

import type { Bookmark } from '#core/annotations'
import type { Colour } from '#core/contrast'

import type { BookmarkChange } from '../../state/bookmarks-slice'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import { BookmarkEditor } from './bookmark-editor'
import styles from './bookmark-line.module.css'
import { PlaceButton } from './place-button'

interface BookmarkLineProps {
  readonly bookmark: Bookmark
  /** Of its ribbon, in the present theme; `null` for the accent. */
  readonly ink: Colour | null
  readonly colourName: string | null
  readonly page: number | null
  readonly onGo: () => void
  readonly onChange: (change: BookmarkChange) => void
  readonly onRemove: () => void
}

const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** The year is said only where it is another one. */
function dayOf(instant: string): string {
  const date = new Date(instant)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  return (isThisYear ? dayOfYear : dayAndYear).format(date)
}

/** A bookmark in the list, with what is needed to change it. */
export function BookmarkLine(props: BookmarkLineProps) {
  const { bookmark, ink, colourName, page, onGo, onChange, onRemove } = props
  const { name, note, locator, createdAt } = bookmark
  const [editing, setEditing] = useState<'before' | 'now' | 'after'>('before')
  const isEdited = editing === 'now'

  return (
    <li className={styles['line']} style={{ '--ink': ink ?? 'var(--accent)' } as CSSProperties}>
      <PlaceButton
        locator={locator}
        page={page}
        name={isEdited ? null : name}
        note={isEdited ? null : note}
        day={dayOf(createdAt)}
        onGo={onGo}
      >
        {colourName !== null && <span className={styles['unseen']}>{`${colourName}. `}</span>}
      </PlaceButton>
      <i aria-hidden className={styles['ribbon']} />
      {isEdited ? (
        <BookmarkEditor
          bookmark={bookmark}
          onChange={onChange}
          onDone={() => setEditing('after')}
        />
      ) : (
        <div className={styles['tools']}>
          <IconButton
            name={words.editBookmark}
            icon={Pencil}
            autoFocus={editing === 'after'}
            onClick={() => setEditing('now')}
          />
          <IconButton name={words.removeBookmark} icon={Trash2} onClick={onRemove} />
        </div>
      )}
    </li>
  )
}
