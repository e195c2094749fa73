import { X } from 'lucide-react'
import { useEffect, useState } from 'react'

import type { Notice } from '../state/notices-slice'
import { words } from '../words/words'

import { Button } from './button'
import { classNames } from './class-names'
import { IconButton } from './icon-button'
import styles from './notices.module.css'

interface NoticesProps {
  readonly notices: readonly Notice[]
  /** A page lies under them: they stand in its margins and never on its text. */
  readonly isOverPage: boolean
  readonly onDismiss: (id: string) => void
}

/** How long a status stays; longer where there is something to decide. An alert waits to be dismissed. */
const stayMs = { status: 5000, action: 10_000 }

/**
 * Two sentences at most: the oldest alert, which makes room for the next when it is dismissed, and the
 * latest status. The regions are always there, so that they are read aloud.
 */
export function Notices({ notices, isOverPage, onDismiss }: NoticesProps) {
  const alert = notices.find(({ kind }) => kind === 'alert')
  const status = notices.findLast(({ kind }) => kind === 'status')
  const line = (notice: Notice | undefined) =>
    notice && <NoticeLine key={notice.id} notice={notice} onDismiss={onDismiss} />
  return (
    <div className={classNames(styles['notices'], isOverPage && styles['overPage'])}>
      <div role="alert" className={styles['alert']}>
        {line(alert)}
      </div>
      <div role="status" className={styles['status']}>
        {line(status)}
      </div>
    </div>
  )
}

interface NoticeLineProps {
  readonly notice: Notice
  readonly onDismiss: (id: string) => void
}

function NoticeLine({ notice, onDismiss }: NoticeLineProps) {
  const { id, kind, subject, text, action, otherAction } = notice
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    if (isHeld || kind === 'alert') return undefined
    const timer = setTimeout(() => onDismiss(id), stayMs[action ? 'action' : kind])
    return () => clearTimeout(timer)
  }, [id, kind, action, isHeld, onDismiss])

  const whole = subject === undefined ? text : `${subject}: ${text}`
  return (
    <div
      className={classNames(styles['notice'], otherAction && styles['withTwoWays'])}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <p className={styles['text']} title={whole}>
        {subject !== undefined && <strong className={styles['subject']}>{subject} </strong>}
        {text}
      </p>
      {[action, otherAction].map(
        (one) =>
          one && (
            <Button
              key={one.label}
              onClick={() => {
                one.run()
                onDismiss(id)
              }}
            >
              {one.label}
            </Button>
          ),
      )}
      <IconButton name={words.close} icon={X} onClick={() => onDismiss(id)} />
    </div>
  )
}
