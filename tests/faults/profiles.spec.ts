import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { DatabaseSync } from '@photostructure/sqlite'
import { test } from '@playwright/test'

import { noPreferences } from '#core/stored-preferences'

import { brokenPreferences } from '../support/broken-preferences'
import { damagePageOf } from '../support/damaged-database'
import { aBookmark, withFolder } from '../support/library-builders'

import { differs, locationIn, profileIn } from './after-start'
import { electron, setAsideIn, startApp, untilTidied } from './app'
import { complaintsAbout } from './integrity'
import { whyNoMounts, withReadOnly } from './own-mounts'
import { hashOf } from './twenty-books'
import { judge, tellUntried } from './verdict'

test('the preferences are broken', async () => {
  const kinds = Object.entries(brokenPreferences)
  const wrong: string[] = []
  for (const [kind, { text, left }] of kinds) {
    await withFolder(async (folder) => {
      writeFileSync(path.join(folder, 'preferences.json'), text)

      const app = await startApp(folder)
      const { preferences } = await app.request('app.start')
      await app.kill()

      const { window: _, ...good } = left ?? {}
      const kept = setAsideIn(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
      const found = [
        ...(isDeepStrictEqual(preferences, { ...noPreferences, ...good })
          ? []
          : ['other settings than are good in it']),
        ...(isDeepStrictEqual(kept, [text]) ? [] : ['it was not kept as it was']),
      ]
      wrong.push(...found.map((what) => `a file that ${kind}: ${what}`))
    })
  }
  judge(
    {
      fault: 'broken preferences of so many kinds',
      tries: kinds.length,
      held: 'starts; good values kept, bad ones at their defaults, the file kept beside',
    },
    wrong,
  )
})

/** What is done to a good library's file, which nobody has open. */
const damages: Readonly<Record<string, (file: string) => void>> = {
  'is another file': (file) => writeFileSync(file, 'This is no library. '.repeat(5000)),
  'is cut short': (file) => truncateSync(file, 20_000),
  'is empty': (file) => truncateSync(file, 0),
  'is gone': (file) => rmSync(file),
  'has a damaged page': (file) => damagePageOf(new DatabaseSync(file), file, 'page_maps'),
  'has a damaged list of books': (file) =>
    damagePageOf(new DatabaseSync(file), file, 'publications'),
}

test('the library is damaged', async () => {
  const wrong: string[] = []
  await withFolder(async (good) => {
    const id = await makeProfile(profileIn(good))
    for (const [kind, damage] of Object.entries(damages)) {
      const folder = path.join(good, kind)
      const { file } = locationIn(folder)
      cpSync(profileIn(good), profileIn(folder), { recursive: true })
      damage(file)

      const app = await startApp(profileIn(folder))
      const { publications: shelf } = await app.request('app.start')
      const { bookmarks } = await app.request('publication.open', { id })
      const said = app.said()
      await app.kill()

      const found = [
        ...differs('books', shelf.length, 1),
        ...differs('bookmarks', bookmarks.length, 1),
        ...differs(
          'files set aside',
          setAsideIn(profileIn(folder)).length,
          kind === 'is gone' ? 0 : 1,
        ),
        ...differs('exceptions', /Uncaught|Unhandled/.test(said), false),
        ...complaintsAbout(file, path.join(folder, 'scratch')),
      ]
      wrong.push(...found.map((what) => `a library that ${kind}: ${what}`))
    }
  })
  judge(
    {
      fault: 'damaged libraries of so many kinds',
      tries: Object.keys(damages).length,
      held: 'starts with its books and marks; the damaged file is kept beside',
    },
    wrong,
  )
})

test('the profile cannot be written', async () => {
  const fault = 'a read-only profile, left in order and left by a kill'
  const why = whyNoMounts()
  if (why !== undefined) return tellUntried(fault, why)
  const wrong: string[] = []
  for (const end of ['close', 'kill'] as const) {
    await withFolder(async (folder) => {
      const profile = profileIn(folder)
      const id = await makeProfile(profile, end)
      const bytes = filesIn(profile)

      const app = await startApp(profile, withReadOnly(profile, electron))
      const { isReadOnly, publications } = await app.request('app.start')
      const { bookmarks } = await app.request('publication.open', { id })
      const refusal = await app.ask('bookmarks.save', aBookmark({ publicationId: id }))
      const said = app.said()
      await app.kill()

      const found = [
        ...differs('the word that nothing is kept', isReadOnly, true),
        ...differs('books', publications.length, 1),
        ...differs('bookmarks', bookmarks.length, 1),
        ...differs(
          'a new bookmark',
          refusal.ok ? 'kept' : refusal.error.code,
          'storage/unwritable',
        ),
        ...differs('exceptions', /Uncaught|Unhandled/.test(said), false),
        ...differs('files', filesIn(profile), bytes),
      ]
      wrong.push(...found.map((what) => `after a ${end}: ${what}`))
    })
  }
  judge({ fault, tries: 2, held: 'reads on and says that nothing is kept; nothing changed' }, wrong)
})

/** By the app: one book with a bookmark, and a backup. @returns the book */
async function makeProfile(profile: string, end: 'close' | 'kill' = 'close'): Promise<string> {
  const app = await startApp(profile)
  const outcome = await app.request('library.importWelcome')
  if (outcome.status === 'failed') throw new Error('the welcome book was not taken in')
  const { id } = outcome.publication
  await app.request('bookmarks.save', aBookmark({ publicationId: id }))
  await untilTidied(profile)
  await (end === 'kill' ? app.kill() : app.app.close())
  return id
}

/** All files of a folder with their content, as one text. */
const filesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort()
    .map((file) => `${hashOf(file)} ${file}`)
    .join('\n')
