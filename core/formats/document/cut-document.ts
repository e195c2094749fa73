import type { Block, WrittenSection } from '#core/content/block-tree'

import type { Heading } from './headings'
import { isBare, plainText } from './plain-text'

/** A place between two blocks of a document. */
export interface Place {
  readonly at: number
  /** Elements around it, outermost first. */
  readonly wrappers: readonly Block[]
}

/** Characters of a chapter on average; with fewer, nobody turns a page for it. */
const shortest = { ofFirstLevel: 400, ofOthers: 2_500 }
/** With no more before the first chapter, that needs no page of its own. */
const shortOpening = 400

/**
 * Where the chapters of a document begin, the first of them with the document itself. A heading below
 * which nothing but the next heading stands (`Part One`) stays with that.
 *
 * @param end where the text ends; notes may follow
 */
export function cutAtHeadings(
  { html, blocks, characters }: Pick<WrittenSection, 'html' | 'blocks' | 'characters'>,
  headings: readonly Heading[],
  end: number,
): Place[] {
  const level = chapterLevel(html, headings, characters)
  const places: Place[] = [{ at: 0, wrappers: [] }]
  const first = headings.find((heading) => heading.level === level && !heading.isTitle)
  const opening = first ? plainText(html.slice(0, first.at)).length : 0
  let seen = first && opening <= shortOpening ? first.at : 0
  let isTextBefore = false
  for (const heading of headings) {
    if (heading.at >= end) break
    isTextBefore ||= !isBare(html, seen, heading.at)
    seen = Math.max(seen, heading.end)
    if (heading.level > level || !isTextBefore) continue
    const place = placeBefore(html, blocks, heading.at)
    if (!place) continue
    places.push(place)
    isTextBefore = false
  }
  return places
}

/** The topmost level that comes more than once; below bare parts, the next one. 0 for none. */
function chapterLevel(html: string, headings: readonly Heading[], characters: number): number {
  const upTo = (level: number) => headings.filter((one) => one.level <= level && !one.isTitle)
  let level = 1
  while (level < 6 && upTo(level).length < 2) level++
  const chapters = upTo(level)
  const least = level === 1 ? shortest.ofFirstLevel : shortest.ofOthers
  if (chapters.length < 2 || characters / chapters.length < least) return 0
  const parts = chapters.filter((chapter) => {
    const next = headings[headings.indexOf(chapter) + 1]
    return next !== undefined && next.level > level && isBare(html, chapter.end, next.at)
  })
  const areParts = parts.length * 2 > chapters.length
  return areParts && characters / upTo(level + 1).length >= shortest.ofOthers ? level + 1 : level
}

/** The place before the outermost element that begins with the heading; none inside a table or a list. */
function placeBefore(html: string, blocks: readonly Block[], heading: number): Place | undefined {
  const wrappers: Block[] = []
  let row = blocks
  let rowStart = 0
  for (;;) {
    let index = indexAt(row, heading)
    const block = row[index]
    if (!block) return undefined
    if (isBare(html, block.start, heading)) {
      // Anchors and empty paragraphs before a heading belong to it.
      while (index > 0 && isBare(html, row[index - 1]!.start, block.start)) index--
      const before = index > 0 ? row[index - 1]!.end : rowStart
      const at = isBare(html, before, block.start) ? before : row[index]!.start
      return { at, wrappers }
    }
    if (!block.children) return undefined
    wrappers.push(block)
    row = block.children
    rowStart = block.start + block.startTag.length
  }
}

/** Index of the block in which a place lies; -1 where it lies between them. */
function indexAt(row: readonly Block[], place: number): number {
  let low = 0
  let high = row.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (row[middle]!.start <= place) low = middle
    else high = middle - 1
  }
  const block = row[low]
  return block && block.start <= place && place < block.end ? low : -1
}

/** The HTML between two places, with the elements that are open there begun anew and ended. */
export const between = (html: string, from: Place, to: Place): string =>
  from.wrappers.map(({ startTag }) => startTag).join('') +
  html.slice(from.at, to.at) +
  to.wrappers
    .map(({ tag }) => `</${tag}>`)
    .reverse()
    .join('')
