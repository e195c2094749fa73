import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { Bookmark } from '#core/annotations'

import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './bookmark-line.module.css'

interface BookmarkLineProps {
  readonly bookmark: Bookmark
  readonly page: number | null
  readonly onGo: () => void
  readonly onRename: (name: string) => void
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

export function BookmarkLine({ bookmark, page, onGo, onRename, onRemove }: BookmarkLineProps) {
  const { name, locator, createdAt } = bookmark
  const [isNaming, setIsNaming] = useState(false)
  const { title } = locator
  const day = dayOf(createdAt)

  return (
    <li className={styles['line']}>
      {isNaming && (
        <NameField
          name={name ?? ''}
          onDone={(changed) => {
            setIsNaming(false)
            if (changed !== null) onRename(changed)
          }}
        />
      )}
      <button type="button" className={styles['place']} onClick={onGo}>
        {name !== null && !isNaming && (
          <span dir="auto" className={styles['name']}>
            {name}
          </span>
        )}
        <span dir="auto" className={styles['words']}>
          {firstWords(locator)}
        </span>
        <span className={styles['facts']}>
          {title && (
            <>
              <bdi>{title}</bdi>
              {' · '}
            </>
          )}
          {page === null ? day : `${words.pageNumber(page)} · ${day}`}
        </span>
      </button>
      <div className={styles['tools']}>
        <IconButton name={words.nameBookmark} icon={Pencil} onClick={() => setIsNaming(true)} />
        <IconButton name={words.removeBookmark} icon={Trash2} onClick={onRemove} />
      </div>
    </li>
  )
}

interface NameFieldProps {
  readonly name: string
  /** With `null` when nothing shall change. */
  readonly onDone: (name: string | null) => void
}

function NameField({ name, onDone }: NameFieldProps) {
  const [text, setText] = useState(name)
  return (
    <input
      type="text"
      value={text}
      maxLength={500}
      aria-label={words.bookmarkName}
      placeholder={words.bookmarkName}
      className={styles['field']}
      ref={focusOnce}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(text)
        if (event.key !== 'Escape') return
        event.preventDefault()
        onDone(null)
      }}
    />
  )
}

const focusOnce = (input: HTMLInputElement | null) => input?.select()

/** Enough to know the place by. */
const firstWords = ({ title = '', text }: Bookmark['locator']): string => {
  const whole = (text?.highlight ?? '').replace(/\s+/g, ' ').trim()
  // The chapter is named below: its heading need not be said twice.
  const line = whole.startsWith(`${title} `) ? whole.slice(title.length).trim() : whole
  return line.length > 90 ? `${line.slice(0, 90).replace(/\s\S*$/, '')} …` : line
}
