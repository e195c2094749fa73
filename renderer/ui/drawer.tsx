import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'

import { words } from '../words/words'

import { classNames } from './class-names'
import styles from './drawer.module.css'
import { IconButton } from './icon-button'

interface DrawerProps {
  readonly name: string
  readonly side: 'left' | 'right'
  /** What stands in its head, beside the button that closes it. */
  readonly head: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
}

/** Whether the window is too narrow for a page beside a drawer: it has done its work once it led somewhere. */
export const coversPage = (): boolean => window.matchMedia('(width < 860px)').matches

/**
 * A panel at the side of the page. It takes the focus when it opens and gives it back when it closes,
 * but the page beside it stays alive: it is not modal.
 */
export function Drawer({ name, side, head, children, onClose }: DrawerProps) {
  const element = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    const drawer = element.current
    const first = drawer?.querySelector<HTMLElement>('[data-first-focus]')
    ;(first ?? drawer)?.focus({ preventScroll: true })
    return () => {
      const hasFocus =
        drawer?.contains(document.activeElement) || document.activeElement === document.body
      if (hasFocus && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <>
      <div className={styles['scrim']} onPointerDown={onClose} aria-hidden />
      <div
        ref={element}
        role="dialog"
        aria-label={name}
        tabIndex={-1}
        className={classNames(styles['drawer'], styles[side])}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          onClose()
        }}
      >
        <header className={styles['head']}>
          {head}
          <IconButton name={words.close} shortcut="Esc" icon={X} onClick={onClose} />
        </header>
        <div className={styles['body']}>{children}</div>
      </div>
    </>
  )
}
