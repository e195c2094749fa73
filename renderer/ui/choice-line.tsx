import type { ReactNode } from 'react'

import styles from './choice-line.module.css'

interface ChoiceLineProps {
  /** Shared by all lines among which one is chosen. */
  readonly groupName: string
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
  /** What the choice comes to. */
  readonly children?: ReactNode
}

/** One of several: a radio button that is a line of words, with an example below. */
export function ChoiceLine({ groupName, label, isChosen, onChoose, children }: ChoiceLineProps) {
  return (
    <label className={styles['choice']}>
      <input
        type="radio"
        name={groupName}
        checked={isChosen}
        onChange={onChoose}
        className={styles['radio']}
      />
      <span className={styles['line']}>
        <span className={styles['label']}>{label}</span>
        {children !== undefined && <span className={styles['example']}>{children}</span>}
      </span>
    </label>
  )
}
