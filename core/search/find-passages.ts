import { ChunkText } from '#core/content/chunk-text'
import type { SectionContent } from '#core/content/prepare-section'

import { searchChunk, type SearchHit } from './chunk-search'
import { createFinder, type SearchQuery } from './finder'
import type { LibraryQuery } from './library-words'

/** Words that stand no farther apart than this are a passage. */
const distance = 40

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
        hits.push({ ...hit, from: hit.from + start, to: hit.to + start })
        if (hits.length >= most) return hits
      }
    }
    if (hits.length > 0) return hits
  }
  return []
}

function queriesFor(parts: readonly string[]): SearchQuery[] {
  const apart = parts.map((text): SearchQuery => ({ ...plain, text }))
  const isOfWords = parts.every((part) => !/\s/.test(part))
  return parts.length > 1 && isOfWords
    ? [{ ...plain, mode: 'near', text: parts.join(' ') }, ...apart]
    : apart
}
