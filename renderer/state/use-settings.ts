import { useMemo } from 'react'

import { layered, type Scope } from '#core/preference-scopes'
import { type ReaderPreferences, type ReaderSettings, resolveSettings } from '#core/preferences'
import type { Metadata } from '#core/publication/publication'

import { useAppStore } from './app-store'
import { layersOf } from './wish-layers'

const noMetadata: Metadata = {
  title: '',
  authors: [],
  layout: 'reflowable',
  readingProgression: 'ltr',
}

/** What the person's wishes come to, for the open publication or for any. */
export const useSettings = (): ReaderSettings => useResolved('book')

/** What the wishes come to in the scope that is being changed, whatever a narrower one hides. */
export const useEditedSettings = (): ReaderSettings =>
  useResolved(useAppStore(({ scope }) => scope))

/** The theme that is wished for in the open publication, or for all. */
export const useThemeWish = (narrowest: Scope = 'book'): NonNullable<ReaderPreferences['theme']> =>
  useAppStore((state) => layered(layersOf(state), narrowest).theme ?? 'system')

function useResolved(narrowest: Scope): ReaderSettings {
  const reading = useAppStore((state) => state.reading)
  const preferences = useAppStore((state) => state.preferences)
  const fonts = useAppStore((state) => state.fonts)
  const bookPreferences = useAppStore((state) => state.bookPreferences)
  const systemIsDark = useAppStore((state) => state.systemIsDark)
  return useMemo(() => {
    const wishes = layered(layersOf({ reading, preferences, bookPreferences }), narrowest)
    return resolveSettings(reading?.manifest.metadata ?? noMetadata, wishes, {
      systemIsDark,
      kind: reading?.manifest.format,
      isTypographic: reading?.manifest.text?.isTypographic,
      themes: preferences.themes,
      fonts,
    })
  }, [reading, preferences, fonts, bookPreferences, systemIsDark, narrowest])
}
