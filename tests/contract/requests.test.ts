import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { createApi } from '#core/ipc/client'
import { type EventName, events, type RequestName, requests } from '#core/ipc/contract'
import { firstView } from '#core/library-view'
import type { PublicationId } from '#core/publication/publication'
import { aBookmark, aHighlight, aLocator, anId, withFolder } from '#tests/support/library-builders'
import { startMain } from '#tests/support/main-process'

/** The whole main process but Electron, over a profile on the disk. */
async function withMain(
  work: (main: {
    ask: (name: RequestName, input?: unknown) => Promise<unknown>
    story: string
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const story = path.join(folder, 'story.txt')
    const welcomeFile = path.join(folder, 'welcome.epub')
    await writeFile(story, 'Hello')
    await writeFile(welcomeFile, 'Welcome')
    const backup = path.join(folder, 'library.zip')
    const main = startMain({
      profile: path.join(folder, 'profile'),
      welcomeFile,
      // Every event that any request sets off is checked on its way.
      publish: (name: EventName, payload) => void events[name].parse(payload),
      shell: {
        chooseFiles: async () => [story],
        chooseFonts: async () => [story],
        chooseWatchedFolder: async () => folder,
        chooseDictionaries: async () => folder,
        chooseMarks: async () => [story, `${story}.none`],
        choosePicture: async () => [],
        chooseTarget: async () => path.join(folder, 'notes.md'),
        chooseBackupTarget: async () => backup,
        chooseBackup: async () => backup,
      },
    })
    try {
      await work({
        story,
        ask: async (name, input) => {
          const answer = await main.ask(name, input)
          if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
          // What crosses is written as JSON; what that cannot hold fails here as it would there.
          const { value } = JSON.parse(JSON.stringify(answer)) as { value?: unknown }
          return requests[name].output.parse(value)
        },
      })
    } finally {
      main.close()
    }
  })
}

/** A face that we ship. */
const face = path.resolve(
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2',
)

const furthestPlace = {
  kind: 'furthest',
  locator: aLocator(5, 0.5),
  at: '2026-01-01T00:00:00.000Z',
}

/** The file that is written for the welcome book has this content. */
const welcome = anId('Welcome')

/** One call of each request, in an order in which all of them succeed. */
function calls(story: string, id: PublicationId): readonly (readonly [RequestName, unknown])[] {
  const bookmark = aBookmark({ publicationId: id })
  const highlight = aHighlight({ publicationId: id })
  const { locator: _place, ...rest } = aBookmark({ publicationId: id })
  const unplaced = { type: 'bookmark', ...rest, passage: { exact: 'words', hint: {} } }
  const collection = { id: randomUUID(), name: 'Sea', createdAt: bookmark.createdAt }
  const layout = { id, layoutKey: 'a layout' }
  return [
    ['app.start', undefined],
    ['app.painted', { publicationId: null }],
    ['library.chooseFiles', { what: 'files' }],
    ['library.import', { jobId: randomUUID(), files: [story, `${story}.none`] }],
    ['library.cancelImport', { jobId: randomUUID() }],
    ['library.importWelcome', undefined],
    ['library.summary', { id }],
    ['library.summary', { id: anId('nothing') }],
    ['publication.open', { id }],
    ['publication.close', { id }],
    ['publication.find', { id }],
    ['reading.savePosition', { id, locator: aLocator(3, 0.25) }],
    ['reading.savePosition', { id, locator: aLocator(3, 0.25), furthest: furthestPlace }],
    ['places.save', { id, place: { ...furthestPlace, kind: 'before-jump' } }],
    ['places.remove', { id, kind: 'before-jump' }],
    ['reading.savePreferences', { id, preferences: { fontSize: 24 } }],
    ['bookmarks.save', bookmark],
    ['highlights.save', highlight],
    ['publication.open', { id }],
    ['bookmarks.remove', { id: bookmark.id }],
    ['highlights.remove', { id: highlight.id }],
    ['annotations.check', { id }],
    ['annotations.saveUnplaced', unplaced],
    ['publication.open', { id }],
    ['annotations.export', { id, format: 'markdown' }],
    ['annotations.export', { id: null, format: 'octavo' }],
    ['annotations.import', { id: null }],
    [
      'statistics.record',
      {
        id,
        day: '2026-03-01',
        turns: [{ seconds: 60, pages: 1, characters: 1200, share: 0.01 }],
      },
    ],
    ['statistics.recentTurns', { id }],
    ['statistics.summary', { id }],
    ['statistics.summary', { id: null }],
    ['statistics.erase', { id }],
    ['pageMaps.get', layout],
    ['pageMaps.put', { ...layout, pageMap: { sections: [null] } }],
    ['pageMaps.get', layout],
    ['librarySearch.state', undefined],
    ['librarySearch.setIndexed', { isIndexed: true }],
    ['librarySearch.find', { typed: 'hello' }],
    ['librarySearch.notes', { typed: 'marked' }],
    ['librarySearch.passages', { id, sections: [0], typed: 'hello' }],
    ['text.sampleEncodings', { id, most: 6 }],
    ['text.setOptions', { id, options: { encoding: 'ibm866', lineLayout: 'line' } }],
    ['backup.make', { withPublications: true }],
    ['backup.choose', undefined],
    ['backup.restore', undefined],
    ['preferences.update', { reader: { theme: 'sepia', fontSize: 20 } }],
    ['preferences.update', { library: { ...firstView, sort: 'title' } }],
    ['duplicates.find', undefined],
    ['duplicates.keepApart', { ids: [id, welcome], areApart: true }],
    ['duplicates.keepApart', { ids: [id, welcome], areApart: false }],
    ['duplicates.merge', { into: id, others: [welcome] }],
    ['duplicates.undoMerge', { into: id }],
    ['watchedFolders.list', undefined],
    ['watchedFolders.add', undefined],
    ['watchedFolders.setCopied', { path: path.dirname(story), isCopied: false }],
    ['watchedFolders.remove', { path: path.dirname(story) }],
    ['watchedFolders.restore', { path: path.dirname(story) }],
    ['collections.save', collection],
    [
      'library.change',
      {
        ids: [id],
        change: {
          state: 'set-aside',
          favourite: true,
          stars: 4,
          addTags: ['sea'],
          removeTags: ['land'],
          addTo: collection.id,
        },
      },
    ],
    ['library.change', { ids: [id], change: { takeFrom: collection.id } }],
    ['collections.remove', { id: collection.id }],
    ['publication.description', { id }],
    ['publication.describe', { id, own: { title: 'Mine', series: { name: 'S', position: 2 } } }],
    ['publication.description', { id }],
    ['publication.chooseCover', { id }],
    ['publication.resetCover', { id }],
    ['library.remove', { ids: [id] }],
    ['library.bin', undefined],
    ['library.restore', { ids: [id] }],
    ['library.emptyBin', { ids: [id] }],
    ['app.start', undefined],
    ['fonts.choose', { what: 'files' }],
    ['fonts.add', { files: [story, face] }],
    ['fonts.remove', { ids: [anId()] }],
    ['fonts.restore', { fonts: [] }],
    ['dictionary.addFolder', undefined],
    ['dictionary.arrange', { ids: ['wordnet', 'nowhere.ifo'] }],
    ['dictionary.list', undefined],
    ['dictionary.lookUp', { text: '“Word,”', language: 'en' }],
    ['window.setAppearance', { appearance: 'dark' }],
    ['window.toggleFullScreen', undefined],
  ]
}

