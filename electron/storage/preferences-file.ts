import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { z } from 'zod'

import { Preferences, ReaderPreferences } from '#core/preferences'

import { WindowState } from '../windows/window-state'

import { stamp, writeWhole } from './draft-file'

/** What `preferences.json` holds: what the renderer may see, and what only main needs. */
export interface StoredPreferences extends Preferences {
  window: WindowState | null
}

export interface PreferencesFile {
  read(): StoredPreferences
  /** Resolves when it is on the disk. Calls made meanwhile are written as one: the last one counts. */
  write(preferences: StoredPreferences): Promise<void>
  /** Resolves when no write is under way. */
  flush(): Promise<void>
}

const version = 1

const libraryDefaults: Preferences['library'] = { sort: 'recent' }

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
    const { preferences, isGood } = check(parsed['data'])
    return { preferences, isGood: isGood && parsed['version'] === version }
  } catch {
    return { preferences: check({}).preferences, isGood: false }
  }
}

function check(data: unknown): { preferences: StoredPreferences; isGood: boolean } {
  const given = isRecord(data) ? data : {}
  const reader = keyByKey(ReaderPreferences.shape, given['reader'])
  const library = keyByKey(Preferences.shape.library.shape, given['library'])
  const window = WindowState.nullable().safeParse(given['window'] ?? null)
  return {
    preferences: {
      reader: reader.values,
      library: { ...libraryDefaults, ...library.values },
      window: window.success ? window.data : null,
    },
    isGood: isRecord(data) && reader.isGood && library.isGood && window.success,
  }
}

/** Each value by its own schema; what is absent stays absent, and names that nobody knows are dropped. */
function keyByKey<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  given: unknown,
): { values: { [Key in keyof Shape]?: z.infer<Shape[Key]> }; isGood: boolean } {
  const values: Record<string, unknown> = {}
  if (!isRecord(given)) return { values: {}, isGood: given === undefined }
  let isGood = true
  for (const [key, schema] of Object.entries(shape)) {
    if (!Object.hasOwn(given, key)) continue
    const checked = schema.safeParse(given[key])
    if (checked.success) values[key] = checked.data
    else isGood = false
  }
  return { values: values as { [Key in keyof Shape]?: z.infer<Shape[Key]> }, isGood }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Best effort: a folder that cannot be written must not keep the app from starting. */
function keepBad(file: string, now: Date): void {
  const beside = path.join(path.dirname(file), `preferences.bad-${stamp(now)}.json`)
  try {
    if (!existsSync(beside)) copyFileSync(file, beside)
  } catch {
    return
  }
}
