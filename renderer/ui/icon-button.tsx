import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

import { classNames } from './class-names'
import styles from './icon-button.module.css'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Read aloud, and shown when the pointer rests on it. */
  readonly name: string
  /** A key that does the same. */
  readonly shortcut?: string
  readonly icon: LucideIcon
  readonly isFilled?: boolean
}

export function IconButton(props: IconButtonProps) {
  const { name, shortcut, icon: Icon, isFilled = false, className, ...rest } = props
  return (
    <button
      type="button"
      title={shortcut === undefined ? name : `${name} (${shortcut})`}
      {...rest}
      aria-label={name}
      className={classNames(styles['button'], className)}
    >
      <Icon size={18} strokeWidth={1.5} fill={isFilled ? 'currentColor' : 'none'} aria-hidden />
    </button>
  )
}
