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

/** What the person's wishes come to, for the open publication or for any. */
export function useSettings(): ReaderSettings {
  const manifest = useAppStore((state) => state.reading?.manifest)
  const wishes = useAppStore((state) => state.preferences.reader)
  const systemIsDark = useAppStore((state) => state.systemIsDark)
  const metadata = manifest?.metadata ?? noMetadata
  const kind = manifest?.format
  return useMemo(
    () => resolveSettings(metadata, wishes, { systemIsDark, kind }),
    [metadata, wishes, systemIsDark, kind],
  )
}
