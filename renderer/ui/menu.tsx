import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
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

interface SubmenuProps {
  readonly label: string
  /** What is chosen in it just now. */
  readonly value?: string | undefined
  readonly children: ReactNode
}

/** A menu in a menu, for what would make the first one too long. */
export function Submenu({ label, value, children }: SubmenuProps) {
  return (
    <BaseMenu.SubmenuRoot>
      <BaseMenu.SubmenuTrigger className={styles['item']}>
        {label}
        <span className={styles['keys']}>{value}</span>
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden className={styles['chevron']} />
      </BaseMenu.SubmenuTrigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={2} alignOffset={-5} className={styles['positioner']}>
          <BaseMenu.Popup className={styles['popup']}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.SubmenuRoot>
  )
}

interface MenuGroupProps {
  readonly label: string
  readonly children: ReactNode
}

/** Items that belong together, under a heading. */
export function MenuGroup({ label, children }: MenuGroupProps) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className={styles['label']}>{label}</BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
  )
}

export function MenuLine() {
  return <BaseMenu.Separator className={styles['line']} />
}

interface MenuCheckProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

/** Something that holds or does not. */
export function MenuCheck({ isChecked, onChange, children }: MenuCheckProps) {
  return (
    <BaseMenu.CheckboxItem
      checked={isChecked}
      closeOnClick
      className={styles['item']}
      onCheckedChange={(checked) => onChange(checked)}
    >
      {children}
      <BaseMenu.CheckboxItemIndicator className={styles['tick']}>
        <Check size={14} strokeWidth={2} aria-hidden />
      </BaseMenu.CheckboxItemIndicator>
    </BaseMenu.CheckboxItem>
  )
}

interface MenuItemProps {
  readonly keys?: string | undefined
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
  /** `null` where none of them is. */
  readonly value: Value | null
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
