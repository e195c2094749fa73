import createHyphenator from 'hyphen'

import { keepWithin, usualLimits, type HyphenationLimits } from './hyphenation-limits'

/**
 * Languages with patterns whose licence permits shipping (`docs/dependencies.md` lists each). Loaded
 * when a text asks for one: a set is 5 to 120 kB. The browser's own hyphenation does nothing in
 * Electron on Windows and Linux, so there is one way on all systems.
 */
const patterns = {
  af: () => import('hyphen/patterns/af'),
  be: () => import('hyphen/patterns/be'),
  bg: () => import('hyphen/patterns/bg'),
  cy: () => import('hyphen/patterns/cy'),
  da: () => import('hyphen/patterns/da'),
  de: () => import('hyphen/patterns/de-1996'),
  'en-gb': () => import('hyphen/patterns/en-gb'),
  en: () => import('hyphen/patterns/en-us'),
  es: () => import('hyphen/patterns/es'),
  et: () => import('hyphen/patterns/et'),
  eu: () => import('hyphen/patterns/eu'),
  fi: () => import('hyphen/patterns/fi'),
  fr: () => import('hyphen/patterns/fr'),
  gl: () => import('hyphen/patterns/gl'),
  hr: () => import('hyphen/patterns/hr'),
  it: () => import('hyphen/patterns/it'),
  ka: () => import('hyphen/patterns/ka'),
  la: () => import('hyphen/patterns/la'),
  lt: () => import('hyphen/patterns/lt'),
  nb: () => import('hyphen/patterns/nb'),
  nl: () => import('hyphen/patterns/nl'),
  nn: () => import('hyphen/patterns/nn'),
  pl: () => import('hyphen/patterns/pl'),
  pt: () => import('hyphen/patterns/pt'),
  uk: () => import('hyphen/patterns/uk'),
} as const
type PatternLanguage = keyof typeof patterns

type HyphenateText = (text: string) => string

const loaded = new Map<PatternLanguage, HyphenateText>()
const loading = new Map<PatternLanguage, Promise<void>>()

/** British English is spoken, and broken, so in these places too. */
const british = /^en-(gb|ie|au|nz|za|in)\b/

/** The pattern set for a BCP 47 tag; `null` where we have none, and the text is set without. */
export function patternLanguage(tag: string | null | undefined): PatternLanguage | null {
  const lower = tag?.toLowerCase() ?? ''
  if (british.test(lower)) return 'en-gb'
  const primary = lower.split('-')[0] ?? ''
  if (primary === 'no') return 'nb'
  return primary in patterns ? (primary as PatternLanguage) : null
}

/** Makes a language's patterns ready; resolves at once for one that is loaded or unknown. */
export function loadPatterns(tag: string | null | undefined): Promise<void> {
  const language = patternLanguage(tag)
  if (!language || loaded.has(language)) return Promise.resolve()
  const known = loading.get(language)
  if (known) return known
  const load = patterns[language]().then(({ default: set }) => {
    // The shortest word that anybody may want divided; each text has limits of its own.
    loaded.set(language, createHyphenator(set, { async: false, minWordLength: 4 }) as HyphenateText)
  })
  loading.set(language, load)
  return load
}

/** Attribute with the language to divide words by where `lang` says nothing. */
export const fallbackLanguage = 'data-octavo-language'

/** The language of an element's text: the nearest that is named, or the publication's. */
export function languageAt(element: Element): string | null {
  const speaker = element.closest(`[lang], [${fallbackLanguage}]`)
  return speaker?.getAttribute('lang') ?? speaker?.getAttribute(fallbackLanguage) ?? null
}

const divisions = new Map<string, (word: string) => readonly number[]>()

/**
 * Where words of a language may be divided; `null` where they are not. The same function for the same
 * language and limits.
 */
export function divisionFor(
  tag: string | null,
  limits: HyphenationLimits = usualLimits,
): ((word: string) => readonly number[]) | null {
  const language = patternLanguage(tag)
  const hyphenateText = language && loaded.get(language)
  if (!hyphenateText) return null
  const key = `${language}:${limits.shortestWord}:${limits.before}:${limits.after}`
  const known = divisions.get(key)
  if (known) return known
  const divide = (word: string): readonly number[] => {
    const indices: number[] = []
    const divided = keepWithin(hyphenateText(word), limits)
    for (let at = divided.indexOf('\u00AD'); at >= 0; at = divided.indexOf('\u00AD', at + 1)) {
      indices.push(at - indices.length)
    }
    return indices
  }
  divisions.set(key, divide)
  return divide
}

/** Where a broken word would be wrong: code, formulas, drawings, and headings, which are set whole. */
const whole = 'pre, code, kbd, samp, tt, svg, math, h1, h2, h3, h4, h5, h6, [translate="no"]'

/**
 * Puts soft hyphens into the text under an element, by the language of each place. Locator offsets
 * do not count them, copying takes them out again.
 */
export function hyphenate(
  body: Element,
  limits: HyphenationLimits = usualLimits,
  isDone: (parent: Element) => boolean = () => false,
): void {
  const walker = body.ownerDocument.createTreeWalker(body, 4)
  let parent: Element | null = null
  let hyphenateText: HyphenateText | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (text.parentElement !== parent) {
      parent = text.parentElement
      const language = patternLanguage(parent && languageAt(parent))
      hyphenateText =
        language && parent && !parent.closest(whole) && !isDone(parent)
          ? loaded.get(language)
          : undefined
    }
    if (hyphenateText && text.length >= limits.shortestWord)
      text.data = keepWithin(hyphenateText(text.data), limits)
  }
}
