import { useEffect, useId, useRef, type ReactNode } from 'react'

import { classNames } from './class-names'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** For what is read in it, more than for an answer. */
  readonly isWide?: boolean
  readonly onClose: () => void
}

/** A question that waits for an answer: the browser's own modal dialog. */
export function Dialog({ title, children, isWide = false, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      className={classNames(styles['dialog'], isWide && styles['wide'])}
      onClose={onClose}
      onPointerDown={({ target }) => {
        if (target === element.current) onClose()
      }}
    >
      <div className={styles['content']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
