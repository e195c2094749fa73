import { type Preferences, type ThemeName } from '#core/preferences'

import type { PreferencesFile, StoredPreferences } from '../storage/preferences-file'
import type { WindowState } from '../windows/window-state'

interface Dependencies {
  readonly file: PreferencesFile
  /** Theme for this run only, from the command line. */
  readonly themeOverride?: ThemeName | undefined
  readonly onChange?: (preferences: Preferences) => void
}

/** What `preferences.update` may carry. */
export interface PreferencesChange {
  readonly reader?: Preferences['reader'] | undefined
  readonly library?: Preferences['library'] | undefined
}

export interface PreferencesService {
  /** As the renderer sees them. */
  current(): Preferences
  readonly window: WindowState | null
  /** Replaces the given parts. @returns the whole, as it is on the disk by then */
  update(change: PreferencesChange): Promise<Preferences>
  saveWindow(window: WindowState): Promise<void>
  /** Resolves when nothing is left to be written. */
  flush(): Promise<void>
}

export function createPreferencesService(dependencies: Dependencies): PreferencesService {
  const { file, themeOverride, onChange } = dependencies
  let stored: StoredPreferences = file.read()

  const current = (): Preferences => ({
    reader: { ...stored.reader, ...(themeOverride && { theme: themeOverride }) },
    library: stored.library,
  })

  return {
    current,
    get window() {
      return stored.window
    },
    async update({ reader, library }) {
      stored = { ...stored, ...(reader && { reader }), ...(library && { library }) }
      onChange?.(current())
      await file.write(stored)
      return current()
    },
    saveWindow(window) {
      stored = { ...stored, window }
      return file.write(stored)
    },
    flush: () => file.flush(),
  }
}
