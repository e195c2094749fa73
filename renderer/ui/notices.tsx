import { X } from 'lucide-react'
import { useEffect, useState } from 'react'

import type { Notice } from '../state/notices-slice'
import { words } from '../words/words'

import { Button } from './button'
import { IconButton } from './icon-button'
import styles from './notices.module.css'

interface NoticesProps {
  readonly notices: readonly Notice[]
  readonly onDismiss: (id: string) => void
}

/** How long a notice stays; longer where there is something to decide or to understand. */
const stayMs = { status: 5000, action: 10_000, alert: 20_000 }

/** Sentences at the foot of the window. The regions are always there, so that they are read aloud. */
export function Notices({ notices, onDismiss }: NoticesProps) {
  const list = (kind: Notice['kind']) =>
    notices
      .filter((notice) => notice.kind === kind)
      .map((notice) => <NoticeLine key={notice.id} notice={notice} onDismiss={onDismiss} />)
  return (
    <div className={styles['notices']}>
      <div role="alert">{list('alert')}</div>
      <div role="status">{list('status')}</div>
    </div>
  )
}

interface NoticeLineProps {
  readonly notice: Notice
  readonly onDismiss: (id: string) => void
}

function NoticeLine({ notice, onDismiss }: NoticeLineProps) {
  const { id, kind, subject, text, action } = notice
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => onDismiss(id), stayMs[action ? 'action' : kind])
    return () => clearTimeout(timer)
  }, [id, kind, action, isHeld, onDismiss])

  return (
    <div
      className={styles['notice']}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <p className={styles['text']}>
        {subject !== undefined && <strong className={styles['subject']}>{subject}</strong>}
        {text}
      </p>
      {action && (
        <Button
          onClick={() => {
            action.run()
            onDismiss(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton name={words.close} icon={X} onClick={() => onDismiss(id)} />
    </div>
  )
}
