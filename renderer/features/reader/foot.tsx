import { useState, type KeyboardEvent } from 'react'

import type { PageInfo } from '../../engine/visual-navigator'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { classNames } from '../../ui/class-names'
import { Range } from '../../ui/range'
import { words } from '../../words/words'

import styles from './foot.module.css'

interface FootProps {
  readonly readingProgression: 'ltr' | 'rtl'
}

const nowhere: PageInfo = { page: 1, lastPage: 1, total: 1, exact: false, pagesLeftInSection: 0 }

/** Where one is in the book, and the slider that leads elsewhere. */
export function Foot({ readingProgression }: FootProps) {
  const navigator = useNavigator()
  const isShown = useAppStore((state) => state.barsShown)
  const place = useAppStore((state) => state.page)
  const chapter = useAppStore((state) => state.locator?.title)
  const hasPill = useAppStore((state) => state.history.back.length > 0)
  const [slidTo, setSlidTo] = useState<number | null>(null)
  const { page, lastPage, total, exact, pagesLeftInSection } = place ?? nowhere
  const shownPage = slidTo ?? page

  const settle = (target: number) => {
    void navigator?.goToPage(target).finally(() => setSlidTo(null))
  }
  // One view at a time: a step of one page would stay on the same spread.
  const turnByKey = (event: KeyboardEvent) => {
    const turn = {
      ArrowLeft: () => navigator?.goLeft(),
      ArrowRight: () => navigator?.goRight(),
      ArrowUp: () => navigator?.goForward(),
      ArrowDown: () => navigator?.goBackward(),
    }[event.key]
    if (!turn) return
    event.preventDefault()
    void turn()
  }

  return (
    <footer data-bar className={classNames(styles['foot'], isShown && styles['shown'])}>
      <p className={classNames(styles['chapter'], hasPill && styles['besidePill'])}>
        <span className={styles['title']}>{chapter}</span>
        {place && <span className={styles['left']}>{words.pagesLeft(pagesLeftInSection)}</span>}
      </p>
      <Range
        min={1}
        max={Math.max(total, 1)}
        step={1}
        value={shownPage}
        dir={readingProgression}
        aria-label={words.position}
        aria-valuetext={words.page(shownPage, shownPage, total, exact)}
        className={styles['scrubber']}
        onKeyDown={turnByKey}
        onSlide={setSlidTo}
        onSettle={settle}
      />
      <p className={styles['page']}>
        {place && words.page(shownPage, slidTo === null ? lastPage : shownPage, total, exact)}
      </p>
    </footer>
  )
}
