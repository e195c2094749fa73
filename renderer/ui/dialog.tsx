import { useEffect, useId, useRef, type ReactNode } from 'react'

import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A question that waits for an answer: the browser's own modal dialog. */
export function Dialog({ title, children, onClose }: DialogProps) {
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
      className={styles['dialog']}
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
