const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** Words that stand in exported files. */
export const exportWords = {
  library: 'Highlights and notes',
  bookmark: 'Bookmark',
  note: 'Note',
  withoutPlace: 'Without a place',
  counts: ({ highlights, bookmarks }: { highlights: number; bookmarks: number }): string =>
    [
      ...(highlights > 0 ? [count(highlights, 'highlight', 'highlights')] : []),
      ...(bookmarks > 0 ? [count(bookmarks, 'bookmark', 'bookmarks')] : []),
    ].join(', '),
  /** Where a passage stands and when it was marked: `12 % · 2026-03-01`. */
  facts: (totalProgression: number | null, createdAt: string): string =>
    [
      ...(totalProgression === null ? [] : [`${Math.round(totalProgression * 100)} %`]),
      createdAt.slice(0, 10),
    ].join(' · '),
}
