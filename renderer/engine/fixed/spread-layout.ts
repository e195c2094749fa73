import type { ReaderSettings } from '#core/preferences'

import type { PageSize } from './fixed-page'
import { isTall } from './page-shapes'
import type { Spread } from './spreads'

/** Where a page lies in its spread, in whole px from the spread's left upper corner. */
export interface PlacedPage {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** px on the screen for each px of the page. */
  readonly scale: number
  /** Side on which the other page lies. */
  readonly joins: 'left' | 'right' | undefined
}

export interface SpreadLayout extends PageSize {
  readonly pages: readonly PlacedPage[]
}

/** How large pages may become. */
const mostScale = 8

/** A spread as it is at scale 1: its pages are as high as the highest of them. */
interface NaturalSpread extends PageSize {
  readonly pages: ReadonlyArray<{ readonly index: number; readonly width: number }>
}

function naturalSpread(spread: Spread, sizeOf: (page: number) => PageSize): NaturalSpread {
  const height = Math.max(...spread.pages.map((page) => sizeOf(page).height))
  const pages = spread.pages.map((index) => {
    const size = sizeOf(index)
    return { index, width: (size.width * height) / size.height }
  })
  const own = pages.reduce((sum, { width }) => sum + width, 0)
  return { pages, height, width: spread.half === null ? own : 2 * own }
}

export interface SpreadFit {
  readonly window: PageSize
  readonly fit: ReaderSettings['pageFit']
  readonly readingProgression: 'ltr' | 'rtl'
}

/** How much larger or smaller than it fits a spread may be seen. */
export interface ZoomLimits {
  readonly least: number
  readonly most: number
}

/** px on the screen for each px of a spread, as the person wants it to fit. */
function fitScale(
  { width, height, pages }: NaturalSpread,
  { window, fit }: Pick<SpreadFit, 'window' | 'fit'>,
): number {
  const byWidth = window.width / width
  if (fit === 'actual') return 1
  if (fit === 'width') return byWidth
  if (pages.length === 1 && isTall({ width, height })) return Math.min(byWidth, 1)
  return Math.min(byWidth, window.height / height)
}

/** From the whole spread in view up to several times its size. */
export function zoomLimits(
  spread: Spread,
  sizeOf: (page: number) => PageSize,
  { window, fit }: SpreadFit,
): ZoomLimits {
  const natural = naturalSpread(spread, sizeOf)
  const fitting = fitScale(natural, { window, fit })
  const whole = fitScale(natural, { window, fit: 'page' })
  return { least: Math.min(1, whole / fitting), most: Math.max(mostScale, whole) / fitting }
}

/** Zoom at which a px of the page is one on the screen. */
export const actualZoom = (
  spread: Spread,
  sizeOf: (page: number) => PageSize,
  fit: SpreadFit,
): number => 1 / fitScale(naturalSpread(spread, sizeOf), fit)

/** Lays the pages of a spread beside each other, without a gap between them. */
export function layOutSpread(
  spread: Spread,
  sizeOf: (page: number) => PageSize,
  fit: SpreadFit,
  zoom: number,
): SpreadLayout {
  const natural = naturalSpread(spread, sizeOf)
  const scale = fitScale(natural, fit) * zoom
  const height = Math.round(natural.height * scale)
  const width = Math.round(natural.width * scale)
  const fromLeft = fit.readingProgression === 'rtl' ? natural.pages.toReversed() : natural.pages
  let before = spread.half === 'right' ? natural.width / 2 : 0
  const pages = fromLeft.map(({ index, width: own }, place) => {
    const joins = fromLeft.length === 1 ? undefined : place === 0 ? 'right' : 'left'
    const x = Math.round(before * scale)
    before += own
    const right = Math.round(before * scale)
    const pageScale = (scale * natural.height) / sizeOf(index).height
    return { index, x, y: 0, width: right - x, height, scale: pageScale, joins } as const
  })
  return { width, height, pages }
}
