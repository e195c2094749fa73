import { useMemo } from 'react'

import { type ReaderSettings, resolveSettings } from '#core/preferences'
import type { Metadata } from '#core/publication/publication'

import { useAppStore } from './app-store'

const noMetadata: Metadata = {
  title: '',
  authors: [],
  layout: 'reflowable',
  readingProgression: 'ltr',
}

/** What the person's wishes come to, for one publication or for any. */
export function useSettings(metadata: Metadata = noMetadata): ReaderSettings {
  const wishes = useAppStore((state) => state.preferences.reader)
  const systemIsDark = useAppStore((state) => state.systemIsDark)
  return useMemo(
    () => resolveSettings(metadata, wishes, systemIsDark),
    [metadata, wishes, systemIsDark],
  )
}
