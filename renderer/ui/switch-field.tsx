import { useId } from 'react'

import styles from './field.module.css'

interface SwitchFieldProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function SwitchField({ label, isOn, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id} className={styles['wideLabel']}>
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className={styles['switch']}
      />
    </div>
  )
}
