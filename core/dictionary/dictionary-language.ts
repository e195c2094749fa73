/** Names of languages as dictionaries are called by, and the codes in names of files. */
const languages: Readonly<Record<string, readonly string[]>> = {
  af: ['afr', 'Afrikaans'],
  ar: ['ara', 'Arabic'],
  bg: ['bul', 'Bulgarian'],
  ca: ['cat', 'Catalan'],
  cs: ['ces', 'cze', 'Czech'],
  cy: ['cym', 'wel', 'Welsh'],
  da: ['dan', 'Danish'],
  de: ['deu', 'ger', 'German', 'Deutsch'],
  el: ['ell', 'gre', 'Greek'],
  en: ['eng', 'English'],
  eo: ['epo', 'Esperanto'],
  es: ['spa', 'Spanish', 'Español'],
  et: ['est', 'Estonian'],
  fa: ['fas', 'per', 'Persian'],
  fi: ['fin', 'Finnish'],
  fr: ['fra', 'fre', 'French', 'Français'],
  ga: ['gle', 'Irish'],
  he: ['heb', 'Hebrew'],
  hi: ['hin', 'Hindi'],
  hr: ['hrv', 'Croatian'],
  hu: ['hun', 'Hungarian'],
  is: ['isl', 'ice', 'Icelandic'],
  it: ['ita', 'Italian', 'Italiano'],
  ja: ['jpn', 'Japanese'],
  ko: ['kor', 'Korean'],
  la: ['lat', 'Latin'],
  lt: ['lit', 'Lithuanian'],
  lv: ['lav', 'Latvian'],
  nl: ['nld', 'dut', 'Dutch'],
  no: ['nor', 'Norwegian'],
  pl: ['pol', 'Polish'],
  pt: ['por', 'Portuguese'],
  ro: ['ron', 'rum', 'Romanian'],
  ru: ['rus', 'Russian'],
  sk: ['slk', 'Slovak'],
  sl: ['slv', 'Slovenian'],
  sr: ['srp', 'Serbian'],
  sv: ['swe', 'Swedish'],
  tr: ['tur', 'Turkish'],
  uk: ['ukr', 'Ukrainian'],
  vi: ['vie', 'Vietnamese'],
  zh: ['zho', 'chi', 'Chinese'],
}

const byName = new Map(
  Object.entries(languages).flatMap(([code, others]) =>
    [code, ...others].map((name) => [name.toLowerCase(), code] as const),
  ),
)

/**
 * The language of a dictionary’s headwords: from a pair of codes (`de-en`, `deu-eng`), or the first language
 * that a title names.
 *
 * @param said what it says of itself, the surest first
 */
export function dictionaryLanguage(said: readonly (string | undefined)[]): string | null {
  for (const text of said) {
    if (text === undefined) continue
    for (const [, from, to] of text.matchAll(
      /(?<!\p{L})(\p{L}{2,3})[-_–](\p{L}{2,3})(?!\p{L})/gu,
    )) {
      const code = byName.get(from!.toLowerCase())
      if (code !== undefined && byName.has(to!.toLowerCase())) return code
    }
    for (const [word] of text.matchAll(/\p{L}{4,}/gu)) {
      const code = byName.get(word.toLowerCase())
      if (code !== undefined) return code
    }
  }
  return null
}

/** Two tags of the same language: `en-GB` and `eng`. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseLanguage(one) === baseLanguage(other)
}

export function baseLanguage(tag: string): string {
  const [first = ''] = tag.toLowerCase().split(/[-_]/)
  return byName.get(first) ?? first
}
