import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

import styles from './disclosure.module.css'

interface DisclosureProps {
  readonly title: string
  readonly children: ReactNode
}

/** A part that is folded until it is wanted: the browser's own, so that keys and screen readers know it. */
export function Disclosure({ title, children }: DisclosureProps) {
  return (
    <details className={styles['disclosure']}>
      <summary className={styles['summary']}>
        {title}
        <ChevronRight size={16} strokeWidth={1.5} className={styles['chevron']} aria-hidden />
      </summary>
      <div className={styles['content']}>{children}</div>
    </details>
  )
}
