import { useState } from 'react'

import type { Manifest } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './go-to-page.module.css'

interface GoToPageProps {
  /** What the publisher calls pages. */
  readonly pageList: Manifest['pageList']
  readonly onClose: () => void
}

/** Asks for a page: by what the publisher calls it, else by its number. */
export function GoToPage({ pageList, onClose }: GoToPageProps) {
  const navigator = useNavigator()
  const total = useAppStore((state) => state.page?.total ?? 1)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<string | null>(null)

  const go = async () => {
    const wanted = text.trim()
    if (wanted === '') return
    const labelled = pageList.find(({ label }) => label.toLowerCase() === wanted.toLowerCase())
    const number = /^\d+$/.test(wanted) ? Number(wanted) : 0
    const isThere = labelled
      ? await navigator?.go({ href: labelled.href })
      : number >= 1 && number <= total && (await navigator?.goToPage(number))
    if (!isThere) {
      setMissing(wanted)
      return
    }
    onClose()
    navigator?.focus()
  }
  return (
    <Dialog title={words.goToPage} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <TextField
          label={words.numberOfPage}
          value={text}
          inputMode="numeric"
          autoFocus
          onType={(typed) => {
            setText(typed)
            setMissing(null)
          }}
        />
        <Button type="submit">{words.go}</Button>
        <p role="status" className={styles['hint']}>
          {missing === null
            ? words.pageHint(
                total,
                pageList.map(({ label }) => label),
              )
            : words.noSuchPage(missing)}
        </p>
      </form>
    </Dialog>
  )
}
