import { ChunkText } from '#core/content/chunk-text'
import type { SectionContent } from '#core/content/prepare-section'

import { searchChunk, type SearchHit } from './chunk-search'
import { createFinder, type SearchQuery } from './finder'
import type { LibraryQuery } from './library-words'

/** Words that stand no farther apart than this are a passage. */
const distance = 40
/** Characters from one passage to the next: what is nearer is read with it. */
const apart = 120

const plain = {
  mode: 'phrase',
  distance,
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
} as const satisfies Omit<SearchQuery, 'text'>

/**
 * The first passages of a section in which a query's words stand near each other; where they do nowhere, those
 * with any of its words.
 *
 * @returns hits with offsets that count from the start of the section, in its order
 */
export function findPassages(
  { section, html }: SectionContent,
  { parts }: LibraryQuery,
  most: number,
): SearchHit[] {
  const chunks = section.chunks.map(({ start }, index) => ({
    start,
    text: new ChunkText(html(index)),
  }))
  for (const query of queriesFor(parts)) {
    const find = createFinder(query)
    const hits: SearchHit[] = []
    for (const { start, text } of chunks) {
      for (const hit of searchChunk(text, find)) {
        const last = hits.at(-1)
        if (last && hit.from + start < last.to + apart) continue
        hits.push({ ...hit, from: hit.from + start, to: hit.to + start })
        if (hits.length >= most) return hits
      }
    }
    if (hits.length > 0) return hits
  }
  return []
}

function queriesFor(parts: readonly string[]): SearchQuery[] {
  const singly = parts.map((text): SearchQuery => ({ ...plain, text }))
  const isOfWords = parts.every((part) => !/\s/.test(part))
  return parts.length > 1 && isOfWords
    ? [{ ...plain, mode: 'near', text: parts.join(' ') }, ...singly]
    : singly
}
