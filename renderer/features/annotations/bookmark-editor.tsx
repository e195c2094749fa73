import { useRef, useState } from 'react'

import type { Bookmark } from '#core/annotations'

import type { BookmarkChange } from '../../state/bookmarks-slice'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './bookmark-editor.module.css'
import { ColourDots } from './colour-dots'
import { NoteField } from './note-field'

interface BookmarkEditorProps {
  readonly bookmark: Bookmark
  readonly onChange: (change: BookmarkChange) => void
  readonly onDone: () => void
}

/** A bookmark's name, colour and note. What is typed is stored by itself. */
export function BookmarkEditor({ bookmark, onChange, onDone }: BookmarkEditorProps) {
  const { colour, note } = bookmark
  const [name, setName] = useState(bookmark.name ?? '')
  /** Whoever leaves by Escape leaves the name as it was. */
  const isLeft = useRef(false)
  const finish = () => {
    onChange({ name })
    onDone()
  }
  return (
    <div
      role="group"
      aria-label={words.editBookmark}
      className={styles['editor']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        isLeft.current = true
        onDone()
      }}
    >
      <TextField
        label={words.bookmarkName}
        value={name}
        maxLength={500}
        dir="auto"
        className={styles['name']}
        ref={focusOnce}
        onType={setName}
        onBlur={() => {
          if (!isLeft.current) onChange({ name })
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') finish()
        }}
      />
      <NoteField
        note={note ?? ''}
        isFirst={false}
        onChange={(written) => onChange({ note: written })}
        onDone={finish}
      />
      <div className={styles['foot']}>
        <ColourDots
          chosen={colour}
          onChoose={(chosen) => onChange({ colour: chosen === colour ? null : chosen })}
        />
        <Button look="quiet" onClick={finish}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

const focusOnce = (input: HTMLInputElement | null) => input?.select()
