import { parsePatterns, type PatternSet } from './pattern-set'
import { serbianInLatin } from './serbian-in-latin'
import type { HyphenationLimits, WordRules } from './word-hyphenator'

interface LanguageEntry extends Partial<WordRules>, Partial<HyphenationLimits> {
  readonly load: () => Promise<PatternSet>
}

/**
 * Patterns in the package `hyphen`; its types describe another form than the one that they have. Its
 * exceptions count the hyphens before a place as letters (as-so-ciate: 2 and 5), which is mended here.
 */
async function packaged(file: Promise<{ readonly default: unknown }>): Promise<PatternSet> {
  const [levels, tree, exceptions = {}] = (await file).default as PatternSet
  const mended = Object.entries(exceptions).map(
    ([word, places]) => [word, places.map((place, hyphens) => place - hyphens)] as const,
  )
  return [levels, tree, Object.fromEntries(mended)]
}

const ours = async (file: Promise<{ readonly default: string }>): Promise<PatternSet> =>
  parsePatterns((await file).default)

/** Syllables in these scripts are written with fewer letters, not counting the vowel signs. */
const indic = { shortestWord: 5 }
const stressMarks = true
const apostrophes = true

/**
 * Languages with patterns whose terms permit shipping, which `docs/dependencies.md` and
 * `assets/notices/hyphenation-patterns.txt` say of each. Loaded when a text asks for one: a set is 1 to
 * 400 kB. The browser’s own hyphenation does nothing in Electron on Windows and Linux, so there is one way
 * on all systems.
 */
const entries = {
  af: { load: () => packaged(import('hyphen/patterns/af')), apostrophes },
  as: { load: () => packaged(import('hyphen/patterns/as')), ...indic },
  az: { load: () => ours(import('../../../assets/hyphenation/az.txt?raw')) },
  be: { load: () => packaged(import('hyphen/patterns/be')), apostrophes, stressMarks },
  bg: { load: () => packaged(import('hyphen/patterns/bg')), stressMarks },
  bn: { load: () => packaged(import('hyphen/patterns/bn')), ...indic },
  ca: { load: () => ours(import('../../../assets/hyphenation/ca.txt?raw')) },
  cs: { load: () => ours(import('../../../assets/hyphenation/cs.txt?raw')), after: 3 },
  cy: { load: () => packaged(import('hyphen/patterns/cy')), after: 3 },
  da: { load: () => packaged(import('hyphen/patterns/da')) },
  de: { load: () => packaged(import('hyphen/patterns/de-1996')) },
  'de-1901': { load: () => packaged(import('hyphen/patterns/de-1901')) },
  'de-ch-1901': { load: () => packaged(import('hyphen/patterns/de-ch-1901')) },
  el: { load: () => packaged(import('hyphen/patterns/el-monoton')), apostrophes },
  'el-polyton': { load: () => packaged(import('hyphen/patterns/el-polyton')), apostrophes },
  en: { load: () => packaged(import('hyphen/patterns/en-us')), after: 3 },
  'en-gb': { load: () => packaged(import('hyphen/patterns/en-gb')), after: 3 },
  eo: { load: () => ours(import('../../../assets/hyphenation/eo.txt?raw')) },
  es: { load: () => packaged(import('hyphen/patterns/es')) },
  et: { load: () => packaged(import('hyphen/patterns/et')), after: 3 },
  eu: { load: () => packaged(import('hyphen/patterns/eu')) },
  fi: { load: () => packaged(import('hyphen/patterns/fi')) },
  fr: { load: () => packaged(import('hyphen/patterns/fr')), apostrophes },
  fur: { load: () => packaged(import('hyphen/patterns/fur')), apostrophes },
  ga: { load: () => packaged(import('hyphen/patterns/ga')), after: 3 },
  gl: { load: () => packaged(import('hyphen/patterns/gl')) },
  grc: { load: () => packaged(import('hyphen/patterns/grc')), apostrophes },
  gu: { load: () => packaged(import('hyphen/patterns/gu')), ...indic },
  hi: { load: () => packaged(import('hyphen/patterns/hi')), ...indic },
  hr: { load: () => packaged(import('hyphen/patterns/hr')) },
  hu: { load: () => ours(import('../../../assets/hyphenation/hu.txt?raw')) },
  hy: { load: () => ours(import('../../../assets/hyphenation/hy.txt?raw')) },
  id: { load: () => ours(import('../../../assets/hyphenation/id.txt?raw')) },
  is: { load: () => ours(import('../../../assets/hyphenation/is.txt?raw')) },
  it: { load: () => packaged(import('hyphen/patterns/it')), apostrophes },
  ka: { load: () => packaged(import('hyphen/patterns/ka')) },
  kk: { load: () => ours(import('../../../assets/hyphenation/kk.txt?raw')) },
  kn: { load: () => packaged(import('hyphen/patterns/kn')), ...indic },
  la: { load: () => packaged(import('hyphen/patterns/la')) },
  lt: { load: () => packaged(import('hyphen/patterns/lt')) },
  lv: { load: () => ours(import('../../../assets/hyphenation/lv.txt?raw')) },
  mk: { load: () => ours(import('../../../assets/hyphenation/mk.txt?raw')), stressMarks },
  ml: { load: () => packaged(import('hyphen/patterns/ml')), ...indic },
  mn: { load: () => packaged(import('hyphen/patterns/mn-cyrl')) },
  mr: { load: () => packaged(import('hyphen/patterns/mr')), ...indic },
  nl: { load: () => packaged(import('hyphen/patterns/nl')) },
  no: { load: () => packaged(import('hyphen/patterns/no')) },
  oc: { load: () => packaged(import('hyphen/patterns/oc')), apostrophes },
  or: { load: () => packaged(import('hyphen/patterns/or')), ...indic },
  pa: { load: () => packaged(import('hyphen/patterns/pa')), ...indic },
  pi: { load: () => packaged(import('hyphen/patterns/pi')) },
  pl: { load: () => packaged(import('hyphen/patterns/pl')) },
  pms: { load: () => packaged(import('hyphen/patterns/pms')), apostrophes },
  pt: { load: () => packaged(import('hyphen/patterns/pt')), after: 3 },
  rm: { load: () => packaged(import('hyphen/patterns/rm')) },
  ro: { load: () => ours(import('../../../assets/hyphenation/ro.txt?raw')) },
  ru: { load: () => ours(import('../../../assets/hyphenation/ru.txt?raw')), stressMarks },
  sa: { load: () => packaged(import('hyphen/patterns/sa')), ...indic },
  sl: { load: () => packaged(import('hyphen/patterns/sl')) },
  sq: { load: () => packaged(import('hyphen/patterns/sq')), apostrophes },
  sr: {
    load: () => packaged(import('hyphen/patterns/hr')),
    stressMarks,
    transcription: serbianInLatin,
  },
  ta: { load: () => packaged(import('hyphen/patterns/ta')), ...indic },
  te: { load: () => packaged(import('hyphen/patterns/te')), ...indic },
  tk: { load: () => packaged(import('hyphen/patterns/tk')) },
  tr: { load: () => ours(import('../../../assets/hyphenation/tr.txt?raw')) },
  uk: { load: () => packaged(import('hyphen/patterns/uk')), apostrophes, stressMarks },
  'zh-latn': { load: () => packaged(import('hyphen/patterns/zh-latn-pinyin')) },
} satisfies Record<string, LanguageEntry>

