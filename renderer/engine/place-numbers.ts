import { offsetOfId } from '#core/content/prepared-section'
import type { Locator } from '#core/publication/locator'

import {
  type ChapterLayout,
  type ChapterStart,
  chapterStarts,
  pagesLeftInChapter,
} from './chapter-pages'
import type { MeasuredPages } from './measuring/measured-pages'
import { type KnownPages, locatePage, pageInfo, pagesBefore, sectionPages } from './page-numbers'
import type { SectionSource } from './section-source'
import { splitHref } from './split-href'
import type { Anchor, TextWalk } from './text-walk'
import { titlesOf, type TocPlaces } from './toc-places'
import type { PageInfo } from './visual-navigator'

export interface PlaceNumbersContext {
  readonly source: SectionSource
  readonly toc: TocPlaces
  /** Which sections have numbers; the others are read apart from the rest. */
  readonly isLinear: readonly boolean[]
  readonly weights: readonly number[]
  readonly measured: () => MeasuredPages
  readonly walk: () => TextWalk
  /** Sections have come without which some place had no number. */
  readonly onArrived: () => void
}

/** The text of a page, or about where it lies as long as that is not known. */
export interface PageSpan {
  readonly section: number
  /** Offsets in the section's text. */
  readonly from: number
  readonly to: number
  readonly isExact: boolean
}

/** On which page a place of the publication stands, on which its chapters begin, and what a page holds. */
export class PlaceNumbers {
  readonly #context: PlaceNumbersContext
  /** Sections fetched for their numbers' sake, and how many of them are still on their way. */
  readonly #wanted = new Set<number>()
  #arriving = 0

  constructor(context: PlaceNumbersContext) {
    this.#context = context
  }

  get known(): KnownPages {
    const { isLinear, weights } = this.#context
    const measured = this.#context.measured()
    return {
      pages: isLinear.map((linear, section) => (linear ? measured.pagesOf(section) : 0)),
      weights,
      sample: this.#sample(measured),
    }
  }

  /** The pages in view. @param showsEnd no later page of the publication comes into view */
  inView({ section, offset }: Anchor, pagesInView: number, showsEnd: boolean): PageInfo {
    const { known } = this
    const first = this.#context.walk().pageInSection(sectionPages(known, section))
    const info = pageInfo(known, section, first, pagesInView)
    // Over the last screenful of one long column no later page comes to the top.
    if (showsEnd) return { ...info, lastPage: info.total, pagesLeftInChapter: 0 }
    const page = info.lastPage - pagesBefore(known, section) - 1
    const { toc } = this.#context
    const entry = toc.indexAt(section, offset)
    const layout = this.#chapterLayout(known)
    return {
      ...info,
      pagesLeftInChapter: pagesLeftInChapter(toc, entry, { section, page }, layout),
    }
  }

  /**
   * Page of a place, from 1; `null` where it is not known exactly. What must be fetched to know it is.
   *
   * @param locator in the view of the publication that is shown
   */
  pageOf({ href, locations }: Locator): number | null {
    const { resource, fragment } = splitHref(href)
    const { source } = this.#context
    const section = source.indexOf(resource)
    const { known } = this
    // What one reads apart from the rest has no number in it.
    if (section < 0 || known.pages[section] === 0) return null
    if (known.pages.slice(0, section + 1).includes(null)) return null
    const { offset, fragment: inside = fragment } = locations
    const prepared = source.peek(section)
    const isAtStart = offset === 0 || (offset === undefined && inside === undefined)
    if (!prepared && !isAtStart) {
      this.#want(section)
      return null
    }
    const at = offset ?? (prepared && inside !== undefined ? offsetOfId(prepared, inside) : 0)
    const page = this.#context.measured().pageAt(section, at)
    return page === null ? null : pagesBefore(known, section) + page + 1
  }

  /** Titles of the chapter in which a place lies; see {@link titlesOf}. */
  titlesOf({ href, locations }: Locator): readonly string[] {
    const { source, toc } = this.#context
    const section = source.indexOf(splitHref(href).resource)
    return section < 0 ? [] : titlesOf(toc.places[toc.indexAt(section, locations.offset ?? 0)])
  }

  chapters(): readonly ChapterStart[] {
    return chapterStarts(this.#context.toc, this.#chapterLayout(this.known))
  }

  /** What stands on a page. @param page from 1 */
  async spanOf(page: number): Promise<PageSpan> {
    const { known } = this
    const measured = this.#context.measured()
    const { section, page: inSection } = locatePage(known, page)
    const prepared = await this.#context.source.section(section)
    if (known.pages.slice(0, section + 1).includes(null)) {
      const share = inSection / sectionPages(known, section)
      const near = Math.floor(share * prepared.characters)
      return { section, from: near, to: near, isExact: false }
    }
    const from = measured.startOfPage(prepared, section, inSection)
    const to = measured.startOfPage(prepared, section, inSection + 1)
    return { section, from, to, isExact: true }
  }

  /** What is laid out around the reader in a section that is not measured yet. */
  #sample(measured: MeasuredPages): KnownPages['sample'] {
    const walk = this.#context.walk()
    const { section } = walk.anchor
    if (measured.pagesOf(section) !== null) return undefined
    const laidOut = walk.laidOut()
    const weight = this.#context.weights[section]!
    return laidOut && { pages: laidOut.pages, weight: weight * laidOut.share }
  }

  #chapterLayout(known: KnownPages): ChapterLayout {
    const { source } = this.#context
    const measured = this.#context.measured()
    return {
      known,
      pageAt: (section, offset) => measured.pageAt(section, offset),
      pageNear: (section, offset) => {
        const characters = source.peek(section)?.characters ?? 0
        return Math.floor((offset / Math.max(1, characters)) * (sectionPages(known, section) - 1))
      },
      startsPage: (section, offset) => {
        const prepared = source.peek(section)
        if (!prepared || offset <= prepared.leading) return measured.pageAt(section, offset) === 0
        const page = measured.pageAt(section, offset)
        return page !== null && offset <= measured.startOfPage(prepared, section, page)
      },
      want: (section) => this.#want(section),
    }
  }

  /** Fetches a section without which some place has no page number, and says so when all have come. */
  #want(section: number): void {
    if (this.#wanted.has(section)) return
    this.#wanted.add(section)
    this.#arriving += 1
    const settle = () => {
      this.#arriving -= 1
      if (this.#arriving === 0) this.#context.onArrived()
    }
    // One that cannot be had stays without; who goes there is told why.
    this.#context.source.section(section).then(settle, settle)
  }
}
