import { decodeHTML } from 'entities/decode'

import type { TocEntry } from '#core/publication/publication'

import { readIndex, type IndexEntry } from './index-records'
import type { PalmDatabase } from './palm-database'

/** A line of the table of contents, in the order of the index: what is above it comes before it. */
export interface ContentsLine {
  readonly label: string
  /** MOBI 6: a place in the text. */
  readonly place: number | undefined
  /** KF8: number of a fragment, and a place in it. */
  readonly fragment: readonly [number, number] | undefined
  /** Index of the line above. */
  readonly parent: number | undefined
}

const tags = { place: 1, label: 3, fragment: 6, parent: 21 }

/** Reads the index of contents (NCX). A damaged one is no reason not to read. */
export function readContentsLines(database: PalmDatabase, at: number | undefined): ContentsLine[] {
  if (at === undefined) return []
  try {
    const index = readIndex(database, at)
    return index.entries.map((entry) => toLine(entry, index.text(entry.tags.get(tags.label)?.[0])))
  } catch {
    return []
  }
}

function toLine({ tags: values }: IndexEntry, text: string | undefined): ContentsLine {
  const [fragment, offset = 0] = values.get(tags.fragment) ?? []
  return {
    label: decodeHTML(text ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    place: values.get(tags.place)?.[0],
    fragment: fragment === undefined ? undefined : [fragment, offset],
    parent: values.get(tags.parent)?.[0],
  }
}

/** No reader can use more. */
const maxLevels = 32

/** The tree of contents; a line that names one after it as its parent stands at the top. */
export function toToc(
  lines: readonly ContentsLine[],
  addressOf: (line: ContentsLine) => string | undefined,
): TocEntry[] {
  const roots: TocEntry[] = []
  const placed: { readonly entry: TocEntry; readonly level: number }[] = []
  for (const [index, line] of lines.entries()) {
    const href = addressOf(line)
    const entry: TocEntry = { label: line.label, children: [], ...(href !== undefined && { href }) }
    const above = line.parent !== undefined && line.parent < index ? placed[line.parent] : undefined
    const isInside = above !== undefined && above.level < maxLevels
    placed.push({ entry, level: isInside ? above.level + 1 : 0 })
    if (line.label !== '') (isInside ? above.entry.children : roots).push(entry)
  }
  return roots
}
