import { useId, useMemo, useState, type KeyboardEvent } from 'react'

import type { Manifest } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { useAutomaticPlaces } from '../../state/use-automatic-places'
import { useChapters } from '../../state/use-chapters'
import { usePageOf } from '../../state/use-page-of'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './go-to.module.css'
import { isPageNumber, type JumpTarget, jumpTargets } from './jump-targets'

interface GoToProps {
  /** What the publisher calls pages. */
  readonly pageList: Manifest['pageList']
  readonly onClose: () => void
}

/** Asks for a place: by its page, its share of the book, its chapter or its bookmark. */
export function GoTo({ pageList, onClose }: GoToProps) {
  const navigator = useNavigator()
  const total = useAppStore((state) => state.page?.total ?? 1)
  const bookmarks = useAppStore((state) => state.bookmarks)
  const chapters = useChapters()
  const automatic = useAutomaticPlaces()
  const pageOf = usePageOf()
  const listId = useId()
  const [text, setText] = useState('')
  /** Index of a target that somebody went to by key. */
  const [chosen, setChosen] = useState<number | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const targets = useMemo(
    () => jumpTargets(text, { total, pageList, chapters, bookmarks, automatic, pageOf }),
    [text, total, pageList, chapters, bookmarks, automatic, pageOf],
  )
  // Before anything is typed Enter leads nowhere.
  const likeliest = text.trim() === '' ? -1 : 0
  const active = Math.min(chosen ?? likeliest, targets.length - 1)

  const go = async (target: JumpTarget | undefined) => {
    const wanted = text.trim()
    if (target) {
      const { to } = target
      const isThere = await ('page' in to ? navigator?.goToPage(to.page) : navigator?.go(to))
      if (isThere) {
        onClose()
        navigator?.focus()
        return
      }
    }
    if (wanted !== '') setMissing(wanted)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setChosen(Math.max(0, active + step))
  }

  return (
    <Dialog title={words.goTo} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void go(targets[active])
        }}
      >
        <TextField
          label={words.placeToGoTo}
          value={text}
          autoFocus
          autoComplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={targets.length > 0}
          aria-controls={listId}
          aria-activedescendant={targets[active] && `${listId}-${active}`}
          onKeyDown={onKeyDown}
          onType={(typed) => {
            setText(typed)
            setChosen(null)
            setMissing(null)
          }}
        />
        <Button type="submit">{words.go}</Button>
        <ul id={listId} role="listbox" aria-label={words.suggestions} className={styles['list']}>
          {targets.map((target, index) => (
            <li
              key={`${target.label} ${target.detail} ${index}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles['target']}
              onClick={() => void go(target)}
            >
              <span dir="auto" className={styles['label']}>
                {target.label}
              </span>
              <span className={styles['detail']}>{target.detail}</span>
            </li>
          ))}
        </ul>
        <p role="status" className={styles['hint']}>
          {missing === null
            ? words.pageHint(
                total,
                pageList.map(({ label }) => label),
              )
            : isPageNumber(missing)
              ? words.noSuchPage(missing)
              : words.noSuchPlace(missing)}
        </p>
      </form>
    </Dialog>
  )
}
