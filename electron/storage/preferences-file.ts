import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { Dictionary, wordNetDictionary } from '#core/dictionary/dictionary-list'
import { fromVersion1 } from '#core/old-preferences'
import { ReaderPreferences } from '#core/preferences'
import { OwnPreset } from '#core/presets'
import { noPreferences, Preferences } from '#core/stored-preferences'
import { CustomTheme } from '#core/themes'

import { WindowState } from '../windows/window-state'

import { each, isRecord, keyByKey, listed } from './checked-keys'
import { stamp, writeWhole } from './draft-file'

/** What `preferences.json` holds: what the renderer may see, and what only main needs. */
export interface StoredPreferences extends Preferences {
  window: WindowState | null
  /** In the person’s order. Main alone says which files are opened. */
  dictionaries: Dictionary[]
}

export interface PreferencesFile {
  read(): StoredPreferences
  /** Resolves when it is on the disk. Calls made meanwhile are written as one: the last one counts. */
  write(preferences: StoredPreferences): Promise<void>
  /** Resolves when no write is under way. */
  flush(): Promise<void>
}

const version = 2

/**
 * The preferences as a small file that people can read and mend. A value that is not allowed falls back
 * to its default by itself, and the file as it was is kept beside as `preferences.bad-<time>.json`.
 */
export function createPreferencesFile(file: string, now: () => Date): PreferencesFile {
  let pending: StoredPreferences | undefined
  let writing: Promise<void> | undefined

  const drain = async (): Promise<void> => {
    while (pending) {
      const data = pending
      pending = undefined
      await writeWhole(file, `${JSON.stringify({ version, data }, null, 2)}\n`)
    }
  }

  return {
    read() {
      const text = readText(file)
      if (text === undefined) return check({}).preferences
      const { preferences, isGood } = checkText(text)
      if (!isGood) keepBad(file, now())
      return preferences
    },
    write(preferences) {
      pending = preferences
      writing ??= drain().finally(() => {
        writing = undefined
      })
      return writing
    },
    flush: () => writing ?? Promise.resolve(),
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Exported for tests. */
export function checkText(text: string): { preferences: StoredPreferences; isGood: boolean } {
  try {
    // Windows editors put a byte-order mark in front.
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (!isRecord(parsed)) return { preferences: check({}).preferences, isGood: false }
    const isOld = parsed['version'] === 1
    const { preferences, isGood } = check(isOld ? migrated(parsed['data']) : parsed['data'])
    return { preferences, isGood: isGood && (isOld || parsed['version'] === version) }
  } catch {
    return { preferences: check({}).preferences, isGood: false }
  }
}

function migrated(data: unknown): unknown {
  if (!isRecord(data) || !isRecord(data['reader'])) return data
  return { ...data, reader: fromVersion1(data['reader']) }
}

function check(data: unknown): { preferences: StoredPreferences; isGood: boolean } {
  const given = isRecord(data) ? data : {}
  const reader = keyByKey(ReaderPreferences.shape, given['reader'])
  const kinds = each(given['kinds'], (wishes) => keyByKey(ReaderPreferences.shape, wishes))
  const presets = listed(OwnPreset, given['presets'])
  const themes = listed(CustomTheme, given['themes'])
  const highlights = keyByKey(Preferences.shape.highlights.shape, given['highlights'])
  const library = keyByKey(Preferences.shape.library.shape, given['library'])
  const files = keyByKey(Preferences.shape.files.shape, given['files'])
  const librarySearch = keyByKey(Preferences.shape.librarySearch.shape, given['librarySearch'])
  const statistics = keyByKey(Preferences.shape.statistics.shape, given['statistics'])
  const dictionaries = listed(Dictionary, given['dictionaries'] ?? [wordNetDictionary])
  const window = WindowState.nullable().safeParse(given['window'] ?? null)
  return {
    preferences: {
      reader: reader.values,
      kinds: kinds.values,
      presets: presets.values,
      themes: themes.values,
      highlights: { ...noPreferences.highlights, ...highlights.values },
      library: { ...noPreferences.library, ...library.values },
      files: { ...noPreferences.files, ...files.values },
      librarySearch: { ...noPreferences.librarySearch, ...librarySearch.values },
      statistics: { ...noPreferences.statistics, ...statistics.values },
      window: window.success ? window.data : null,
      dictionaries: dictionaries.values,
    },
    isGood:
      isRecord(data) &&
      window.success &&
      [
        reader,
        kinds,
        presets,
        themes,
        highlights,
        library,
        files,
        librarySearch,
        statistics,
        dictionaries,
      ].every((part) => part.isGood),
  }
}

/** Best effort: a folder that cannot be written must not keep the app from starting. */
function keepBad(file: string, now: Date): void {
  const beside = path.join(path.dirname(file), `preferences.bad-${stamp(now)}.json`)
  try {
    if (!existsSync(beside)) copyFileSync(file, beside)
  } catch {
    return
  }
}
