import { useId } from 'react'

import styles from './field.module.css'

interface ColourFieldProps {
  readonly label: string
  /** `#` and six hexadecimal digits. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line: a name, and a colour to choose in the browser's own way. */
export function ColourField({ label, value, onChange }: ColourFieldProps) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id} className={styles['wideLabel']}>
        {label}
      </label>
      <output htmlFor={id} className={styles['value']}>
        {value.toUpperCase()}
      </output>
      <input
        id={id}
        type="color"
        value={value}
        className={styles['colour']}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
