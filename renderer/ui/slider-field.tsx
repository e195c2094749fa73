import { useId } from 'react'

import styles from './field.module.css'
import { Range } from './range'

interface SliderFieldProps {
  readonly label: string
  readonly limits: { readonly min: number; readonly max: number; readonly step: number }
  readonly value: number
  readonly valueText: string
  readonly onChange: (value: number) => void
}

/** One line: a name, a slider, and its value in words. */
export function SliderField({ label, limits, value, valueText, onChange }: SliderFieldProps) {
  const id = useId()
  const { min, max, step } = limits
  return (
    <div className={styles['line']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <Range
        id={id}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={valueText}
        onSlide={onChange}
        className={styles['slider']}
      />
      <output htmlFor={id} className={styles['value']}>
        {valueText}
      </output>
    </div>
  )
}
