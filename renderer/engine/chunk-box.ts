import type { ChunkLayout } from '#core/publication/page-map'
import { shellAttribute } from '#core/content/cut-section'
import type { PreparedSection } from '#core/content/prepared-section'

import type { PageBlock, PageGeometry } from './geometry'
import { fallbackLanguage } from './hyphenator'
import { isCjk } from './cjk'
import { fitToPages } from './fitting/fit-to-pages'
import { pictures, suspectsIn, type SuspectRules, type Suspects } from './fitting/suspects'
import { scratchRange } from './scratch-range'
import { TextIndex } from './text-index'
import { TextSearch } from './text-search'
import type { NeededFaces } from './typesetting/needed-faces'
import { unsetAttribute } from './typesetting/typesetting-style'
import {
  columnOf,
  columnShift,
  flowRect,
  isVertical,
  pageBlockOf,
  pageDepth,
  type FlowRect,
  type WritingDirection,
  type WritingMode,
} from './writing-direction'

/** What a chunk needs to know of the one before. */
export type ChunkEnd = Pick<ChunkLayout, 'tail' | 'marginAfter'>

export interface ChunkBoxOptions {
  readonly document: Document
  readonly stage: Element
  readonly section: PreparedSection
  readonly html: string
  /** Greater than that of any text before it in the publication. */
  readonly order: number
  readonly readingProgression: 'ltr' | 'rtl'
  readonly writingMode: WritingMode
  readonly language: string | null
  readonly keepInlineStyles: boolean
  /** Selects what may be larger than a page. */
  readonly suspects: SuspectRules
  /** Nothing of the section comes after it. */
  readonly isLast: boolean
}

/** On a box whose lines run from top to bottom: its writing mode. */
export const verticalAttribute = 'data-octavo-vertical'

/**
 * One chunk of a section, laid out as a row of columns of page size; a column of them, where the lines
 * run from top to bottom. Its first column lies over the last one of the chunk before: an unbreakable
 * seam, as far across the lines as what that one used, pushes its text on.
 */
export class ChunkBox {
  readonly element: HTMLElement
  readonly body: HTMLElement
  readonly #seam: HTMLElement
  readonly #direction: WritingDirection
  /** What may be larger than a page, or stand beside the text. */
  readonly #suspects: Suspects
  readonly #isLast: boolean
  #text: TextIndex | undefined
  #seamKey: string | undefined

