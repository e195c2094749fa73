import type { PageGeometry } from './geometry'

/** What the lines of a page hold, from what is on the screen. */
interface Lines {
  characters: number
  lines: number
}

/**
 * Characters in a full line of the running text in view, on average; `null` where no paragraph in view
 * has two lines. The last line of a paragraph ends where the paragraph does, so it says nothing.
 *
 * @param surface  the navigator's element
 * @param fontSize px of running text; what is set larger or smaller is left out
 */
export function charactersPerLine(
  surface: Element,
  { left, pageWidth, gap, pagesInView }: PageGeometry,
  fontSize: number,
): number | null {
  const frame = surface.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
  const view = frame?.contentDocument?.defaultView
  if (!view) return null
  const right = left + pagesInView * pageWidth + (pagesInView - 1) * gap
  const sum: Lines = { characters: 0, lines: 0 }
  for (const paragraph of view.document.querySelectorAll('octavo-body :is(p, li, dd)')) {
    const isInView = [...paragraph.getClientRects()].some(
      (rect) => rect.right > left && rect.left < right && rect.width > 0,
    )
    if (!isInView) continue
    const style = view.getComputedStyle(paragraph)
    const isRunning = Math.abs(parseFloat(style.fontSize) - fontSize) < 1
    if (style.visibility !== 'hidden' && isRunning) add(sum, paragraph)
  }
  return sum.lines === 0 ? null : sum.characters / sum.lines
}

function add(sum: Lines, paragraph: Element): void {
  const widths = lineWidths(paragraph)
  if (widths.length < 2) return
  const all = widths.reduce((total, width) => total + width, 0)
  const text = (paragraph.textContent ?? '')
    .replace(/\u00AD/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  sum.characters += (text.length * (all - widths.at(-1)!)) / all
  sum.lines += widths.length - 1
}

/** Widths of a paragraph's lines, in px. A line in several boxes is one: they overlap in height. */
function lineWidths(paragraph: Element): number[] {
  const range = paragraph.ownerDocument.createRange()
  range.selectNodeContents(paragraph)
  const widths: number[] = []
  let bottom = -Infinity
  let lastLeft = -Infinity
  for (const rect of range.getClientRects()) {
    const startsLine = rect.top >= bottom - rect.height / 2 || rect.left < lastLeft
    const startsColumn = rect.top < bottom - 2 * rect.height
    if (widths.length === 0 || startsLine || startsColumn) {
      widths.push(rect.width)
      bottom = rect.bottom
    } else widths[widths.length - 1]! += rect.width
    lastLeft = rect.left
  }
  return widths
}
