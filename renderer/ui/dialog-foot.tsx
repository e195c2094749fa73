import type { ReactNode } from 'react'

import styles from './dialog-foot.module.css'

interface FootProps {
  readonly children: ReactNode
}

/** What was done in a dialog last, and the way back from it; its place is kept while nothing was. */
export const DialogStatus = ({ children }: FootProps) => (
  <div role="status" className={styles['status']}>
    {children}
  </div>
)

interface ActionsProps extends FootProps {
  /** Buttons for what is done in the dialog, at the other end. */
  readonly inside?: ReactNode
}

/** The buttons that end a dialog, the one that is meant last. A sentence before them takes the room that is left. */
export const DialogActions = ({ inside, children }: ActionsProps) => (
  <div className={styles['actions']}>
    {inside !== undefined && <div className={styles['inside']}>{inside}</div>}
    {children}
  </div>
)
