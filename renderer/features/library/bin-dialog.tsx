import { useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { words } from '../../words/words'

import styles from './library-dialog.module.css'

/** What was removed: it can be put back, until somebody deletes it for good. */
export function BinDialog() {
  const bin = useAppStore((state) => state.bin) ?? []
  const closeBin = useAppStore((state) => state.closeBin)
  const restore = useAppStore((state) => state.restoreFromBin)
  const empty = useAppStore((state) => state.emptyBin)
  const [isAsking, setIsAsking] = useState(false)
  const ids = bin.map(({ id }) => id)

  return (
    <Dialog title={words.bin} onClose={closeBin}>
      <p className={styles['hint']}>{bin.length > 0 ? words.binHint : words.binEmpty}</p>
      <ul className={styles['list']}>
        {bin.map(({ id, title, authors, removedAt }) => (
          <li key={id} className={styles['line']}>
            <span dir="auto" className={styles['name']}>
              {title}
              <small>{[...authors, words.removedOn(dateOf(removedAt))].join(' · ')}</small>
            </span>
            <Button aria-label={`${words.restore}: ${title}`} onClick={() => void restore([id])}>
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
      {isAsking ? (
        <DialogActions>
          {/* The one thing here that cannot be undone. */}
          <p role="alert">{words.emptyBinSure(bin.length)}</p>
          <Button look="quiet" autoFocus onClick={() => setIsAsking(false)}>
            {words.cancel}
          </Button>
          <Button
            look="strong"
            onClick={() => {
              setIsAsking(false)
              void empty(ids)
            }}
          >
            {words.emptyBinYes}
          </Button>
        </DialogActions>
      ) : (
        <DialogActions>
          {bin.length > 0 && (
            <>
              <Button onClick={() => void restore(ids)}>{words.restoreAll}</Button>
              <Button onClick={() => setIsAsking(true)}>{words.emptyBin}</Button>
            </>
          )}
          <Button look="quiet" onClick={closeBin}>
            {words.close}
          </Button>
        </DialogActions>
      )}
    </Dialog>
  )
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const dateOf = (instant: string): string => dates.format(new Date(instant))
