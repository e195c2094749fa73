import type { ReaderSettings } from '#core/preferences'

import type { HyphenationLimits } from './hyphenation/word-hyphenator'

/** What the person wants of divided words; a language may ask for more. */
export const hyphenationLimits = (settings: ReaderSettings): HyphenationLimits => ({
  shortestWord: settings.hyphenationShortest,
  before: settings.hyphenationBefore,
  after: settings.hyphenationAfter,
})
