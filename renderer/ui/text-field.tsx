import type { ComponentProps } from 'react'

import { classNames } from './class-names'
import styles from './field.module.css'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'aria-label' | 'onChange' | 'type'> {
  readonly label: string
  readonly onType: (text: string) => void
  /** Shows dots for what is typed. */
  readonly isSecret?: boolean
}

/** A line to type into; its name is read aloud and stands in it while it is empty. */
export function TextField({
  label,
  onType,
  isSecret = false,
  className,
  ...props
}: TextFieldProps) {
  return (
    <input
      spellCheck={false}
      {...props}
      type={isSecret ? 'password' : 'text'}
      aria-label={label}
      placeholder={label}
      className={classNames(styles['text'], className)}
      onChange={({ target }) => onType(target.value)}
    />
  )
}
