import type { Bookmark, Highlight, HighlightColour } from '#core/annotations'
import type { Locator } from '#core/publication/locator'

import type { KeptPublication } from './kept-publication'

/** One bookmark or highlight as a list for people shows it. */
export interface KeptEntry {
  readonly type: 'bookmark' | 'highlight'
  /** The marked passage, a line for each paragraph; the words at a bookmark. */
  readonly words: string
  /** What the person wrote: a note; of a bookmark its name, and its note on lines of its own. */
  readonly note: string | null
  /** `null` for a bookmark that has none. */
  readonly colour: HighlightColour | null
  /** Share of the publication before it; `null` for what has no place. */
  readonly totalProgression: number | null
  /** ISO 8601 instant. */
  readonly createdAt: string
}

export interface KeptChapter {
  /** `null` where the publication names none. */
  readonly title: string | null
  readonly entries: readonly KeptEntry[]
}

/** What was kept, chapter by chapter in the order in which one reads. */
export function keptChapters({ bookmarks, highlights }: KeptPublication): KeptChapter[] {
  const placed = [
    ...bookmarks.map((one) => ({ locator: one.locator, entry: ofBookmark(one) })),
    ...highlights.map((one) => ({ locator: one.locator, entry: ofHighlight(one) })),
  ].sort((a, b) => byPlace(a.locator, b.locator))
  const chapters: { title: string | null; entries: KeptEntry[] }[] = []
  for (const { locator, entry } of placed) {
    const title = locator.title ?? null
    const last = chapters.at(-1)
    if (last && last.title === title) last.entries.push(entry)
    else chapters.push({ title, entries: [entry] })
  }
  return chapters
}

/** What has no place, in the order in which it was made. */
export const unplacedEntries = ({ unplaced }: KeptPublication): KeptEntry[] =>
  unplaced.map((one) => ({
    type: one.type,
    words: one.type === 'highlight' ? one.text : one.passage.exact,
    note: one.type === 'highlight' ? one.note : nameAndNote(one),
    colour: one.colour,
    totalProgression: null,
    createdAt: one.createdAt,
  }))

/** By share of the publication, then by offset. */
export const byPlace = (a: Locator, b: Locator): number =>
  (a.locations.totalProgression ?? 0) - (b.locations.totalProgression ?? 0) ||
  (a.locations.offset ?? 0) - (b.locations.offset ?? 0)

const ofHighlight = ({ text, note, colour, locator, createdAt }: Highlight): KeptEntry => ({
  type: 'highlight',
  words: text,
  note,
  colour,
  totalProgression: locator.locations.totalProgression ?? null,
  createdAt,
})

const ofBookmark = (bookmark: Bookmark): KeptEntry => ({
  type: 'bookmark',
  words: firstWords(bookmark.locator.text?.highlight ?? ''),
  note: nameAndNote(bookmark),
  colour: bookmark.colour,
  totalProgression: bookmark.locator.locations.totalProgression ?? null,
  createdAt: bookmark.createdAt,
})

const nameAndNote = ({ name, note }: Pick<Bookmark, 'name' | 'note'>): string | null => {
  const written = [name, note].filter((one) => one !== null)
  return written.length > 0 ? written.join('\n') : null
}

/** Enough to know a place by. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 90).replace(/\s\S*$/, '')} …` : line
}
