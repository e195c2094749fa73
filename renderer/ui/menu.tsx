import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ComponentProps, ReactNode } from 'react'

import styles from './menu.module.css'

type Anchor = ComponentProps<typeof BaseMenu.Positioner>['anchor']

interface MenuProps {
  /** A button, drawn with the menu's own props; without it the menu is opened by `isOpen`. */
  readonly trigger?: ComponentProps<typeof BaseMenu.Trigger>['render']
  readonly isOpen?: boolean
  readonly anchor?: Anchor
  readonly align?: 'start' | 'end'
  readonly onOpenChange?: (isOpen: boolean) => void
  /** Where the keyboard goes when the menu closes; by itself to the trigger. */
  readonly focusAfter?: () => HTMLElement | null
  readonly children: ReactNode
}

export function Menu(props: MenuProps) {
  const { trigger, isOpen, anchor, align = 'end', onOpenChange, focusAfter, children } = props
  return (
    <BaseMenu.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <BaseMenu.Trigger render={trigger} />}
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          className={styles['positioner']}
        >
          <BaseMenu.Popup className={styles['popup']} finalFocus={focusAfter ?? true}>
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

interface MenuItemProps {
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

export function MenuItem({ keys, isDisabled = false, onChoose, children }: MenuItemProps) {
  return (
    <BaseMenu.Item className={styles['item']} disabled={isDisabled} onClick={onChoose}>
      {children}
      {keys !== undefined && <span className={styles['keys']}>{keys}</span>}
    </BaseMenu.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  readonly options: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, in a menu. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { options, value, onChange } = props
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
      {(Object.keys(options) as Value[]).map((option) => (
        <BaseMenu.RadioItem key={option} value={option} closeOnClick className={styles['item']}>
          {options[option]}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  )
}