/** SHA-256 of `Hello`. */
const id = '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969'

describe('every request', () => {
  it('answers what its schema says, and every event carries what its schema says', async () => {
    await withMain(async ({ ask, story }) => {
      for (const [name, input] of calls(story, id)) await ask(name, input)
    })
  })

  it('is called above', () => {
    const called = new Set(calls('/story.txt', id).map(([name]) => name))

    expect([...called].sort()).toEqual(Object.keys(requests).sort())
  })

  it('refuses input of another shape with a typed error', async () => {
    await withMain(async ({ ask }) => {
      const wrong: unknown[] = [
        7,
        'text',
        [],
        { id: 7 },
        { id: '../../etc/passwd' },
        { jobId: 'x' },
        null,
      ]
      for (const name of Object.keys(requests) as RequestName[]) {
        for (const input of wrong) {
          if (requests[name].input.safeParse(input).success) continue
          await expect(ask(name, input), name).rejects.toThrow('ipc/invalid-request')
        }
      }
    })
  })

  it('sees to it that the words of what comes later are collected too', async () => {
    await withMain(async ({ ask, story }) => {
      const isFinished = (total: number) =>
        vi.waitFor(async () => {
          const state = await ask('librarySearch.state')
          expect(state).toEqual({ isIndexed: true, finished: total, total })
        })
      await ask('librarySearch.setIndexed', { isIndexed: true })
      await ask('library.import', { jobId: randomUUID(), files: [story] })
      await isFinished(1)
      await ask('library.importWelcome')
      await isFinished(2)
    })
  })

  it('throws on the other side the error that was thrown on this one', async () => {
    const error = {
      code: 'publication/empty',
      message: 'Empty',
      details: { fileName: 'x' },
    } as const
    const api = createApi({
      request: async () => ({ ok: false, error }),
      subscribe: () => () => undefined,
    })

    await expect(api.request('library.bin')).rejects.toMatchObject(error)
  })

  it('gives an answer through the typed face as it came', async () => {
    const request = vi.fn(async () => ({ ok: true as const, value: [] }))
    const api = createApi({ request, subscribe: () => () => undefined })

    expect(await api.request('library.bin')).toEqual([])
    expect(request).toHaveBeenCalledWith('library.bin', undefined)
  })
})
