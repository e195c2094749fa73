import { Copy, Trash2 } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'

import { type Highlight, HighlightKind } from '#core/annotations'

import type { HighlightChange, OpenHighlight } from '../../state/highlights-slice'
import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/icon-button'
import { placeBeside } from '../../ui/place-beside'
import { words } from '../../words/words'

import { ColourDots } from './colour-dots'
import styles from './highlight-card.module.css'
import { NoteField } from './note-field'
import { kindIcons } from './selection-bar'

interface HighlightCardProps {
  readonly highlight: Highlight
  readonly open: OpenHighlight
  readonly onChange: (change: HighlightChange) => void
  readonly onRemove: () => void
  readonly onCopy: () => void
  readonly onClose: () => void
}

/** A highlight's colour, its way of being marked and its note, beside it. */
export function HighlightCard(props: HighlightCardProps) {
  const { highlight, open, onChange, onRemove, onCopy, onClose } = props
  const card = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, open.rect)
  }, [open])

  useEffect(() => {
    if (!open.isForNote) card.current?.focus()
  }, [open])

  return (
    <div
      ref={card}
      role="dialog"
      aria-label={words.highlightKinds[highlight.kind]}
      tabIndex={-1}
      className={styles['card']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles['tools']}>
        <ColourDots chosen={highlight.colour} onChoose={(colour) => onChange({ colour })} />
        <div role="group" aria-label={words.markAs} className={styles['kinds']}>
          {HighlightKind.options.map((kind) => (
            <IconButton
              key={kind}
              name={words.highlightKinds[kind]}
              icon={kindIcons[kind]}
              aria-pressed={highlight.kind === kind}
              className={classNames(highlight.kind === kind && styles['worn'])}
              onClick={() => onChange({ kind })}
            />
          ))}
        </div>
        <IconButton name={words.copyText} icon={Copy} onClick={onCopy} />
        <IconButton name={words.removeHighlight} icon={Trash2} onClick={onRemove} />
      </div>
      <NoteField
        note={highlight.note ?? ''}
        isFirst={open.isForNote}
        onChange={(note) => onChange({ note: note.trim() === '' ? null : note })}
        onDone={onClose}
      />
    </div>
  )
}
