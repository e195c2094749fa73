import type { ChunkText } from '#core/content/chunk-text'

import type { Finder, Found } from './finder'

/** A passage with the words around it, as one reads them. */
export interface SearchHit extends Found {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Characters of context on either side. */
const context = 60

/** Finds passages in a chunk's text; offsets count from its start. */
export function searchChunk(text: ChunkText, find: Finder): SearchHit[] {
  const found = find(text.searchable)
  const isNew = ({ from, to }: Found) => !found.some((one) => one.from < to && from < one.to)
  return [...found, ...findAcrossReadings(text, find).filter(isNew)]
    .sort((a, b) => a.from - b.from)
    .filter(({ from, to }) => !text.hasBreakInside(from, to))
    .map(({ from, to }) => ({
      from,
      to,
      before: cutAtStart(text.before(from, 2 * context)),
      match: (text.words(from, to) || text.slice(from, to)).replaceAll('\n', ' '),
      after: cutAtEnd(text.after(to, 2 * context)),
    }))
}

/** What is found only where a word is read on over the readings beside its signs. */
function findAcrossReadings({ searchable, withoutReadings }: ChunkText, find: Finder): Found[] {
  if (withoutReadings === searchable) return []
  const places = Array.from(withoutReadings.matchAll(/[^\0]/g), ({ index }) => index)
  return find(withoutReadings.replaceAll('\0', ''))
    .map(({ from, to }) => ({ from: places[from]!, to: places[to - 1]! + 1 }))
    .filter(({ from, to }) => withoutReadings.slice(from, to).includes('\0'))
}

const cutAtStart = (text: string): string =>
  text.length <= context ? text.trimStart() : `… ${text.slice(-context).replace(/^\S*\s+/, '')}`
const cutAtEnd = (text: string): string =>
  text.length <= context ? text.trimEnd() : `${text.slice(0, context).replace(/\s+\S*$/, '')} …`
