import type { PageBlock } from './geometry'
import { scratchRange } from './scratch-range'
import {
  flowRect,
  lineLength,
  pageDepth,
  type FlowRect,
  type WritingDirection,
} from './writing-direction'

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
 * @param page     where the pages in view lie in it
 * @param fontSize px of running text; what is set larger or smaller is left out
 */
export function charactersPerLine(
  surface: Element,
  page: PageBlock,
  direction: WritingDirection,
  fontSize: number,
): number | null {
  const frame = surface.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
  const view = frame?.contentDocument?.defaultView
  const stage = view?.document.querySelector('octavo-stage')?.getBoundingClientRect()
  if (!view || !stage) return null
  const inView =
    page.pagesInView * lineLength(direction.writingMode, page) + (page.pagesInView - 1) * page.gap
  const depth = pageDepth(direction.writingMode, page)
  const sum: Lines = { characters: 0, lines: 0 }
  for (const paragraph of view.document.querySelectorAll(
    'octavo-body :is(p, li, dd):not(:has(ruby))',
  )) {
    const isInView = Array.from(paragraph.getClientRects(), (rect) =>
      flowRect(direction, rect, stage),
    ).some(
      ({ lineStart, lineEnd, blockStart, blockEnd }) =>
        lineEnd > 0 &&
        lineStart < inView &&
        lineEnd > lineStart &&
        blockEnd > 0 &&
        blockStart < depth,
    )
    if (!isInView) continue
    const style = view.getComputedStyle(paragraph)
    const isRunning = Math.abs(parseFloat(style.fontSize) - fontSize) < 1
    if (style.visibility !== 'hidden' && isRunning) add(sum, paragraph, direction, stage)
  }
  return sum.lines === 0 ? null : sum.characters / sum.lines
}

function add(sum: Lines, paragraph: Element, direction: WritingDirection, stage: DOMRect): void {
  const range = scratchRange(paragraph.ownerDocument)
  range.selectNodeContents(paragraph)
  const lengths = lineLengths(
    Array.from(range.getClientRects(), (rect) => flowRect(direction, rect, stage)),
  )
  if (lengths.length < 2) return
  const all = lengths.reduce((total, length) => total + length, 0)
  const text = (paragraph.textContent ?? '')
    .replace(/\u00AD/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  sum.characters += (text.length * (all - lengths.at(-1)!)) / all
  sum.lines += lengths.length - 1
}

/** Lengths of a paragraph's lines, in px. A line in several boxes is one: they overlap across the lines. */
function lineLengths(boxes: readonly FlowRect[]): number[] {
  const lengths: number[] = []
  let end = -Infinity
  let lastStart = -Infinity
  for (const { lineStart, lineEnd, blockStart, blockEnd } of boxes) {
    const depth = blockEnd - blockStart
    const startsLine = blockStart >= end - depth / 2 || lineStart < lastStart
    const startsColumn = blockStart < end - 2 * depth
    if (lengths.length === 0 || startsLine || startsColumn) {
      lengths.push(lineEnd - lineStart)
      end = blockEnd
    } else lengths[lengths.length - 1]! += lineEnd - lineStart
    lastStart = lineStart
  }
  return lengths
}
