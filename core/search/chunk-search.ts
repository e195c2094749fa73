import type { ChunkText } from '#core/content/chunk-text'

import type { Finder, Found } from './finder'

/** The words of a passage and those around it, as one reads them. */
export interface PassageWords {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Characters of context on either side. */
const context = 60

/** Finds passages in a chunk's text; offsets count from its start. */
export function findInChunk(text: ChunkText, find: Finder): Found[] {
  const found = find(text)
  const across = findAcrossReadings(text, find)
  if (across.length === 0) return found
  const isNew = ({ from, to }: Found) => !found.some((one) => one.from < to && from < one.to)
  return [...found, ...across.filter(isNew)].sort((a, b) => a.from - b.from)
}

/** What is found only where a word is read on over the readings beside its signs. */
function findAcrossReadings({ overReadings, withoutReadings }: ChunkText, find: Finder): Found[] {
  if (!overReadings) return []
  const { text, places } = overReadings
  return find(text)
    .map(({ from, to }) => ({ from: places[from]!, to: places[to - 1]! + 1 }))
    .filter(({ from, to }) => withoutReadings.slice(from, to).includes('\0'))
}

/** Reads a passage that was found in a text. */
export const passageWords = (text: ChunkText, { from, to }: Found): PassageWords => ({
  before: cutAtStart(text.before(from, 2 * context)),
  match: (text.words(from, to) || text.slice(from, to)).replaceAll('\n', ' '),
  after: cutAtEnd(text.after(to, 2 * context)),
})

const cutAtStart = (text: string): string =>
  text.length <= context ? text.trimStart() : `… ${text.slice(-context).replace(/^\S*\s+/, '')}`
const cutAtEnd = (text: string): string =>
  text.length <= context ? text.trimEnd() : `${text.slice(0, context).replace(/\s+\S*$/, '')} …`