  constructor(options: ChunkBoxOptions) {
    const { document, section, readingProgression, writingMode } = options
    this.#direction = { writingMode, columns: readingProgression }
    this.#isLast = options.isLast
    this.element = document.createElement('octavo-box')
    this.element.dir = isVertical(writingMode) ? 'ltr' : readingProgression
    if (isVertical(writingMode)) this.element.setAttribute(verticalAttribute, writingMode)
    this.#seam = document.createElement('octavo-seam')
    this.body = document.createElement('octavo-body')
    this.body.innerHTML = options.html
    if (section.bodyClass) this.body.className = section.bodyClass
    if (section.bodyId) this.body.id = section.bodyId
    if (section.bodyStyle && options.keepInlineStyles)
      this.body.setAttribute('style', section.bodyStyle)
    if (!options.keepInlineStyles) {
      for (const styled of this.body.querySelectorAll('[style]')) styled.removeAttribute('style')
    }
    // The publication's language divides words where the document names none; it is not the document's.
    if (section.language && section.language === options.language) this.body.lang = section.language
    else if (options.language) {
      this.body.setAttribute(fallbackLanguage, options.language)
      // It chooses among the faces of the system, though: signs of one code differ from land to land.
      this.body.style.setProperty('-webkit-locale', JSON.stringify(options.language))
    }
    // A Japanese book is leafed through to the left, and its lines still run to the right or down.
    const usual = isCjk(options.language) ? 'ltr' : this.element.dir
    this.body.dir = section.direction ?? usual
    this.element.append(this.#seam, this.body)
    this.joinTo(null)
    this.element.style.visibility = 'hidden'
    this.#suspects = suspectsIn(this.body, options.suspects)
    // Beside a float lines are shorter, and where it lies is only known when all is laid out.
    this.element.toggleAttribute(unsetAttribute, !this.#suspects.reachAcross)
    this.element.dataset['order'] = String(options.order)
    options.stage.insertBefore(this.element, firstAfter(options.order, options.stage))
  }

  /** The chunk's text nodes by locator offset, counted from the chunk's start. */
  get text(): TextIndex {
    return (this.#text ??= new TextIndex(this.body))
  }

  /** Resolves when fonts and pictures are there: what is measured then is true. */
  async settle(faces: NeededFaces): Promise<void> {
    const pending = [...this.body.querySelectorAll('img')].filter((image) => !image.complete)
    const images = pending.map(loadedOrFailed)
    await faces.load(this.body)
    await Promise.all(images)
  }

  /** Makes everything in the chunk fit its pages; once, after it has arrived and before it is joined. */
  fit(): void {
    fitToPages(this.element, this.body, this.#suspects, this.#direction)
  }

  /** Chooses line ends and divides words; before anything is measured, after everything has arrived. */
  setText(set: (body: HTMLElement) => void): void {
    set(this.body)
    this.element.removeAttribute(unsetAttribute)
    this.#text = undefined
  }

  /** Joins the box to the end of the chunk before; `null` for a chunk that starts a page. */
  joinTo(previous: ChunkEnd | null): void {
    const key = previous ? `${previous.tail}:${previous.marginAfter}` : ''
    if (key === this.#seamKey) return
    this.#seamKey = key
    // Without a seam nothing stands before the text, and no break that its first block asks for.
    this.#seam.style.display = previous ? '' : 'none'
    this.#seam.style.blockSize = `${previous?.tail ?? 0}px`
    this.#seam.style.marginBlockEnd = `${previous?.marginAfter ?? 0}px`
  }

  /** Lays the chunk out and reads where its columns start and end. */
  measure(geometry: PageGeometry): ChunkLayout {
    const page = this.#pageOf(geometry)
    const frame = this.element.getBoundingClientRect()
    const rects = this.body.getClientRects()
    const rect = rects[rects.length - 1]
    const last = rect && flowRect(this.#direction, rect, frame)
    const depth = pageDepth(this.#direction.writingMode, page)
    const columns = last ? this.#columnOf(last, page) + 1 : 1
    const starts = this.#columnStarts(columns, frame, page)
    if (this.#isLast) this.#dropEmptyEnd(starts, frame, page)
    const end = !last ? 0 : starts.length < columns ? depth : last.blockEnd
    return {
      columns: starts.length,
      tail: Math.max(0, Math.min(end, depth)),
      marginAfter: marginAfter(this.body),
      starts,
    }
  }

  /** Where the chunk lies when all its lines stand in one column without end; px from the box's top. */
  extent(): { readonly start: number; readonly end: number; readonly marginAfter: number } {
    const { top } = this.element.getBoundingClientRect()
    const body = this.body.getBoundingClientRect()
    return { start: body.top - top, end: body.bottom - top, marginAfter: marginAfter(this.body) }
  }

  /** Where an offset lies in the format's source text, for formats that say so (`data-offset`). */
  sourceOffsetOf(offset: number): number | undefined {
    const block = this.text.positionOf(offset)?.node.parentElement?.closest('[data-offset]')
    if (!block) return undefined
    const start = this.text.offsetOf(block, 0)
    return Number(block.getAttribute('data-offset')) + Math.max(0, offset - start)
  }

  /** Column of an element. */
  columnOfElement(element: Element, geometry: PageGeometry): number {
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const frame = this.element.getBoundingClientRect()
    return this.#columnOf(flowRect(this.#direction, rect, frame), this.#pageOf(geometry))
  }

  /** Moves the box so that its first column stands `pages` pages after the first one in view. */
  show(pages: number, geometry: PageGeometry): void {
    this.element.style.transform = columnShift(this.#direction, pages, this.#pageOf(geometry))
    this.element.style.visibility = ''
    const vertical = isVertical(this.#direction.writingMode)
    this.element.parentElement?.toggleAttribute(verticalAttribute, vertical)
  }

  /** Moves a box of one endless column, `y` px down from the top of the text block. */
  showAt(y: number): void {
    this.element.style.transform = `translateY(${y}px)`
    this.element.style.visibility = ''
    this.element.parentElement?.removeAttribute(verticalAttribute)
  }

  hide(): void {
    this.element.style.visibility = 'hidden'
  }

  remove(): void {
    this.element.remove()
  }

  #pageOf(geometry: PageGeometry): PageBlock {
    return pageBlockOf(this.#direction.writingMode, geometry)
  }

  #columnOf(rect: FlowRect, page: PageBlock): number {
    return columnOf(rect, this.#direction.writingMode, page)
  }

  /** A page at the end on which nothing stands, because of a box with more height than text, is none. */
  #dropEmptyEnd(starts: number[], frame: DOMRect, page: PageBlock): void {
    while (starts.length > 1 && starts.at(-1) === this.text.length) {
      const isThere = (rect: DOMRect) =>
        this.#columnOf(flowRect(this.#direction, rect, frame), page) === starts.length - 1
      if (this.#seenRects().some(isThere)) return
      starts.pop()
    }
  }

  /** Of all that is to be seen, in any order: beside a float later text stands on an earlier page. */
  #seenRects(): DOMRect[] {
    const range = scratchRange(this.element.ownerDocument)
    const texts = this.text.nodes.filter(({ data }) => /\S/.test(data))
    return [...texts, ...this.body.querySelectorAll(`${pictures}, hr`)].flatMap((node) => {
      range.selectNode(node)
      return Array.from(range.getClientRects())
    })
  }

  /** See `ChunkLayout.starts`. */
  #columnStarts(columns: number, frame: DOMRect, page: PageBlock): number[] {
    const search = new TextSearch(this.text)
    const columnAt = (rect: DOMRect) => this.#columnOf(flowRect(this.#direction, rect, frame), page)
    const starts = [0]
    for (let column = 1; column < columns; column++) {
      const start = search.first((rect) => columnAt(rect) >= column)
      starts.push(Math.max(start, starts[column - 1]!))
    }
    return starts
  }
}

/**
 * The box of what follows in the publication, if it is there already: text is selected and read aloud
 * in the order of the document, and a page may hold the end of one box and the start of the next.
 */
const firstAfter = (order: number, stage: Element): Element | null =>
  Array.from(stage.querySelectorAll<HTMLElement>(':scope > [data-order]')).find(
    ({ dataset }) => Number(dataset['order']) > order,
  ) ?? null

/** The margin that the last block leaves after itself, collapsed through its ancestors. */
function marginAfter(body: Element): number {
  const view = body.ownerDocument.defaultView
  if (!view) return 0
  let margin = 0
  for (let last = lastShown(body); last; last = lastShown(last)) {
    const style = view.getComputedStyle(last)
    if (style.display === 'inline' || style.position === 'absolute' || style.float !== 'none') break
    margin = Math.max(margin, parseFloat(style.marginBlockEnd) || 0)
    if (parseFloat(style.paddingBlockEnd) || parseFloat(style.borderBlockEndWidth)) break
  }
  return margin
}

/** The last child that stands for itself, not for a later one. */
const lastShown = (parent: Element): Element | null =>
  parent.querySelector(`:scope > :nth-last-child(1 of :not([${shellAttribute}]))`)

/** Resolves when an image is there or cannot be had. */
function loadedOrFailed(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(), { once: true })
    image.addEventListener('error', () => resolve(), { once: true })
  })
}
