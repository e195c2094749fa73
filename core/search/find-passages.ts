import { readChunkText } from '#core/content/read-chunk-text'
import type { SectionContent } from '#core/content/prepare-section'

import { findInChunk, passageWords, type PassageWords } from './chunk-search'
import { createFinder, type Found, type SearchQuery } from './finder'
import type { LibraryQuery } from './library-words'

/** A passage of a section, by its offsets there. */
export interface FoundPassage extends Found, PassageWords {}

/** Words that stand no farther apart than this are a passage. */
const distance = 40
/** Characters from one passage to the next: what is nearer is read with it. */
const apart = 120

const plain = {
  mode: 'phrase',
  distance,
  wholeWords: true,
  matchCase: false,
  matchAccents: false,
} as const satisfies Omit<SearchQuery, 'text'>

/**
 * The first passages of a section in which a query's words stand near each other; where they do nowhere, those
 * with any of its words.
 *
 * @returns them in the order of the section
 */
export function findPassages(
  { section, html }: SectionContent,
  typed: LibraryQuery,
  most: number,
): FoundPassage[] {
  const chunks = section.chunks.map(({ start }, index) => ({
    start,
    text: readChunkText(html(index)),
  }))
  for (const query of queriesFor(typed)) {
    const find = createFinder(query)
    const hits: FoundPassage[] = []
    for (const { start, text } of chunks) {
      for (const found of findInChunk(text, find)) {
        const [from, to] = [start + found.from, start + found.to]
        const last = hits.at(-1)
        if (last && from < last.to + apart) continue
        hits.push({ from, to, ...passageWords(text, found) })
        if (hits.length >= most) return hits
      }
    }
    if (hits.length > 0) return hits
  }
  return []
}

function queriesFor({ parts, goesOn }: LibraryQuery): SearchQuery[] {
  const singly = parts.map((text, index): SearchQuery => {
    const isLast = index === parts.length - 1
    return { ...plain, text, goesOn: goesOn && isLast }
  })
  const isOfWords = parts.every((part) => !/\s/.test(part))
  return parts.length > 1 && isOfWords
    ? [{ ...plain, mode: 'near', text: parts.join(' '), goesOn }, ...singly]
    : singly
}
