import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'

import { useAppStore } from '../../state/app-store'
import { useTravel } from '../../state/travel-context'
import { usePageOf } from '../../state/use-page-of'
import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import styles from './back-pill.module.css'

const stayMs = 8000

/** After a jump: the way back, for a few seconds by itself, and with the bars as long as there is one. */
export function BackPill() {
  const place = useAppStore((state) => state.history.back.at(-1))
  const barsShown = useAppStore((state) => state.barsShown)
  const pageOf = usePageOf()
  const { back } = useTravel()
  const [stale, setStale] = useState(place)

  useEffect(() => {
    const timer = setTimeout(() => setStale(place), stayMs)
    return () => clearTimeout(timer)
  }, [place])

  if (!place) return null
  const isShown = barsShown || stale !== place
  return (
    <button
      type="button"
      className={classNames(styles['pill'], isShown && styles['shown'])}
      onClick={back}
    >
      <Undo2 size={14} strokeWidth={1.5} aria-hidden className={styles['arrow']} />
      <span className={styles['words']}>{words.backToPage(pageOf(place))}</span>
    </button>
  )
}
