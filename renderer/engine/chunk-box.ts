import type { ChunkLayout } from '#core/publication/page-map'
import { shellAttribute } from '#core/content/cut-section'
import type { PreparedSection } from '#core/content/prepared-section'

import type { PageGeometry } from './geometry'
import { fallbackLanguage } from './hyphenator'
import { TextIndex } from './text-index'
import type { NeededFaces } from './typesetting/needed-faces'

/** On a box whose line ends are not chosen yet: its paragraphs have a width, and no lines to lay out. */
export const unsetAttribute = 'data-octavo-unset'

export interface ChunkBoxOptions {
  readonly document: Document
  readonly stage: Element
  /** The box that follows in the text, where there is one; a selection runs in the order of the document. */
  readonly before?: ChunkBox | undefined
  readonly section: PreparedSection
  readonly html: string
  readonly readingProgression: 'ltr' | 'rtl'
  readonly language: string | null
  readonly keepInlineStyles: boolean
}

/**
 * One chunk of a section, laid out as a row of columns of page size. Its first column lies over the
 * last one of the chunk before: an unbreakable seam as high as what that one used pushes its text down.
 */
export class ChunkBox {
  readonly element: HTMLElement
  readonly body: HTMLElement
  readonly #seam: HTMLElement
  readonly #progression: 'ltr' | 'rtl'
  #text: TextIndex | undefined
  #seamKey: string | undefined

