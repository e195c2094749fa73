import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { createPublicationsRepository } from '../../electron/storage/publications-repository'
import { createReadingRepository } from '../../electron/storage/reading-repository'
import { aBookmark, aHighlight, anId } from '../support/library-builders'
import { aProfile } from '../support/profile-builder'

import { afterStart, archiveIn, differs, profileIn } from './after-start'

/** Both libraries have the first story, each with another note; the second is here, the third in the archive. */
const [first, second, third] = ['The first story', 'The second story', 'The third story'] as const
const highlight = aHighlight({
  id: '3d1e5c9e-8d6c-4a0f-9c55-2f6f8f7d8f01',
  publicationId: anId(first),
})
const here = 'As it is here'
const inArchive = 'As it is in the archive'

/** A library in a profile and another in an archive. */
export async function twoLibraries(folder: string): Promise<void> {
  const elsewhere = path.join(folder, 'elsewhere')
  const other = aProfile(elsewhere, archiveIn(folder))
  await other.shelve(first)
  await other.shelve(third)
  other.reading.saveHighlight({ ...highlight, note: inArchive })
  await other.preferences.update({ reader: { theme: 'sepia' } })
  await other.service.make({ withPublications: true })
  other.close()
  rmSync(elsewhere, { recursive: true })

  const present = aProfile(profileIn(folder), archiveIn(folder))
  await present.shelve(first)
  await present.shelve(second)
  present.reading.saveHighlight({ ...highlight, note: here })
  present.reading.saveBookmark(aBookmark({ publicationId: anId(second) }))
  await present.preferences.update({ reader: { fontSize: 20 } })
  present.close()
}

/** The library is the one that was there or the one of the archive: books, marks and settings alike. */
export const oneOfTwo = (folder: string): string[] =>
  afterStart(folder, (db) => {
    const reading = createReadingRepository(db)
    const publications = createPublicationsRepository(db)
    const note = reading.highlights(anId(first))[0]?.note
    const isRestored = note === inArchive
    const isOnDisk = (title: string) =>
      existsSync(path.join(profileIn(folder), 'publications', anId(title), 'publication.txt'))
    const settings = readFileSync(path.join(profileIn(folder), 'preferences.json'), 'utf8')
    return [
      ...(isRestored ? [] : differs('the note', note, here)),
      ...differs('the theme of the archive', settings.includes('sepia'), isRestored),
      ...differs('the third story on the shelf', !!publications.summary(anId(third)), isRestored),
      ...differs('the third story on the disk', isOnDisk(third), isRestored),
      ...differs('the first story on the disk', isOnDisk(first), true),
      ...differs('the second story on the disk', isOnDisk(second), true),
      ...differs('bookmarks in it', reading.bookmarks(anId(second)).length, 1),
    ]
  })
