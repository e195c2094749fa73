import { useId } from 'react'

import { classNames } from './class-names'
import styles from './field.module.css'

interface SelectFieldProps {
  readonly label: string
  /** Value and word, in the order in which they stand. */
  readonly options: readonly (readonly [value: string, word: string])[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of many: a name, and a list that opens. */
export function SelectField({ label, options, value, onChange }: SelectFieldProps) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={classNames(styles['text'], styles['select'])}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}
