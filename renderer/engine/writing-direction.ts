import type { PageBlock, PageGeometry } from './geometry'

export type WritingMode = 'horizontal-tb' | 'vertical-rl' | 'vertical-lr'

/** Which way the lines of a text run and its pages follow one another. */
export interface WritingDirection {
  readonly writingMode: WritingMode
  /**
   * To which side the next column lies of a text whose lines are horizontal. The columns of vertical
   * lines always stand below one another: a column follows the last one as a word follows a word.
   */
  readonly columns: 'ltr' | 'rtl'
}

/** A rectangle as the text sees it, in px from where the text of its page starts. */
export interface FlowRect {
  /** Along the lines: the columns of a chunk follow one another this way. */
  readonly lineStart: number
  readonly lineEnd: number
  /** Across the lines, from the first one on. */
  readonly blockStart: number
  readonly blockEnd: number
}

type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

export const isVertical = (writingMode: WritingMode): boolean => writingMode !== 'horizontal-tb'

/** @param frame the first page of the text, in the same coordinates */
export function flowRect(direction: WritingDirection, rect: Edges, frame: Edges): FlowRect {
  const { writingMode, columns } = direction
  const fromLeft = [rect.left - frame.left, rect.right - frame.left] as const
  const fromRight = [frame.right - rect.right, frame.right - rect.left] as const
  const fromTop = [rect.top - frame.top, rect.bottom - frame.top] as const

  const along = isVertical(writingMode) ? fromTop : columns === 'rtl' ? fromRight : fromLeft
  const across = !isVertical(writingMode)
    ? fromTop
    : writingMode === 'vertical-rl'
      ? fromRight
      : fromLeft
  return { lineStart: along[0], lineEnd: along[1], blockStart: across[0], blockEnd: across[1] }
}

/** Where the pages of such a text lie. */
export const pageBlockOf = (writingMode: WritingMode, geometry: PageGeometry): PageBlock =>
  isVertical(writingMode) ? geometry.vertical : geometry

/** px that a line has. */
export const lineLength = (writingMode: WritingMode, page: PageBlock): number =>
  isVertical(writingMode) ? page.pageHeight : page.pageWidth

/** px across the lines of a page. */
export const pageDepth = (writingMode: WritingMode, page: PageBlock): number =>
  isVertical(writingMode) ? page.pageWidth : page.pageHeight

/** Column in which something lies, from 0. */
export function columnOf(rect: FlowRect, writingMode: WritingMode, page: PageBlock): number {
  // Half a gap of tolerance: hanging indents and overhanging marks reach out of their column.
  const step = lineLength(writingMode, page) + page.gap
  return Math.max(0, Math.floor((rect.lineStart + page.gap / 2) / step))
}

/** The CSS transform that puts a chunk's first column `pages` pages after the first one in view. */
export function columnShift(
  { writingMode, columns }: WritingDirection,
  pages: number,
  page: PageBlock,
): string {
  const distance = pages * (lineLength(writingMode, page) + page.gap)
  if (distance === 0) return ''
  if (isVertical(writingMode)) return `translateY(${distance}px)`
  return `translateX(${columns === 'rtl' ? -distance : distance}px)`
}
