import { z } from 'zod'

import { HighlightColour, HighlightKind } from '#core/annotations'
import { firstView, LibraryView } from '#core/library-view'
import { ReaderPreferences } from '#core/preferences'
import { OwnPreset } from '#core/presets'
import { CustomTheme } from '#core/themes'

/** Everything in `preferences.json` that the renderer may see and change. */
export const Preferences = z.object({
  /** Wishes for all books. */
  reader: ReaderPreferences,
  /** Wishes for the books of one format, by its name. */
  kinds: z.record(z.string().min(1).max(100), ReaderPreferences),
  presets: z.array(OwnPreset).max(200),
  themes: z.array(CustomTheme).max(200),
  /** What the colours mean to the person, and what was used last. */
  highlights: z.object({
    names: z.partialRecord(HighlightColour, z.string().trim().min(1).max(40)),
    kind: HighlightKind,
    colour: HighlightColour,
  }),
  library: LibraryView,
  /** Whether books are copied into the library, or read where they lie. */
  files: z.object({ areCopied: z.boolean() }),
  /** Whether the words of all books are collected, to be found from the library. */
  librarySearch: z.object({ isIndexed: z.boolean() }),
  /** Whether it is counted how much is read, and what the foot says is left. */
  statistics: z.object({ isOn: z.boolean(), left: z.enum(['pages', 'time']) }),
})
export type Preferences = z.infer<typeof Preferences>

/** As on the first day. */
export const noPreferences: Preferences = {
  reader: {},
  kinds: {},
  presets: [],
  themes: [],
  highlights: { names: {}, kind: 'highlight', colour: 'yellow' },
  library: firstView,
  files: { areCopied: true },
  librarySearch: { isIndexed: false },
  statistics: { isOn: true, left: 'pages' },
}
