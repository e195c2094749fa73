import { count } from './count'
import { fileSize } from './file-size'

/** Words about books that are there twice. */
export const duplicatesWords = {
  duplicates: 'Possible duplicates',
  duplicatesMenu: 'Possible duplicates …',
  duplicatesHint:
    'Editions and formats that seem to be one book. When you merge them, bookmarks, highlights, notes, tags, collections and statistics go to the one that you keep, and the others to the removed books.',
  noDuplicates: 'No book seems to be here twice.',
  lookingForDuplicates: 'Looking …',
  copyFacts: (format: string, bytes: number) => `${format}, ${fileSize(bytes)}`,
  marksIn: (marks: number) =>
    marks === 0 ? 'No marks' : count(marks, 'bookmark or highlight', 'bookmarks and highlights'),
  mergeInto: 'Merge into this one',
  mergeIntoOf: (title: string, facts: string) => `Merge into this one: ${title}, ${facts}`,
  merging: 'Merging …',
  merged: (title: string) => `Everything is with “${title}” now.`,
  keepBoth: 'Keep both',
  keepAll: 'Keep all',
  keptApart: (title: string) => `“${title}” stays as it is, and is not shown here again.`,
} as const
