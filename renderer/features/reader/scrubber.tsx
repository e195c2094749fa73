import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'

import type { Colour } from '#core/contrast'

import type { PageInfo } from '../../engine/visual-navigator'
import type { AppState } from '../../state/app-state'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { useAutomaticPlaces } from '../../state/use-automatic-places'
import { useChapters } from '../../state/use-chapters'
import { useInks } from '../../state/use-inks'
import { usePageOf } from '../../state/use-page-of'
import { usePagePicture } from '../../state/use-page-picture'
import { usePagePreview } from '../../state/use-page-preview'
import { classNames } from '../../ui/class-names'
import { Range } from '../../ui/range'
import { useSize } from '../../ui/use-size'
import { words } from '../../words/words'

import { markedPages } from './chapter-marks'
import { titleInContext } from './chapter-title'
import styles from './scrubber.module.css'

interface ScrubberProps {
  readonly place: PageInfo
  readonly readingProgression: 'ltr' | 'rtl'
  /** Page under the hand; `null` when none is. */
  readonly slidTo: number | null
  readonly onSlide: (page: number | null) => void
  readonly className: string | undefined
}

/** First words of a page, in the preview. */
const fewWords = 64
/** Of places found, so many are shown on the line. */
const mostFound = 400
const noResults: AppState['searchResults'] = []

/** The line through the book: where one is, and what one would find elsewhere. */
export function Scrubber(props: ScrubberProps) {
  const { place, readingProgression, slidTo, onSlide, className } = props
  const navigator = useNavigator()
  const title = useAppStore((state) => state.locator?.title)
  const chapters = useChapters()
  const preview = usePagePreview(slidTo, fewWords)
  const isDragged = useRef(false)
  const { total, exact } = place
  const page = slidTo ?? place.page
  const pageWords = words.page(page, page, total, exact)
  const chapter = titleInContext(slidTo === null ? title : preview?.title, page, chapters)
  const text = preview?.text?.replaceAll('\n', ' ')

  const settle = async (target: number) => {
    await navigator?.goToPage(target)
    onSlide(null)
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
    <div dir={readingProgression} className={classNames(styles['scrubber'], className)}>
      <Range
        min={1}
        max={Math.max(total, 1)}
        step={1}
        value={page}
        dir={readingProgression}
        aria-label={words.position}
        aria-valuetext={[pageWords, chapter, text].filter(Boolean).join(', ')}
        onPointerDown={() => {
          isDragged.current = true
        }}
        onKeyDown={turnByKey}
        onSlide={onSlide}
        onSettle={(target) => void settle(target)}
      />
      <ChapterMarks total={total} />
      <BookmarkMarks total={total} />
      <FurthestMark total={total} />
      <FoundMarks total={total} />
      {slidTo !== null && (
        <div aria-hidden data-preview className={styles['preview']} style={at(page, total)}>
          <p className={styles['where']}>
            <span dir="auto" className={styles['chapter']}>
              {chapter}
            </span>
            <span className={styles['page']}>{words.pageNumber(page, exact)}</span>
          </p>
          {navigator?.drawPicture ? (
            <PagePicture page={slidTo} />
          ) : (
            <p dir="auto" className={styles['words']}>
              {text}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

function PagePicture({ page }: { readonly page: number }) {
  return <div ref={usePagePicture(page)} className={styles['picture']} />
}

/** A small mark where each chapter begins; what they say to the eye, the slider's value says in words. */
function ChapterMarks({ total }: { readonly total: number }) {
  const chapters = useChapters()
  const [line, setLine] = useState<HTMLElement | null>(null)
  const { width } = useSize(line)
  const pages = useMemo(() => markedPages(chapters, width), [chapters, width])
  return (
    <div ref={setLine} aria-hidden className={styles['marks']}>
      {pages.map((page) => (
        <i key={page} data-mark className={styles['mark']} style={at(page, total)} />
      ))}
    </div>
  )
}

/** A small ribbon where each bookmark is, in its colour; the list of them says the same in words. */
function BookmarkMarks({ total }: { readonly total: number }) {
  const bookmarks = useAppStore((state) => state.bookmarks)
  const inks = useInks()
  const pageOf = usePageOf()
  const pages = new Map(bookmarks.map(({ locator, colour }) => [pageOf(locator), colour]))
  return Array.from(pages, ([page, colour]) =>
    page === null ? null : (
      <i
        key={page}
        aria-hidden
        data-ribbon
        className={styles['ribbon']}
        style={inked(at(page, total), colour && inks[colour].line)}
      />
    ),
  )
}

/** How far one has read, where one is not there; the list of bookmarks says the same in words. */
function FurthestMark({ total }: { readonly total: number }) {
  const pageOf = usePageOf()
  const furthest = useAutomaticPlaces().find(({ kind }) => kind === 'furthest')
  const page = furthest ? pageOf(furthest.locator) : null
  if (page === null) return null
  return <i aria-hidden data-furthest className={styles['furthest']} style={at(page, total)} />
}

/** Where something was found, once all is; the list of it says the same in words. */
function FoundMarks({ total }: { readonly total: number }) {
  const results = useAppStore((state) =>
    state.searchState.status === 'searching' ? noResults : state.searchResults,
  )
  const pageOf = usePageOf()
  const pages = new Set(
    results
      .slice(0, mostFound)
      .map(({ href, from, progression }) =>
        pageOf({ href, locations: { offset: from, progression } }),
      ),
  )
  return Array.from(pages, (page) =>
    page === null ? null : (
      <i key={page} aria-hidden data-found className={styles['found']} style={at(page, total)} />
    ),
  )
}

const inked = (place: CSSProperties, ink: Colour | null): CSSProperties =>
  ({ ...place, '--ink': ink ?? 'var(--accent)' }) as CSSProperties

/** Where a page stands on the line, as a share of it. */
const at = (page: number, total: number): CSSProperties =>
  ({ '--at': total > 1 ? (page - 1) / (total - 1) : 0 }) as CSSProperties
