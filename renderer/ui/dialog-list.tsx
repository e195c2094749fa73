import type { ReactNode } from 'react'

import styles from './dialog-list.module.css'

interface DialogHintProps {
  readonly children: ReactNode
}

/** What a dialog is about, under its title. */
export const DialogHint = ({ children }: DialogHintProps) => (
  <p className={styles['hint']}>{children}</p>
)

interface DialogListProps {
  /** Its order says something. */
  readonly isOrdered?: boolean
  readonly children: ReactNode
}

/** A list that a dialog is there for; a long one scrolls by itself. */
export function DialogList({ isOrdered = false, children }: DialogListProps) {
  const List = isOrdered ? 'ol' : 'ul'
  return <List className={styles['list']}>{children}</List>
}

interface DialogLineProps {
  readonly name: ReactNode
  /** One sentence about it, and where it is long or says too little, more of it. */
  readonly facts: string
  readonly factsTitle?: string | undefined
  /** What can be set, below its name. */
  readonly settings?: ReactNode
  /** Its buttons. */
  readonly children: ReactNode
}

/** One thing in it: its name on one line, what there is to say of it, and what can be done with it. */
export const DialogLine = ({ name, facts, factsTitle, settings, children }: DialogLineProps) => (
  <li className={styles['line']}>
    <div className={styles['names']}>
      <p className={styles['name']}>{name}</p>
      <p className={styles['facts']} title={factsTitle}>
        {facts}
      </p>
      {settings}
    </div>
    {children}
  </li>
)
