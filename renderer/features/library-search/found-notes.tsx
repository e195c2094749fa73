import { useAppStore } from '../../state/app-store'
import { publicationOf } from '../../state/library-slice'
import type { FoundNote } from '#core/ipc/contract'
import { words } from '../../words/words'

import styles from './library-search-dialog.module.css'

/** Highlights of all books with these words in them, or in what was written about them. */
export function FoundNotes() {
  const notes = useAppStore((state) => state.notesFound)
  if (notes.length === 0) return null
  return (
    <section aria-label={words.inYourNotes} className={styles['book']}>
      <h3 className={styles['title']}>{words.inYourNotes}</h3>
      <ul>
        {notes.map((note) => (
          <li key={`${note.id} ${note.locator.href} ${note.locator.locations.offset}`}>
            <Line note={note} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ note: { id, locator, text, note } }: { readonly note: FoundNote }) {
  const title = useAppStore((state) => publicationOf(id)(state)?.title)
  const openPassage = useAppStore((state) => state.openPassage)
  return (
    <button
      type="button"
      className={styles['passage']}
      onClick={() => void openPassage({ id, locator, match: null })}
    >
      <span dir="auto" className={styles['quote']}>
        {text}
      </span>
      {note !== null && (
        <span dir="auto" className={styles['note']}>
          {note}
        </span>
      )}
      <span dir="auto" className={styles['chapter']}>
        {title}
      </span>
    </button>
  )
}
