import { useRef, useState, type KeyboardEvent } from 'react'

import type { Manifest } from '#core/publication/publication'

import type { PageInfo } from '../../engine/visual-navigator'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { classNames } from '../../ui/class-names'
import { Range } from '../../ui/range'
import { words } from '../../words/words'

import { BackPill } from './back-pill'
import styles from './foot.module.css'
import { isWholeChapter } from './whole-chapter'

interface FootProps {
  readonly manifest: Manifest
}

const nowhere: PageInfo = { page: 1, lastPage: 1, total: 1, exact: false, pagesLeftInSection: 0 }

/** Where one is in the book, the way back after a jump, and the slider that leads elsewhere. */
export function Foot({ manifest }: FootProps) {
  const navigator = useNavigator()
  const isShown = useAppStore((state) => state.barsShown)
  const place = useAppStore((state) => state.page)
  const [slidTo, setSlidTo] = useState<number | null>(null)
  const isDragged = useRef(false)
  const { page, lastPage, total, exact } = place ?? nowhere
  const shownPage = slidTo ?? page

  const settle = async (target: number) => {
    await navigator?.goToPage(target)
    setSlidTo(null)
    // Who dragged wants to read on there. By key one stays, to go on sliding.
    if (isDragged.current) navigator?.focus()
    isDragged.current = false
  }
  // The keys mean here what they mean on the page: the slider's own steps would stay on the same spread
  // or leap hundreds of pages.
  const turnByKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const turn = {
      ArrowLeft: () => navigator?.goLeft(),
      ArrowRight: () => navigator?.goRight(),
      ArrowUp: () => navigator?.goForward(),
      ArrowDown: () => navigator?.goBackward(),
      PageDown: () => navigator?.goForward(),
      PageUp: () => navigator?.goBackward(),
      ' ': () => (event.shiftKey ? navigator?.goBackward() : navigator?.goForward()),
      Home: () => navigator?.goToStart(),
      End: () => navigator?.goToEnd(),
    }[event.key]
    if (!turn) return
    event.preventDefault()
    void turn()
  }

  return (
    <footer data-bar className={classNames(styles['foot'], isShown && styles['shown'])}>
      <div className={styles['start']}>
        <BackPill />
        <Chapter manifest={manifest} />
      </div>
      <Range
        min={1}
        max={Math.max(total, 1)}
        step={1}
        value={shownPage}
        dir={manifest.metadata.readingProgression}
        aria-label={words.position}
        aria-valuetext={words.page(shownPage, shownPage, total, exact)}
        className={classNames(styles['part'], styles['scrubber'])}
        onPointerDown={() => {
          isDragged.current = true
        }}
        onKeyDown={turnByKey}
        onSlide={setSlidTo}
        onSettle={(target) => void settle(target)}
      />
      <p className={classNames(styles['part'], styles['page'])}>
        {place && words.page(shownPage, slidTo === null ? lastPage : shownPage, total, exact)}
      </p>
    </footer>
  )
}

/** The chapter and what is left of it; of the book, where there is no chapter or its end is not known. */
function Chapter({ manifest }: FootProps) {
  const place = useAppStore((state) => state.page)
  const title = useAppStore((state) => state.locator?.title)
  const href = useAppStore((state) => state.locator?.href)
  if (!place || href === undefined) return null
  const { lastPage, total, exact, pagesLeftInSection } = place
  const isChapter = title !== undefined && isWholeChapter(manifest, href)
  const left = isChapter
    ? words.pagesLeft(pagesLeftInSection, 'chapter')
    : words.pagesLeft(total - lastPage, 'book')
  return (
    <p className={classNames(styles['part'], styles['chapter'])}>
      <span className={styles['title']}>{title ?? manifest.metadata.title}</span>
      {exact && <span className={styles['left']}>{left}</span>}
    </p>
  )
}
