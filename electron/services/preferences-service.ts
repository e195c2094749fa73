import type { Dictionary } from '#core/dictionary/dictionary-list'
import type { Preferences } from '#core/stored-preferences'
import type { ThemeName } from '#core/themes'

import type { PreferencesFile, StoredPreferences } from '../storage/preferences-file'
import type { WindowState } from '../windows/window-state'

interface Dependencies {
  readonly file: PreferencesFile
  /** Theme for this run only, from the command line. */
  readonly themeOverride?: ThemeName | undefined
}

/** What `preferences.update` may carry. */
export type PreferencesChange = {
  readonly [Part in keyof Preferences]?: Preferences[Part] | undefined
}

export interface PreferencesService {
  /** As the renderer sees them. */
  current(): Preferences
  readonly window: WindowState | null
  readonly dictionaries: readonly Dictionary[]
  /** Replaces the given parts. @returns the whole, as it is on the disk by then */
  update(change: PreferencesChange): Promise<Preferences>
  saveWindow(window: WindowState): Promise<void>
  saveDictionaries(dictionaries: Dictionary[]): Promise<void>
  /** The file was replaced; the window stays where it is. */
  reload(): void
  /** Resolves when nothing is left to be written. */
  flush(): Promise<void>
}

export function createPreferencesService(dependencies: Dependencies): PreferencesService {
  const { file, themeOverride } = dependencies
  let stored: StoredPreferences = file.read()

  const current = (): Preferences => {
    const { window: _, dictionaries: _files, ...shown } = stored
    return { ...shown, reader: { ...shown.reader, ...(themeOverride && { theme: themeOverride }) } }
  }

  return {
    current,
    get window() {
      return stored.window
    },
    get dictionaries() {
      return stored.dictionaries
    },
    async update(change) {
      const given = Object.entries(change).filter(([, part]) => part !== undefined)
      stored = { ...stored, ...Object.fromEntries(given) }
      await file.write(stored)
      return current()
    },
    saveWindow(window) {
      stored = { ...stored, window }
      return file.write(stored)
    },
    saveDictionaries(dictionaries) {
      stored = { ...stored, dictionaries }
      return file.write(stored)
    },
    reload: () => void (stored = { ...file.read(), window: stored.window }),
    flush: () => file.flush(),
  }
}
