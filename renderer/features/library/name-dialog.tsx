import { useState } from 'react'

import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './library-dialog.module.css'

interface NameDialogProps {
  /** What the name is of. */
  readonly title: string
  readonly name?: string
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

const longestName = 100

/** Asks for a name. */
export function NameDialog({ title, name = '', onSave, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name)
  const isEmpty = typed.trim() === ''
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isEmpty) return
          onSave(typed.trim())
          onClose()
        }}
      >
        <div className={styles['form']}>
          <TextField
            label={title}
            value={typed}
            maxLength={longestName}
            autoFocus
            onType={setTyped}
          />
        </div>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button look="strong" type="submit" disabled={isEmpty}>
            {words.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
