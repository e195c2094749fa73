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
  return find(text.searchable)
    .filter(({ from, to }) => !text.hasBreakInside(from, to))
    .map(({ from, to }) => ({
      from,
      to,
      before: cutAtStart(text.before(from, 2 * context)),
      match: text.slice(from, to).replaceAll('\n', ' '),
      after: cutAtEnd(text.after(to, 2 * context)),
    }))
}

const cutAtStart = (text: string): string =>
  text.length <= context ? text.trimStart() : `… ${text.slice(-context).replace(/^\S*\s+/, '')}`
const cutAtEnd = (text: string): string =>
  text.length <= context ? text.trimEnd() : `${text.slice(0, context).replace(/\s+\S*$/, '')} …`
