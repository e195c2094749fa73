import type { ReaderSettings } from '#core/preferences'

import { characterWidth } from './character-width'

/** The text blocks of the pages in view. All lengths are whole CSS px: fractions drift. */
export interface PageBlock {
  /** Pages side by side: 1 or 2. */
  readonly pagesInView: 1 | 2
  /** The text block of one page. */
  readonly pageWidth: number
  readonly pageHeight: number
  /** Between two pages, in the direction of the lines. */
  readonly gap: number
  /** Left edge of the first text block, top edge of all. */
  readonly left: number
  readonly top: number
}

/** Where pages lie in the navigator's element: those with horizontal lines, unless it says otherwise. */
export interface PageGeometry extends PageBlock {
  readonly viewportWidth: number
  readonly viewportHeight: number
  /** One line of body text. */
  readonly lineHeight: number
  /** What is seen of one long column: whole lines, down to where the bars lie. */
  readonly windowHeight: number
  /** The page of a text whose lines run from top to bottom. */
  readonly vertical: PageBlock
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
  const { fontSize } = settings
  const lineHeight = Math.max(1, Math.round(fontSize * settings.lineHeight))
  const measure = Math.round(settings.measure * advance(settings) * fontSize)

  const margins = pageMargins(viewportWidth, viewportHeight, settings)
  const { outer, inner, top, bottom } = margins
  const gutter = 2 * inner
  const roomForTwo = Math.floor((viewportWidth - 2 * outer - gutter) / 2)
  const pagesInView = wantsTwo(settings, viewportWidth, roomForTwo) ? 2 : 1

  const room = pagesInView === 2 ? roomForTwo : viewportWidth - 2 * outer
  const pageWidth = Math.max(Math.min(measure, room), Math.min(viewportWidth, 4 * fontSize))
  const gap = pagesInView === 2 ? gutter : Math.max(gutter, viewportWidth - pageWidth)
  const blockWidth = pagesInView === 2 ? 2 * pageWidth + gutter : pageWidth

  const wholeLines = (room: number) => Math.max(1, Math.floor(room / lineHeight)) * lineHeight
  return {
    viewportWidth,
    viewportHeight,
    pagesInView,
    pageWidth,
    pageHeight: wholeLines(viewportHeight - top - bottom),
    gap,
    left: Math.floor((viewportWidth - blockWidth) / 2),
    top,
    lineHeight,
    windowHeight: wholeLines(viewportHeight - top - barHeight.bottom),
    vertical: verticalBlock(viewportWidth, viewportHeight, settings, margins, lineHeight),
  }
}

/**
 * One page in view, as wide as the window has room for whole lines: Chromium lays the columns of vertical
 * lines out from top to bottom, and those of a second page would stand below it. Its lines are as long as
 * the measure, where the window is as high, and hold whole characters, each an em.
 */
function verticalBlock(
  viewportWidth: number,
  viewportHeight: number,
  { fontSize, letterSpacing, measure }: ReaderSettings,
  { outer, top, bottom }: PageMargins,
  lineHeight: number,
): PageBlock {
  const lines = Math.max(1, Math.floor((viewportWidth - 2 * outer) / lineHeight))
  const pageWidth = lines * lineHeight
  const room = viewportHeight - top - bottom
  const character = fontSize * (1 + letterSpacing)
  const characters = Math.max(1, Math.min(measure, Math.floor(room / character)))
  const pageHeight = Math.ceil(characters * character)
  return {
    pagesInView: 1,
    pageWidth,
    pageHeight,
    // The pages above and below are out of sight.
    gap: viewportHeight,
    left: Math.floor((viewportWidth - pageWidth) / 2),
    top: top + Math.max(0, Math.floor((room - pageHeight) / 2)),
  }
}

/** Spaces among the characters of running text. */
const spaceShare = 1 / 6

/** Average advance of a character with the spaces around it, as a share of the font size. */
const advance = ({ typeface, fonts, letterSpacing, wordSpacing }: ReaderSettings): number =>
  (fonts[0]?.characterWidth ?? characterWidth(typeface)) + letterSpacing + wordSpacing * spaceShare

/** Share of the window's width and height that the text keeps, however wide the margins. */
const leastText = 0.4

type PageMargins = Readonly<Record<'outer' | 'inner' | 'top' | 'bottom', number>>

/**
 * The classic margins times what the person wants of each. Where all together would leave too little for
 * the text, they shrink alike; the bars keep their room.
 */
function pageMargins(width: number, height: number, settings: ReaderSettings): PageMargins {
  const { margins, marginTop, marginBottom, marginInner, marginOuter } = settings
  const outer = clamp(width * 0.06, 20, 80) * margins * marginOuter
  const inner = clamp(width * 0.034, 20, 48) * margins * marginInner
  const top = clamp(height * 0.1, 40, 96) * margins * marginTop
  const bottom = clamp(height * 0.13, 48, 128) * margins * marginBottom
  const across = Math.min(1, (width * (1 - leastText)) / (2 * (outer + inner)))
  const down = Math.min(1, (height * (1 - leastText)) / (top + bottom))
  return {
    outer: Math.round(outer * across),
    inner: Math.round(inner * across),
    top: Math.max(barHeight.top, Math.round(top * down)),
    bottom: Math.max(barHeight.bottom, Math.round(bottom * down)),
  }
}

/** Two pages need room for at least 30 characters each, even where the person asked for two. */
function wantsTwo(settings: ReaderSettings, viewportWidth: number, roomForTwo: number): boolean {
  const { columns, flow, fontSize } = settings
  if (columns === 'one' || flow === 'scrolled') return false
  if (roomForTwo < 30 * advance(settings) * fontSize) return false
  return columns === 'two' || viewportWidth >= twoPagesFrom
}
