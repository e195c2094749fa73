import { BookA, Copy, Highlighter, StickyNote, Strikethrough, Underline } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'

import { HighlightKind, type HighlightColour } from '#core/annotations'

import type { PageSelection } from '../../engine/visual-navigator'
import { IconButton } from '../../ui/icon-button'
import { placeBeside } from '../../ui/place-beside'
import { words } from '../../words/words'

import { ColourDots } from './colour-dots'
import styles from './selection-bar.module.css'

export const kindIcons = { highlight: Highlighter, underline: Underline, strike: Strikethrough }

interface SelectionBarProps {
  readonly selection: PageSelection
  /** What was used last. */
  readonly kind: HighlightKind
  readonly onMark: (style: { kind: HighlightKind; colour?: HighlightColour }) => void
  readonly onNote: () => void
  readonly onLookUp: () => void
  readonly onCopy: () => void
}

/** What can be done with selected words. The page keeps the keyboard: keys go on selecting. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, kind, onMark, onNote, onLookUp, onCopy } = props
  const bar = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    if (bar.current) placeBeside(bar.current, selection.rect)
  }, [selection])

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={words.selectedWords}
      className={styles['bar']}
      // A press would take the selection away before it is used.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <ColourDots chosen={null} onChoose={(colour) => onMark({ kind, colour })} />
      <span className={styles['line']} />
      {HighlightKind.options.map((option) => (
        <IconButton
          key={option}
          name={words.highlightKinds[option]}
          icon={kindIcons[option]}
          {...(option === 'highlight' && { shortcut: 'H' })}
          onClick={() => onMark({ kind: option })}
        />
      ))}
      <span className={styles['line']} />
      <IconButton name={words.writeNote} shortcut="N" icon={StickyNote} onClick={onNote} />
      <IconButton name={words.lookUp} shortcut="D" icon={BookA} onClick={onLookUp} />
      <IconButton name={words.copyText} icon={Copy} onClick={onCopy} />
    </div>
  )
}
