import type { PageBlock } from '../geometry'
import {
  columnOf,
  flowRect,
  lineLength,
  pageDepth,
  type FlowRect,
  type WritingDirection,
} from '../writing-direction'

/** Where something lies among the pages of a text, in px. */
export interface PlaceOnPages {
  readonly column: number
  /** Along the lines, from the edge of its page. */
  readonly lineStart: number
  readonly lineEnd: number
  /** Across them, as if all pages stood in one column. */
  readonly start: number
  readonly end: number
  /** Whether it lies between the edges of a page at which its lines start and end. */
  readonly isWholeAlong: boolean
  /** Whether it also lies between the other two: a page shows it whole. */
  readonly isWhole: boolean
  /** Farther away than any page: the way in which publishers hide a title from the eye. */
  readonly isFarAway: boolean
}

/** By how much the ends of a line may reach out of their page. */
const overhang = 12
/** Share of a line's height that is above its letters, and below them. */
export const leading = 1 / 4
const far = 5_000

/** The pages of a box as it is laid out at the moment; of one long column, a single page. */
export class Pages {
  readonly #frame: DOMRect
  readonly #direction: WritingDirection
  readonly #page: PageBlock
  /** px that a line has, and px across the lines. */
  readonly length: number
  readonly depth: number
  readonly #columns: number
  /** Where the text ends, across the lines, as if all pages stood in one column. */
  readonly end: number

  constructor(box: HTMLElement, body: HTMLElement, direction: WritingDirection) {
    const { clientWidth: pageWidth, clientHeight: pageHeight } = box
    const gap = parseFloat(getComputedStyle(box).columnGap) || 0
    this.#frame = box.getBoundingClientRect()
    this.#direction = direction
    this.#page = { pagesInView: 1, pageWidth, pageHeight, gap, left: 0, top: 0 }
    this.length = lineLength(direction.writingMode, this.#page)
    this.depth = pageDepth(direction.writingMode, this.#page)
    const rects = body.getClientRects()
    const last = flowRect(direction, rects[rects.length - 1] ?? this.#frame, this.#frame)
    const column = this.#columnOf(last)
    this.#columns = column + 1
    this.end = column * this.depth + last.blockEnd
  }

  /** @param isText which may reach out of its page a little */
  place(rect: DOMRect, isText: boolean): PlaceOnPages {
    const flow = flowRect(this.#direction, rect, this.#frame)
    const { blockStart, blockEnd } = flow
    const column = this.#columnOf(flow)
    const step = this.length + this.#page.gap
    const [lineStart, lineEnd] = [flow.lineStart - column * step, flow.lineEnd - column * step]
    const along = isText ? overhang : 1
    // A line that stands on its end has its leading at its sides.
    const lineHeight = Math.min(blockEnd - blockStart, flow.lineEnd - flow.lineStart)
    const across = isText ? Math.max(8, leading * lineHeight) : 1
    const isWholeAlong =
      column < this.#columns && lineStart >= -along && lineEnd <= this.length + along
    return {
      column,
      lineStart,
      lineEnd,
      start: column * this.depth + blockStart,
      end: column * this.depth + blockEnd,
      isWholeAlong,
      isWhole: isWholeAlong && blockStart >= -across && blockEnd <= this.depth + across,
      isFarAway:
        flow.lineEnd < -far ||
        flow.lineStart > this.#columns * step + far ||
        blockEnd < -far ||
        blockStart > this.depth + far,
    }
  }

  #columnOf(flow: FlowRect): number {
    return columnOf(flow, this.#direction.writingMode, this.#page)
  }
}
