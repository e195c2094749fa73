import { useState } from 'react'

import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import styles from './name-form.module.css'

interface NameFormProps {
  readonly label: string
  readonly name?: string
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

/** Asks for a name, there where it will stand. Enter saves, Escape leaves all as it was. */
export function NameForm({ label, name = '', onSave, onClose }: NameFormProps) {
  const [typed, setTyped] = useState(name)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() === '') return
        onSave(typed)
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <TextField label={label} value={typed} maxLength={60} autoFocus onType={setTyped} />
      <Button look="quiet" type="submit" disabled={typed.trim() === ''}>
        {words.save}
      </Button>
    </form>
  )
}
