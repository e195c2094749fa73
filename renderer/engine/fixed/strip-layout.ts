import type { ReaderSettings } from '#core/preferences'

import type { PageSize } from './fixed-page'
import { isTall, isWide } from './page-shapes'

/** A page in one long strip, in whole px from the strip's left upper corner. */
export interface StripPage extends PageSize {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly joins: 'all' | undefined
}

export interface StripFit {
  readonly window: PageSize
  readonly fit: ReaderSettings['pageFit']
  readonly zoom: number
  /** Size of a usual page. */
  readonly usual: PageSize
}

export interface StripLayout extends PageSize {
  readonly pages: readonly StripPage[]
}

const mostScale = 8
/** Between pages that are no pieces of one picture, in px. */
const gap = 12

/** Width of a usual page. Pieces of a strip are as wide as they were drawn, where the window has room. */
function columnWidth({ window, fit, zoom, usual }: StripFit): number {
  const fitting = {
    actual: usual.width,
    width: window.width,
    page: isTall(usual)
      ? Math.min(window.width, usual.width)
      : Math.min(window.width, (window.height * usual.width) / usual.height),
  }[fit]
  const most = Math.max(fitting, mostScale * usual.width)
  return Math.min(Math.max(fitting * zoom, 40), most)
}

/** Stacks pages in the order in which one reads, all of them as wide as the usual one. */
export function layOutStrip(
  pages: readonly number[],
  sizeOf: (page: number) => PageSize,
  fit: StripFit,
): StripLayout {
  const column = columnWidth(fit)
  const isJoined = isTall(fit.usual)
  const space = isJoined ? 0 : gap
  const widthOf = (size: PageSize) =>
    isWide(size, fit.usual) ? Math.min(2 * column, Math.max(column, fit.window.width)) : column
  const width = Math.round(Math.max(...pages.map((page) => widthOf(sizeOf(page))), column))
  let y = 0
  const stacked = pages.map((index) => {
    const size = sizeOf(index)
    const own = Math.round(widthOf(size))
    const scale = own / size.width
    const height = Math.max(1, Math.round(size.height * scale))
    const x = Math.round((width - own) / 2)
    const joins = isJoined ? ('all' as const) : undefined
    const page = { index, x, y, width: own, height, scale, joins }
    y += height + space
    return page
  })
  return { pages: stacked, width, height: Math.max(0, y - space) }
}

/** Position in `pages` of the page at a height; the nearest where that is beyond an end. */
export function stripPageAt(pages: readonly StripPage[], y: number): number {
  let low = 0
  let high = pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pages[middle]!.y <= y) low = middle
    else high = middle - 1
  }
  return low
}
