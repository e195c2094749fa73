import { useId, useRef, useState } from 'react'

import { sentenceFor } from '#core/error-words'

import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DialogActions } from '../../ui/dialog-foot'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './password-dialog.module.css'

interface PasswordDialogProps {
  readonly subject: string
}

/** Asks for the password of a locked file until it is the right one, or nobody wants to open it any more. */
export function PasswordDialog({ subject }: PasswordDialogProps) {
  const givePassword = useAppStore((state) => state.givePassword)
  const refusePassword = useAppStore((state) => state.refusePassword)
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'asking' | 'trying' | 'wrong'>('asking')
  const field = useRef<HTMLInputElement>(null)
  const hintId = useId()

  const unlock = async () => {
    if (password === '' || state === 'trying') return
    setState('trying')
    if (await givePassword(password)) return
    setState('wrong')
    field.current?.select()
  }
  return (
    <Dialog title={words.locked} onClose={refusePassword}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void unlock()
        }}
      >
        <p dir="auto" className={styles['subject']}>
          {subject}
        </p>
        <TextField
          ref={field}
          isSecret
          autoFocus
          autoComplete="off"
          label={words.password}
          aria-describedby={hintId}
          aria-invalid={state === 'wrong'}
          value={password}
          onType={(typed) => {
            setPassword(typed)
            setState('asking')
          }}
          className={styles['field']}
        />
        {state === 'wrong' ? (
          <p key="wrong" id={hintId} role="alert" className={styles['wrong']}>
            {sentenceFor({ code: 'publication/password-wrong', details: {} })}
          </p>
        ) : (
          <p key="hint" id={hintId} className={styles['hint']}>
            {words.passwordHint}
          </p>
        )}
        <DialogActions>
          <Button look="quiet" onClick={refusePassword}>
            {words.cancel}
          </Button>
          <Button type="submit" look="strong" aria-disabled={password === '' || state === 'trying'}>
            {words.unlock}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