export type HyphenationLanguage = keyof typeof entries

export const hyphenationLanguages = Object.keys(entries) as HyphenationLanguage[]

export const entryOf = (language: HyphenationLanguage): LanguageEntry => entries[language]

/** Tags of languages that others divide like, or that go by another name. */
const sameAs: Readonly<Record<string, HyphenationLanguage>> = {
  bs: 'hr',
  cnr: 'sr',
  in: 'id',
  mo: 'ro',
  ms: 'id',
  nb: 'no',
  nn: 'no',
  sh: 'sr',
  sk: 'cs',
}

/** British English is spoken, and broken, so in these places too. */
const british = new Set(['gb', 'uk', 'ie', 'au', 'nz', 'za', 'in'])

/**
 * The language whose patterns divide a text with this BCP 47 tag; `null` where there are none. Scripts
 * need no part in it, but for Chinese: patterns find nothing in letters that are not theirs.
 */
export function hyphenationLanguage(tag: string | null | undefined): HyphenationLanguage | null {
  const [primary = '', ...subtags] = (tag ?? '').toLowerCase().split(/[-_]/)
  if (primary === 'en') return subtags.some((subtag) => british.has(subtag)) ? 'en-gb' : 'en'
  if (primary === 'de' && subtags.includes('1901'))
    return subtags.some((subtag) => subtag === 'ch' || subtag === 'li') ? 'de-ch-1901' : 'de-1901'
  if (primary === 'el' && subtags.some((subtag) => subtag.startsWith('polyton')))
    return 'el-polyton'
  if (primary === 'zh') return subtags.includes('latn') ? 'zh-latn' : null
  if (Object.hasOwn(sameAs, primary)) return sameAs[primary]!
  return Object.hasOwn(entries, primary) ? (primary as HyphenationLanguage) : null
}
