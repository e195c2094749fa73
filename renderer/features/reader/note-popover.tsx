import { useCallback, useEffect, useRef, useState } from 'react'

import type { ReaderSettings } from '#core/preferences'

import type { NoteReference } from '../../engine/visual-navigator'
import { useNavigator } from '../../state/navigator-context'
import { Button } from '../../ui/button'
import { placeBeside } from '../../ui/place-beside'
import { words } from '../../words/words'

import styles from './note-popover.module.css'

interface NotePopoverProps {
  readonly note: NoteReference
  /** The note is set as the page is. */
  readonly settings: ReaderSettings
  readonly onGo: () => void
  readonly onClose: () => void
}

type NoteState = 'loading' | 'shown' | 'missing'

/** A note beside its mark. It takes the focus and gives it back to the page. */
export function NotePopover({ note, settings, onGo, onClose }: NotePopoverProps) {
  const navigator = useNavigator()
  const popover = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<NoteState>('loading')

  useEffect(() => {
    popover.current?.focus()
    return () => navigator?.focus()
  }, [navigator])

  const show = useCallback(
    (shown: NoteState) => {
      setState(shown)
      // Its size is known when that is drawn.
      requestAnimationFrame(() => popover.current && placeBeside(popover.current, note.rect))
    },
    [note],
  )

  return (
    <div
      ref={popover}
      role="dialog"
      aria-label={words.note}
      tabIndex={-1}
      data-state={state}
      className={styles['popover']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles['scroll']}>
        {/* Another light or another type: the text is set anew. */}
        <NoteText key={JSON.stringify(settings)} note={note} onShown={show} />
        {state === 'missing' && <p>{words.noteIsElsewhere}</p>}
      </div>
      <Button className={styles['go']} onClick={onGo}>
        {words.goToNote}
      </Button>
    </div>
  )
}

interface NoteTextProps {
  readonly note: NoteReference
  readonly onShown: (state: NoteState) => void
}

function NoteText({ note, onShown }: NoteTextProps) {
  const navigator = useNavigator()
  const body = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = body.current
    if (!navigator || !element) return undefined
    let isCurrent = true
    // In a moment: the navigator hears of new settings in this same turn, but later.
    Promise.resolve()
      .then(() => (isCurrent ? navigator.showNote(note, element) : 0))
      .then(
        (height) => isCurrent && onShown(height > 0 ? 'shown' : 'missing'),
        () => isCurrent && onShown('missing'),
      )
    return () => {
      isCurrent = false
      element.replaceChildren()
    }
  }, [navigator, note, onShown])

  return <div ref={body} />
}
