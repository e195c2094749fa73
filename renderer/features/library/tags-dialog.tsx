import { X } from 'lucide-react'
import { useId, useMemo, useState } from 'react'

import type { PublicationId } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { IconButton } from '../../ui/icon-button'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './library-dialog.module.css'

interface TagsDialogProps {
  readonly ids: ReadonlySet<PublicationId>
  readonly onClose: () => void
}

/** Gives tags to books and takes them away; each at once. */
export function TagsDialog({ ids, onClose }: TagsDialogProps) {
  const all = useAppStore((state) => state.publications)
  const changePublications = useAppStore((state) => state.changePublications)
  const [typed, setTyped] = useState('')
  const suggestionsId = useId()
  const publications = useMemo(() => all.filter(({ id }) => ids.has(id)), [all, ids])
  const counts = useMemo(() => countTags(publications.flatMap(({ tags }) => tags)), [publications])
  const known = useMemo(() => [...new Set(all.flatMap(({ tags }) => tags))].sort(), [all])

  return (
    <Dialog title={words.tagsOf(publications.length)} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          const tag = typed.trim()
          setTyped('')
          if (tag !== '') void changePublications(publications, { addTags: [tag] })
        }}
      >
        <div className={styles['adding']}>
          <TextField
            label={words.addTag}
            value={typed}
            maxLength={100}
            list={suggestionsId}
            autoFocus
            onType={setTyped}
          />
          <datalist id={suggestionsId}>
            {known.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <Button look="quiet" type="submit" disabled={typed.trim() === ''}>
            {words.add}
          </Button>
        </div>
      </form>
      {counts.length === 0 && <p className={styles['hint']}>{words.noTags}</p>}
      <ul className={styles['list']}>
        {counts.map(([tag, count]) => (
          <li key={tag} className={styles['line']}>
            <span dir="auto" className={styles['name']}>
              {tag}
            </span>
            {count < publications.length && (
              <span className={styles['count']}>{words.tagOnSome(count, publications.length)}</span>
            )}
            <IconButton
              name={words.removeTag(tag)}
              icon={X}
              onClick={() => void changePublications(publications, { removeTags: [tag] })}
            />
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Most frequent first. */
function countTags(tags: readonly string[]): [tag: string, count: number][] {
  const counts = new Map<string, number>()
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
}
