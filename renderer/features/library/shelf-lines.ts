import type { PublicationSummary } from '#core/publication/publication'

import type { ShelfGroup } from './group-publications'

/** A publication where it stands; in groups it may stand several times. */
export interface ShelfEntry {
  readonly key: string
  readonly publication: PublicationSummary
}

/** The heading of a group, or a row of publications. Lengths in px; the first line starts at 0. */
export type ShelfLine = { readonly top: number; readonly height: number } & (
  | {
      readonly kind: 'heading'
      readonly key: string
      readonly label: string
      readonly count: number
    }
  | {
      readonly kind: 'books'
      readonly key: string
      /** Indexes of entries; `to` is not among them. */
      readonly from: number
      readonly to: number
    }
)

export interface ShelfGeometry {
  readonly columns: number
  /** px, with the gap to the next row. */
  readonly rowHeight: number
}

export interface ShelfLayout {
  readonly entries: readonly ShelfEntry[]
  readonly lines: readonly ShelfLine[]
  readonly height: number
}

const headingHeight = 48
/** Between a group and the heading of the next. */
const groupGap = 16

export function layOutShelf(
  groups: readonly ShelfGroup[],
  { columns, rowHeight }: ShelfGeometry,
): ShelfLayout {
  const entries: ShelfEntry[] = []
  const lines: ShelfLine[] = []
  let top = 0
  for (const { key: group, label, publications } of groups) {
    if (label !== null) {
      if (top > 0) top += groupGap
      const count = publications.length
      lines.push({
        kind: 'heading',
        key: `heading/${group}`,
        top,
        height: headingHeight,
        label,
        count,
      })
      top += headingHeight
    }
    const first = entries.length
    for (const publication of publications) {
      entries.push(entryOf(group, publication))
    }
    for (let from = first; from < entries.length; from += columns) {
      const to = Math.min(from + columns, entries.length)
      lines.push({ kind: 'books', key: entries[from]!.key, top, height: rowHeight, from, to })
      top += rowHeight
    }
  }
  return { entries, lines, height: top }
}

const known = new WeakMap<PublicationSummary, ShelfEntry>()

/** The same object as before where it can be, so that what did not change is not drawn anew. */
function entryOf(group: string, publication: PublicationSummary): ShelfEntry {
  const key = `${group}/${publication.id}`
  const before = known.get(publication)
  if (before?.key === key) return before
  const entry = { key, publication }
  known.set(publication, entry)
  return entry
}

/** The line in which an entry stands; `undefined` where there is no such entry. */
export const lineOf = (lines: readonly ShelfLine[], index: number): ShelfLine | undefined =>
  lines.find((line) => line.kind === 'books' && index >= line.from && index < line.to)

/** The entry above or below one, in the same column or the last before it; across headings. */
export function entryAcross(lines: readonly ShelfLine[], index: number, step: 1 | -1): number {
  const rows = lines.filter((line) => line.kind === 'books')
  const at = rows.findIndex(({ from, to }) => index >= from && index < to)
  const here = rows[at]
  const next = rows[at + step]
  if (!here || !next) return index
  return Math.min(next.from + (index - here.from), next.to - 1)
}
