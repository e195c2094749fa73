import { useState } from 'react'

import { useStoredText } from '../../ui/use-stored-text'
import { words } from '../../words/words'

import styles from './note-field.module.css'

/** A pause in writing after which the note is stored. */
const pauseMs = 600

interface NoteFieldProps {
  readonly note: string
  readonly isFirst: boolean
  readonly onChange: (note: string) => void
  readonly onDone: () => void
}

/** What somebody writes about a mark; it is stored by itself. */
export function NoteField({ note, isFirst, onChange, onDone }: NoteFieldProps) {
  const [text, setText] = useState(note)
  const { write, storeNow } = useStoredText(onChange, pauseMs)

  return (
    <textarea
      value={text}
      dir="auto"
      rows={3}
      maxLength={100_000}
      aria-label={words.yourNote}
      placeholder={words.yourNote}
      title={words.noteHint}
      className={styles['note']}
      ref={isFirst ? focusOnce : undefined}
      onChange={({ target }) => {
        setText(target.value)
        write(target.value)
      }}
      onBlur={storeNow}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onDone()
      }}
    />
  )
}

const focusOnce = (field: HTMLTextAreaElement | null) => field?.focus()