  constructor(options: ChunkBoxOptions) {
    const { document, section, readingProgression } = options
    this.#progression = readingProgression
    this.element = document.createElement('octavo-box')
    this.element.dir = readingProgression
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
    if (section.language) this.body.lang = section.language
    else if (options.language) this.body.setAttribute(fallbackLanguage, options.language)
    this.body.dir = section.direction ?? readingProgression
    this.element.append(this.#seam, this.body)
    this.element.style.visibility = 'hidden'
    this.element.toggleAttribute(unsetAttribute, !mayFloat(options.html))
    options.stage.insertBefore(this.element, options.before?.element ?? null)
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

  /** Chooses line ends and divides words; before anything is measured, after everything has arrived. */
  setText(set: (body: HTMLElement) => void): void {
    set(this.body)
    this.element.removeAttribute(unsetAttribute)
    this.#narrowTables()
    this.#text = undefined
  }

  /** Words in the cells of a table break only where it would reach beyond the page. */
  #narrowTables(): void {
    const tables = this.body.querySelectorAll('table')
    if (tables.length === 0) return
    const room = this.body.getClientRects()[0]?.width ?? 0
    for (const table of tables) {
      const { width = 0 } = table.getClientRects()[0] ?? {}
      table.toggleAttribute('data-octavo-narrow', width > room + 1)
    }
  }

  /** Joins the box to the end of the chunk before; `null` for a chunk that starts a page. */
  joinTo(previous: ChunkLayout | null): void {
    const key = previous ? `${previous.tail}:${previous.marginAfter}` : ''
    if (key === this.#seamKey) return
    this.#seamKey = key
    // Without a seam nothing stands before the text, and no break that its first block asks for.
    this.#seam.style.display = previous ? '' : 'none'
    this.#seam.style.height = `${previous?.tail ?? 0}px`
    this.#seam.style.marginBottom = `${previous?.marginAfter ?? 0}px`
  }

  /** Lays the chunk out and reads where its columns start and end. */
  measure(geometry: PageGeometry): ChunkLayout {
    const frame = this.element.getBoundingClientRect()
    const rects = this.body.getClientRects()
    const last = rects[rects.length - 1]
    const columns = last ? this.#columnOf(last, frame, geometry) + 1 : 1
    return {
      columns,
      tail: last ? Math.max(0, Math.min(last.bottom - frame.top, geometry.pageHeight)) : 0,
      marginAfter: marginBelow(this.body),
      starts: this.#columnStarts(columns, frame, geometry),
    }
  }

  /** Where an offset lies in the format's source text, for formats that say so (`data-offset`). */
  sourceOffsetOf(offset: number): number | undefined {
    const block = this.text.positionOf(offset)?.node.parentElement?.closest('[data-offset]')
    if (!block) return undefined
    const start = this.text.offsetOf(block, 0)
    return Number(block.getAttribute('data-offset')) + Math.max(0, offset - start)
  }

  /** The element with an id, in this chunk only: chunks of several sections share a document. */
  elementById(id: string): Element | null {
    return this.body.querySelector(`[id="${CSS.escape(id)}"]`)
  }

  /** Column of an element. */
  columnOfElement(element: Element, geometry: PageGeometry): number {
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
    return this.#columnOf(rect, this.element.getBoundingClientRect(), geometry)
  }

  /** Moves the box so that its first column stands `pages` pages after the first one in view. */
  show(pages: number, { pageWidth, gap }: PageGeometry): void {
    const x = pages * (pageWidth + gap) * (this.#progression === 'rtl' ? -1 : 1)
    this.element.style.transform = x === 0 ? '' : `translateX(${x}px)`
    this.element.style.visibility = ''
  }

  hide(): void {
    this.element.style.visibility = 'hidden'
  }

  remove(): void {
    this.element.remove()
  }

  #columnOf(rect: DOMRect, frame: DOMRect, { pageWidth, gap }: PageGeometry): number {
    const step = pageWidth + gap
    const distance = this.#progression === 'rtl' ? frame.right - rect.right : rect.left - frame.left
    // Half a gap of tolerance: hanging indents and overhanging marks reach out of their column.
    return Math.max(0, Math.floor((distance + gap / 2) / step))
  }

  /** See `ChunkLayout.starts`. Two binary searches a column: over text nodes, then in one of them. */
  #columnStarts(columns: number, frame: DOMRect, geometry: PageGeometry): number[] {
    const { nodes, starts } = this.text
    const range = this.element.ownerDocument.createRange()
    const columnAt = (node: Text, index: number): number | null => {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const rect = range.getClientRects()[0]
      return rect ? this.#columnOf(rect, frame, geometry) : null
    }
    const visible: number[] = []
    for (const [i, node] of nodes.entries()) if (/\S/.test(node.data)) visible.push(i)
    const lastColumn = (node: Text): number | null => {
      for (let index = node.data.length - 1; index >= 0; index--) {
        if (/[^\s\u00AD]/.test(node.data[index]!)) return columnAt(node, index)
      }
      return null
    }

    const result = [0]
    let from = 0
    for (let column = 1; column < columns; column++) {
      let low = from
      let high = visible.length
      while (low < high) {
        const middle = (low + high) >> 1
        const reached = lastColumn(nodes[visible[middle]!]!)
        // A node without a box (hidden) says nothing; take it as before.
        if (reached !== null && reached >= column) high = middle
        else low = middle + 1
      }
      from = low
      const at = visible[low]
      result.push(
        at === undefined
          ? this.text.length
          : starts[at]! + firstInColumn(nodes[at]!, column, columnAt),
      )
    }
    return result
  }
}

/** Counting characters of a node before the first one that lies in `column` or later. */
function firstInColumn(
  node: Text,
  column: number,
  columnAt: (node: Text, index: number) => number | null,
): number {
  const { data } = node
  let low = 0
  let high = data.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    let probe = middle
    let reached: number | null = null
    // White space at a line's end and unused soft hyphens have no box: ask the next character that has.
    while (
      probe <= high &&
      (reached = /[\s\u00AD]/.test(data[probe]!) ? null : columnAt(node, probe)) === null
    )
      probe++
    if (reached === null || reached >= column) high = middle
    else low = probe + 1
  }
  let count = 0
  for (let index = 0; index < low; index++) if (data[index] !== '\u00AD') count++
  return count
}

/** Beside a float lines are shorter, and where it lies is only known when all is laid out. */
const mayFloat = (html: string): boolean => /<(?:img|figure|aside|svg|table)\b|float:/.test(html)

/** The margin that the last block leaves below itself, collapsed through its ancestors. */
function marginBelow(body: Element): number {
  const view = body.ownerDocument.defaultView
  if (!view) return 0
  let margin = 0
  for (let last = lastShown(body); last; last = lastShown(last)) {
    const style = view.getComputedStyle(last)
    if (style.display === 'inline' || style.position === 'absolute' || style.float !== 'none') break
    margin = Math.max(margin, parseFloat(style.marginBottom) || 0)
    if (parseFloat(style.paddingBottom) || parseFloat(style.borderBottomWidth)) break
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
