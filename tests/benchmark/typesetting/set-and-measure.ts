// Bundled by `typesetting.mjs` and run inside the app's window: the engine's own code on the engine's own
// frame, and a ruler that knows nothing of how lines were chosen.
import { hyphenationOf } from '../../../renderer/engine/hyphenation/hyphenation'
import { hyphenate, loadPatterns } from '../../../renderer/engine/hyphenator'
import { TextMeasurer } from '../../../renderer/engine/typesetting/text-measurer'
import { typeset } from '../../../renderer/engine/typesetting/typesetter'

export type Way = 'browser' | 'browser, hyphens' | 'whole paragraph' | 'whole paragraph, hanging'

export interface Figures {
  /** Word space of each justified line, as a share of the natural one. */
  readonly spaces: number[]
  /** The natural word space, in em. */
  readonly natural: number
  readonly paragraphs: number
  readonly fallBacks: number
  /** Lines that reach beyond the edge. */
  readonly tooLong: number
  /** Paragraphs whose lines on the page are not the chosen ones. */
  readonly otherwise: number
  readonly divided: number
  /** Time for choosing and writing the line ends, in ms. */
  readonly time: number
  readonly characters: number
}

/** How wide a line is and in which face, as CSS. */
export interface Column {
  readonly width: number
  readonly font: string
}

export async function setAndMeasure(
  paragraphs: readonly string[],
  language: string,
  way: Way,
  { width, font }: Column,
): Promise<Figures> {
  await loadPatterns(language)
  const frame = Array.from(document.querySelectorAll('iframe')).find(
    (element) => element.getAttribute('aria-hidden') === 'false',
  )
  const book = frame?.contentDocument
  const stage = book?.querySelector('octavo-stage')
  if (!book || !stage) throw new Error('no page is open')
  const body = book.createElement('octavo-body')
  body.lang = language
  body.style.cssText = `position:absolute!important;width:${width}px!important`
  for (const text of paragraphs) {
    const paragraph = book.createElement('p')
    paragraph.textContent = text
    paragraph.style.font = font
    paragraph.style.textAlign = 'justify'
    body.append(paragraph)
  }
  stage.append(body)
  body.getBoundingClientRect()
  await Promise.all(['', 'italic '].map((style) => book.fonts.load(style + font)))

  const started = performance.now()
  if (way === 'browser, hyphens') hyphenate(body)
  const measurer = new TextMeasurer(book)
  const counts =
    way === 'whole paragraph' || way === 'whole paragraph, hanging'
      ? typeset(body, {
          measurer,
          divisionFor: hyphenationOf,
          hangsPunctuation: way === 'whole paragraph, hanging',
        })
      : { set: 0, left: {} }
  const time = performance.now() - started

  const [first] = body.children
  const natural = first ? measurer.faceOf(getComputedStyle(first)).spaceBetween('', '') : 1
  const figures = { spaces: [] as number[], tooLong: 0, otherwise: 0, divided: 0 }
  for (const paragraph of body.children) measureLines(paragraph, natural, figures)
  const fontSize = first ? parseFloat(getComputedStyle(first).fontSize) : 1
  measurer.clear()
  body.remove()
  return {
    ...figures,
    natural: natural / fontSize,
    time,
    paragraphs: paragraphs.length,
    fallBacks: Object.values(counts.left).reduce((sum, count) => sum + count, 0),
    characters: paragraphs.reduce((sum, text) => sum + text.length, 0),
  }
}

/** Reads the lines off the page, character by character where a line may end. */
function measureLines(
  paragraph: Element,
  natural: number,
  figures: { spaces: number[]; tooLong: number; otherwise: number; divided: number },
): void {
  const book = paragraph.ownerDocument
  const edge = paragraph.getBoundingClientRect().right
  const range = book.createRange()
  const hangs = paragraph.querySelector('octavo-hang, [style*="--o-hang"]') !== null
  const lines = new Map<number, { spaces: number[]; right: number; hang: number }>()
  const walker = book.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    for (let index = 0; index < text.length; index++) {
      range.setStart(text, index)
      range.setEnd(text, index + 1)
      const rect = range.getClientRects()[0]
      if (!rect || rect.width === 0) continue
      const top = Math.round(rect.top)
      const line = lines.get(top) ?? { spaces: [], right: 0, hang: 0 }
      lines.set(top, line)
      if (text.data[index] === ' ') line.spaces.push(rect.width)
      else if (rect.right > line.right) {
        line.right = rect.right
        // No sign hangs by more than this share of itself; a letter does not hang.
        line.hang = hangs && /\p{P}/u.test(text.data[index]!) ? 0.7 * rect.width : 0
      }
    }
  }
  const chosen =
    (paragraph.textContent ?? '').split('\n').length +
    paragraph.querySelectorAll('octavo-hyphen, octavo-line-end').length
  const all = [...lines.values()]
  if (paragraph.hasAttribute('data-octavo-set') && all.length !== chosen) figures.otherwise += 1
  figures.divided += paragraph.querySelectorAll('octavo-hyphen').length
  for (const [index, { spaces, right, hang }] of all.entries()) {
    if (right > edge + hang + 0.5) figures.tooLong += 1
    // A space that a line ends with is hung out of sight or has no width.
    if (index === all.length - 1 || spaces.length === 0) continue
    const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length
    figures.spaces.push(mean / natural)
  }
}

Object.assign(window, { setAndMeasure })
