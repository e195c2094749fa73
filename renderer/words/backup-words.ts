import type { LibraryCounts } from '#core/library-backup'

import { count } from './count'
import { fileSize } from './file-size'

const contents = ({ publications, bookmarks, highlights }: LibraryCounts): string =>
  `${count(publications, 'book', 'books')}, ${count(bookmarks, 'bookmark', 'bookmarks')} and ${count(highlights, 'highlight', 'highlights')}`

/** An ISO 8601 instant as people say it. */
const moment = (instant: string): string =>
  new Date(instant).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })

/** Words about the whole library in one file. */
export const backupWords = {
  backUp: 'Back up the library',
  backUpSentence:
    'Places, bookmarks, highlights, notes, fonts and settings go into one file, from which Octavo can restore them here or on another computer.',
  backUpPublications: 'The books themselves, too',
  chooseTarget: 'Choose where …',
  backingUp: 'Backing up the library …',
  backedUp: (file: string, bytes: number) =>
    `The library was backed up to ${file} (${fileSize(bytes)}).`,
  restoreQuestion: 'Replace the library by this backup?',
  backupHas: (instant: string, counts: LibraryCounts) =>
    `The backup of ${moment(instant)} has ${contents(counts)}.`,
  libraryHas: (counts: LibraryCounts) => `The library now has ${contents(counts)}.`,
  restoreSentence:
    'Places, marks and settings become those of the backup. Books that are not in it stay as they are, with their marks.',
  restoreKeeps:
    'The library as it is now is kept first: it is among the backups that “Restore from a backup” shows.',
  restoreWithoutPublications:
    'The books themselves are not in this backup. Those in this library are used, others can be added again.',
  replaceLibrary: 'Replace the library',
  restoring: 'Restoring the library …',
}
