import type { ReaderSettings } from '#core/preferences'

import { characterWidth } from './character-width'

/** Where pages lie in the navigator's element. All lengths are whole CSS px: fractions drift. */
export interface PageGeometry {
  readonly viewportWidth: number
  readonly viewportHeight: number
  /** Pages side by side: 1 or 2. */
  readonly pagesInView: 1 | 2
  /** The text block of one page. */
  readonly pageWidth: number
  readonly pageHeight: number
  /** Between two pages. */
  readonly gap: number
  /** Left edge of the first text block, top edge of all. */
  readonly left: number
  readonly top: number
  /** One line of body text. */
  readonly lineHeight: number
}

/** From this width on two pages stand side by side, if the person leaves the choice to us. */
const twoPagesFrom = 1000
/** Room for the bars above and below, which must never cover text. */
const barHeight = { top: 48, bottom: 56 }

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max)

/**
 * The page block after the classic proportions: inner margin smaller than outer, top smaller than
 * bottom, and a height of whole lines, so that facing pages end on the same line.
 *
 * @param width  of the element in CSS px
 * @param height of the element in CSS px
 */
export function pageGeometry(
  width: number,
  height: number,
  settings: ReaderSettings,
): PageGeometry {
  const viewportWidth = Math.max(1, Math.floor(width))
  const viewportHeight = Math.max(1, Math.floor(height))
  const { fontSize, margins } = settings
  const lineHeight = Math.max(1, Math.round(fontSize * settings.lineHeight))
  const measure = Math.round(settings.measure * characterWidth(settings.typeface) * fontSize)

  const outer = Math.round(clamp(viewportWidth * 0.06, 20, 80) * margins)
  const gutter = 2 * Math.round(clamp(viewportWidth * 0.034, 20, 48) * margins)
  const roomForTwo = Math.floor((viewportWidth - 2 * outer - gutter) / 2)
  const pagesInView = wantsTwo(settings, viewportWidth, roomForTwo, fontSize) ? 2 : 1

  const room = pagesInView === 2 ? roomForTwo : viewportWidth - 2 * outer
  const pageWidth = Math.max(Math.min(measure, room), Math.min(viewportWidth, 4 * fontSize))
  const gap = pagesInView === 2 ? gutter : Math.max(gutter, viewportWidth - pageWidth)
  const blockWidth = pagesInView === 2 ? 2 * pageWidth + gutter : pageWidth

  const topMargin = Math.max(
    barHeight.top,
    Math.round(clamp(viewportHeight * 0.1, 40, 96) * margins),
  )
  const bottomMargin = Math.max(
    barHeight.bottom,
    Math.round(clamp(viewportHeight * 0.13, 48, 128) * margins),
  )
  const lines = Math.max(1, Math.floor((viewportHeight - topMargin - bottomMargin) / lineHeight))
  const pageHeight = lines * lineHeight
  return {
    viewportWidth,
    viewportHeight,
    pagesInView,
    pageWidth,
    pageHeight,
    gap,
    left: Math.floor((viewportWidth - blockWidth) / 2),
    top: topMargin,
    lineHeight,
  }
}

/** Two pages need room for at least 30 characters each, even where the person asked for two. */
function wantsTwo(
  { columns, typeface }: ReaderSettings,
  viewportWidth: number,
  roomForTwo: number,
  fontSize: number,
): boolean {
  if (columns === 'one') return false
  if (roomForTwo < 30 * characterWidth(typeface) * fontSize) return false
  return columns === 'two' || viewportWidth >= twoPagesFrom
}
