import type { Metadata } from '#core/publication/publication'
import type { Locator } from '#core/publication/locator'

import type { ChapterStart } from '../../engine/chapter-pages'
import type { PageBlock } from '../../engine/geometry'
import { useAppStore } from '../../state/app-store'
import { useChapters } from '../../state/use-chapters'
import { classNames } from '../../ui/class-names'

import { titleInContext } from './chapter-title'
import styles from './running-head.module.css'
import { leftOf } from './use-page-geometry'

interface RunningHeadProps {
  readonly geometry: PageBlock
  readonly metadata: Metadata
}

/** How far down the head margin the line stands: nearer to the text than to the edge. */
const depth = 0.42

/**
 * What one reads, at the head of the pages, while the bars are away: the book on the left and the
 * chapter on the right, or the chapter alone over a single page. A page that opens a chapter has none.
 */
export function RunningHead({ geometry, metadata }: RunningHeadProps) {
  const isHidden = useAppStore((state) => state.barsShown)
  const locator = useAppStore((state) => state.locator)
  const first = useAppStore(({ page }) => page?.page)
  const pagesFilled = useAppStore(({ page }) => (page && page.lastPage > page.page ? 2 : 1))
  const chapters = useChapters()
  if (!locator) return null

  const { top, pageWidth, pagesInView } = geometry
  const title = titleInContext(locator.title, first, chapters, 1)
  const lines = pagesInView === 2 ? spreadHeads(title, metadata) : [title ?? metadata.title]
  if (opensChapter(locator, first, chapters)) lines[0] = ''
  if (chapters.some(({ page }) => page === (first ?? 0) + 1)) lines[1] = ''
  return (
    <div aria-hidden className={classNames(styles['heads'], isHidden && styles['hidden'])}>
      {lines.slice(0, pagesFilled).map((line, index) => {
        const left = leftOf(index, geometry, metadata.readingProgression)
        return (
          <span
            key={left}
            dir="auto"
            className={styles['head']}
            style={{ top: Math.round(top * depth), left, width: pageWidth }}
          >
            {line}
          </span>
        )
      })}
    </div>
  )
}

/** A book without chapters has its author on the left, as novels do. */
const spreadHeads = (title: string | undefined, { title: book, authors }: Metadata): string[] =>
  title === undefined ? [authors.map(({ name }) => name).join(', '), book] : [book, title]

/** Over its own heading a title would stand twice; and nothing stands over the beginning of a book. */
const opensChapter = (
  { title, locations }: Locator,
  page: number | undefined,
  chapters: readonly ChapterStart[],
): boolean =>
  locations.offset === 0 ||
  chapters.some((chapter) => chapter.page === page && chapter.label === title)
