import { defaultPreferences, type ReaderSettings } from '#core/preferences'

/** Where words may be divided at all, in letters. */
export interface HyphenationLimits {
  /** Shorter words are left whole. */
  readonly shortestWord: number
  /** Fewest letters before the hyphen, and after it. */
  readonly before: number
  readonly after: number
}

/** Where nobody wishes otherwise. */
export const usualLimits: HyphenationLimits = {
  shortestWord: defaultPreferences.hyphenationShortest,
  before: defaultPreferences.hyphenationBefore,
  after: defaultPreferences.hyphenationAfter,
}

export const hyphenationLimits = (settings: ReaderSettings): HyphenationLimits => ({
  shortestWord: settings.hyphenationShortest,
  before: settings.hyphenationBefore,
  after: settings.hyphenationAfter,
})

const dividedWord = /[\p{L}\p{M}]+(?:\u00AD[\p{L}\p{M}]+)+/gu

/** Takes soft hyphens out again that stand too near to the end of a word, or in too short a one. */
export const keepWithin = (text: string, limits: HyphenationLimits): string =>
  text.replace(dividedWord, (divided) => {
    const parts = divided.split('\u00AD')
    const letters = parts.reduce((sum, { length }) => sum + length, 0)
    if (letters < limits.shortestWord) return parts.join('')
    let passed = 0
    let kept = ''
    for (const part of parts) {
      const isAllowed = passed >= limits.before && letters - passed >= limits.after
      kept += isAllowed ? `\u00AD${part}` : part
      passed += part.length
    }
    return kept
  })
