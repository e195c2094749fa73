import type { MobiHeader } from './book-header'
import { readIndex } from './index-records'
import type { PalmDatabase } from './palm-database'
import type { Stretch } from './placed-text'
import { damaged } from './record-view'

/** A document without its content, followed in the text by the fragments that belong into it. */
interface Skeleton extends Stretch {
  readonly fragments: number
}

interface Fragment {
  /** Where it belongs, in the text as it is put together. */
  readonly insertAt: number
  readonly length: number
}

export interface Parts {
  readonly skeletons: readonly Skeleton[]
  readonly fragments: readonly Fragment[]
}

const tags = { fragments: 1, stretch: 6 }

/** @throws {ReaderError} `publication/corrupted` */
export function readParts(header: MobiHeader, database: PalmDatabase): Parts {
  if (header.skeletons === undefined || header.fragments === undefined) {
    throw damaged('No list of skeletons')
  }
  return {
    skeletons: readIndex(database, header.skeletons).entries.map(({ tags: values }) => {
      const [start = 0, length = 0] = values.get(tags.stretch) ?? []
      const [fragments = 0] = values.get(tags.fragments) ?? []
      return { start, end: start + length, fragments }
    }),
    fragments: readIndex(database, header.fragments).entries.map(({ name, tags: values }) => ({
      insertAt: Number.parseInt(name, 10),
      length: values.get(tags.stretch)?.[1] ?? 0,
    })),
  }
}

/** Bytes moved to make room; fragments in each other's way must not make us move them for ever. */
const mostMoved = 4_000_000_000

/**
 * Puts the fragments into their skeletons, in place: together they take the room that they took before.
 *
 * @param text the main flow; it is changed
 * @returns where each document lies in it
 * @throws {ReaderError} `publication/corrupted`
 */
export function putTogether(text: Uint8Array, { skeletons, fragments }: Parts): Stretch[] {
  const documents: Stretch[] = []
  let next = 0
  let moved = 0
  for (const { start, end: skeletonEnd, fragments: count } of skeletons) {
    if (start < (documents.at(-1)?.end ?? 0)) throw damaged('Skeletons lie in one another')
    let end = skeletonEnd
    for (const { insertAt, length } of fragments.slice(next, next + count)) {
      if (!(insertAt >= start && insertAt <= end)) throw damaged('A fragment of no document')
      if (end + length > text.length) break
      moved += end - insertAt
      if (moved > mostMoved) throw damaged('Fragments in each other’s way')
      const fragment = text.slice(end, end + length)
      text.copyWithin(insertAt + length, insertAt, end)
      text.set(fragment, insertAt)
      end += length
    }
    next += count
    // The rest of a file that is cut off is missing.
    if (start < text.length) documents.push({ start, end: Math.min(end, text.length) })
  }
  return documents
}
