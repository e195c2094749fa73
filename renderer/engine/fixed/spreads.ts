import type { Link } from '#core/publication/publication'

/** What decides whether a page may stand beside another one. */
export interface SpreadPage {
  readonly spread: Link['spread']
  /** Out of the order in which one reads: it is seen alone, by who goes there. */
  readonly isApart: boolean
  /** Wide enough to be two pages: a picture across both. */
  readonly isWide: boolean
}

/** Pages that are seen together. */
export interface Spread {
  /** Indices of one or two pages, in the order in which one reads. */
  readonly pages: readonly number[]
  /** Which half a single page stands on; `null` for the middle. */
  readonly half: 'left' | 'right' | null
  readonly isApart: boolean
}

export interface SpreadOptions {
  /** At most so many pages side by side. */
  readonly mostPages: 1 | 2
  readonly readingProgression: 'ltr' | 'rtl'
  /** The first page has none beside it, unless the publisher says where it stands. */
  readonly coverAlone: boolean
}

/** Groups pages to spreads, in the order in which one reads. */
export function groupSpreads(pages: readonly SpreadPage[], options: SpreadOptions): Spread[] {
  const { mostPages, readingProgression, coverAlone } = options
  const firstHalf = readingProgression === 'rtl' ? 'right' : 'left'
  const spreads: Spread[] = []
  /** A page on the first half that waits for the other. */
  let waiting: number | null = null

  const alone = (page: number, half: Spread['half'] = null) =>
    spreads.push({ pages: [page], half, isApart: pages[page]!.isApart })
  const closeWaiting = () => {
    // Only who asked for a half gets it; beside nothing a page stands in the middle.
    if (waiting !== null) alone(waiting, pages[waiting]!.spread === firstHalf ? firstHalf : null)
    waiting = null
  }
  const start = pages.findIndex(({ isApart }) => !isApart)

  for (const [index, { spread, isApart, isWide }] of pages.entries()) {
    const isCover = coverAlone && index === start && spread === undefined
    if (mostPages === 1 || isApart || isWide || isCover || spread === 'alone') {
      closeWaiting()
      alone(index)
    } else if (waiting !== null && spread !== firstHalf) {
      spreads.push({ pages: [waiting, index], half: null, isApart: false })
      waiting = null
    } else if (spread === undefined || spread === firstHalf) {
      closeWaiting()
      waiting = index
    } else alone(index, spread)
  }
  closeWaiting()
  return spreads
}
