import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { firstView, noFilter } from '#core/library-view'
import { wordNetDictionary } from '#core/dictionary/dictionary-list'
import { noPreferences } from '#core/stored-preferences'
import { brokenPreferences, preferencesText } from '#tests/support/broken-preferences'
import { withFolder } from '#tests/support/library-builders'

import { createPreferencesFile, type StoredPreferences } from './preferences-file'

const now = () => new Date('2026-03-01T12:00:00.000Z')
const defaults: StoredPreferences = {
  ...noPreferences,
  window: null,
  dictionaries: [wordNetDictionary],
}
const bad = 'preferences.bad-20260301-120000-000.json'

describe('preferences file', () => {
  it.each(Object.entries(brokenPreferences))(
    'keeps what is good of a file that %s',
    async (_name, broken) => {
      await withFolder(async (folder) => {
        const file = path.join(folder, 'preferences.json')
        await writeFile(file, broken.text)

        const read = createPreferencesFile(file, now).read()

        expect(read).toEqual({ ...defaults, ...broken.left })
        expect(await readFile(path.join(folder, bad), 'utf8')).toBe(broken.text)
      })
    },
  )

  it('knows only its defaults where there is no file, and keeps no bad one', async () => {
    await withFolder(async (folder) => {
      expect(createPreferencesFile(path.join(folder, 'preferences.json'), now).read()).toEqual(
        defaults,
      )
      expect(await readdir(folder)).toEqual([])
    })
  })

  it('reads a file that an editor has put a byte-order mark on', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'preferences.json')
      await writeFile(file, `\uFEFF${preferencesText({ reader: { theme: 'sepia' } })}`)

      expect(createPreferencesFile(file, now).read().reader).toEqual({ theme: 'sepia' })
      expect(await readdir(folder)).toEqual(['preferences.json'])
    })
  })

  it('understands the wishes of version 1', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'preferences.json')
      const old = { fontSize: 22, paragraphs: 'space', publisherStyles: false }
      await writeFile(file, preferencesText({ reader: old }, 1))

      expect(createPreferencesFile(file, now).read().reader).toEqual({
        fontSize: 22,
        paragraphIndent: 0,
        paragraphSpace: 0.8,
        publisherFonts: false,
        publisherSizes: false,
        publisherColours: false,
        publisherLayout: false,
      })
      expect(await readdir(folder)).toEqual(['preferences.json'])
    })
  })

  it('does not let a file reach into objects', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'preferences.json')
      await writeFile(
        file,
        '{"version":2,"data":{"reader":{"__proto__":{"theme":"night"}},"__proto__":{"polluted":1}}}',
      )

      expect(createPreferencesFile(file, now).read()).toEqual(defaults)
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    })
  })

  it('writes what it reads again, in a form that people can read', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'preferences.json')
      const preferences: StoredPreferences = {
        reader: { theme: 'sepia', typeface: 'system:Gill Sans', fontSize: 22 },
        kinds: { 'Plain text': { fontSize: 24 } },
        presets: [{ id: randomUUID(), name: 'Mine', wishes: { margins: 2 } }],
        themes: [
          {
            id: randomUUID(),
            name: 'Moss',
            background: '#eef2e6',
            text: '#223322',
            accent: '#445500',
            floor: 7,
          },
        ],
        highlights: { names: { pink: 'Doubtful' }, kind: 'underline', colour: 'pink' },
        library: { ...firstView, sort: 'author', filter: { ...noFilter, tag: 'sea' } },
        files: { areCopied: false },
        librarySearch: { isIndexed: true },
        statistics: { isOn: false, left: 'time' },
        window: {
          bounds: { x: 1, y: 2, width: 800, height: 600 },
          isMaximized: true,
          isFullScreen: false,
        },
        dictionaries: [
          { id: '/books/lamp.ifo', kind: 'stardict', title: 'Lamps', language: 'en' },
          wordNetDictionary,
        ],
      }

      await createPreferencesFile(file, now).write(preferences)

      expect(createPreferencesFile(file, now).read()).toEqual(preferences)
      expect(await readFile(file, 'utf8')).toContain('\n    "reader": {\n      "theme": "sepia"')
      expect(await readdir(folder)).toEqual(['preferences.json'])
    })
  })

  it('writes the last of many changes, whole', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'preferences.json')
      const preferences = createPreferencesFile(file, now)

      const writes = Array.from({ length: 30 }, (_, n) =>
        preferences.write({ ...defaults, reader: { fontSize: 12 + n } }),
      )
      await Promise.all(writes)
      await preferences.flush()

      expect(createPreferencesFile(file, now).read().reader.fontSize).toBe(41)
    })
  })
})
