import { useId } from 'react'

import styles from './field.module.css'

interface SegmentedFieldProps<Value extends string> {
  readonly label: string
  /** For a label that only a screen reader needs. */
  readonly hidesLabel?: boolean
  /** Value to word, in the order in which they stand. */
  readonly options: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few: radio buttons that look like one control. */
export function SegmentedField<Value extends string>(props: SegmentedFieldProps<Value>) {
  const { label, hidesLabel = false, options, value, onChange } = props
  const name = useId()
  return (
    <fieldset className={styles['segmented']}>
      <legend className={styles[hidesLabel ? 'unseen' : 'legend']}>{label}</legend>
      <div className={styles['segments']}>
        {(Object.keys(options) as Value[]).map((option) => (
          <label key={option} className={styles['segment']}>
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
              className={styles['hiddenRadio']}
            />
            <span>{options[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
