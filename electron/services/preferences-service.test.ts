import { describe, expect, it } from 'vitest'

import { firstView } from '#core/library-view'
import { wordNetDictionary } from '#core/dictionary/dictionary-list'
import { noPreferences } from '#core/stored-preferences'

import type { PreferencesFile, StoredPreferences } from '../storage/preferences-file'

import { createPreferencesService } from './preferences-service'

function aFile(initial: Partial<StoredPreferences> = {}) {
  const written: StoredPreferences[] = []
  const file: PreferencesFile = {
    read: () => ({ ...noPreferences, window: null, dictionaries: [], ...initial }),
    write: async (preferences) => void written.push(preferences),
    flush: async () => undefined,
  }
  return { file, written }
}

const window = {
  bounds: { x: 0, y: 0, width: 800, height: 600 },
  isMaximized: false,
  isFullScreen: false,
}

describe('preferences service', () => {
  it('replaces the given parts and answers the whole', async () => {
    const { file, written } = aFile({ reader: { theme: 'sepia', fontSize: 20 }, window })
    const preferences = createPreferencesService({ file })

    const answer = await preferences.update({ reader: { fontSize: 22 } })

    expect(answer).toEqual({ ...noPreferences, reader: { fontSize: 22 } })
    expect(written).toEqual([{ ...answer, window, dictionaries: [] }])
  })

  it('keeps the window apart from what the page sees', async () => {
    const { file, written } = aFile()
    const preferences = createPreferencesService({ file })

    await preferences.saveWindow(window)

    expect(preferences.current()).not.toHaveProperty('window')
    expect(preferences.window).toEqual(window)
    expect(written).toHaveLength(1)
  })

  it('keeps the dictionaries apart as well: the page names none of their files', async () => {
    const { file, written } = aFile()
    const preferences = createPreferencesService({ file })

    await preferences.saveDictionaries([wordNetDictionary])
    await preferences.update({ library: { ...firstView, sort: 'title' } })

    expect(preferences.current()).not.toHaveProperty('dictionaries')
    expect(preferences.dictionaries).toEqual([wordNetDictionary])
    expect(written.at(-1)?.dictionaries).toEqual([wordNetDictionary])
  })

  it('shows the theme of the command line and keeps the own one', async () => {
    const { file, written } = aFile({ reader: { theme: 'sepia' } })
    const preferences = createPreferencesService({ file, themeOverride: 'night' })

    expect(preferences.current().reader.theme).toBe('night')
    await preferences.update({ library: { ...firstView, sort: 'title' } })

    expect(written[0]?.reader.theme).toBe('sepia')
  })
})
