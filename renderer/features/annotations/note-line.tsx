import { Pencil, Trash2 } from 'lucide-react'
import type { CSSProperties } from 'react'

import type { Highlight } from '#core/annotations'
import type { HighlightColours } from '#core/highlight-colours'

import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './note-line.module.css'

interface NoteLineProps {
  readonly highlight: Highlight
  readonly colours: HighlightColours
  readonly colourName: string
  readonly page: number | null
  readonly onGo: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** A marked passage in the list, with its note. */
export function NoteLine(props: NoteLineProps) {
  const { highlight, colours, colourName, page, onGo, onEdit, onRemove } = props
  const { text, note, kind, locator } = highlight
  const place = [locator.title, page !== null && words.pageNumber(page)].filter(Boolean)

  return (
    <li className={styles['line']} style={{ '--edge': colours.line } as CSSProperties}>
      <button type="button" className={styles['place']} onClick={onGo}>
        <span className={styles['hidden']}>{`${words.highlightKinds[kind]}, ${colourName}: `}</span>
        <span dir="auto" className={styles['text']}>
          {shortened(text)}
        </span>
        {note !== null && (
          <span dir="auto" className={styles['note']}>
            {note}
          </span>
        )}
        {place.length > 0 && <span className={styles['facts']}>{place.join(' · ')}</span>}
      </button>
      <div className={styles['tools']}>
        <IconButton name={words.writeNote} icon={Pencil} onClick={onEdit} />
        <IconButton name={words.removeHighlight} icon={Trash2} onClick={onRemove} />
      </div>
    </li>
  )
}

/** Enough to know the passage by. */
const shortened = (text: string): string =>
  text.length > 240 ? `${text.slice(0, 240).replace(/\s\S*$/, '')} …` : text
