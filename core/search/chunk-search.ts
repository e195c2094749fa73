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
  const across = findOverHidden(text, find)
  if (across.length === 0) return found
  let at = 0
  const isNew = ({ from, to }: Found) => {
    while (at < found.length && found[at]!.to <= from) at += 1
    return at === found.length || found[at]!.from >= to
  }
  return [...found, ...across.filter(isNew)].sort((a, b) => a.from - b.from)
}

/** What is found where one reads on over what no line shows. */
function findOverHidden({ overHidden }: ChunkText, find: Finder): Found[] {
  if (!overHidden) return []
  const { text, places } = overHidden
  return find(text).map(({ from, to }) => ({ from: places[from]!, to: places[to - 1]! + 1 }))
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
