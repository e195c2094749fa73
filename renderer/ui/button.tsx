import type { ComponentProps } from 'react'

import styles from './button.module.css'
import { classNames } from './class-names'

interface ButtonProps extends ComponentProps<'button'> {
  /** `plain` is a word; `quiet` stands on a surface; `strong` is the one thing to do. */
  readonly look?: 'plain' | 'quiet' | 'strong'
}

export function Button({ look = 'plain', className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classNames(styles['button'], styles[look], className)}
    />
  )
}
