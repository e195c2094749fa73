import { isPlainKind } from '#core/preferences'
import type { Metadata } from '#core/publication/publication'

import { isCjk } from '../../engine/cjk'
import { useAppStore } from '../../state/app-store'
import { useEditedSettings } from '../../state/use-settings'
import { SegmentedField } from '../../ui/segmented-field'
import { words } from '../../words/words'

import { useChange } from './use-change'

/** Where lines start and end; the sides are called what they are in this book. */
export function AlignmentField() {
  const { alignment } = useEditedSettings()
  const kind = useAppStore((state) => state.reading?.manifest.format)
  const metadata = useAppStore((state) => state.reading?.manifest.metadata)
  const change = useChange()
  const options = words.align(metadata ? writingOf(metadata) : 'ltr')
  return (
    <SegmentedField
      label={words.alignment}
      options={isPlainKind(kind) ? { ...options, publisher: words.house } : options}
      value={alignment}
      onChange={(value) => change({ alignment: value })}
    />
  )
}

/** A Chinese or Japanese book that is leafed through to the left is set from top to bottom. */
function writingOf({ readingProgression, language }: Metadata): 'ltr' | 'rtl' | 'vertical' {
  if (readingProgression === 'ltr') return 'ltr'
  return isCjk(language ?? null) ? 'vertical' : 'rtl'
}
