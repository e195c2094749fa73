import { describe, expect, it } from 'vitest'

import { hyphenationOf, loadHyphenation } from './hyphenation'
import { entryOf, hyphenationLanguage, hyphenationLanguages } from './languages'
import type { PatternTree } from './pattern-set'

/** By the rules of each language; a tag that shares its patterns with another has its own word. */
const divided: Readonly<Record<string, string>> = {
  af: 'lug-ha-we-toe-stel',
  as: 'গ্ৰ-ন্থা-গাৰ',
  az: 'mü-əl-lim-lər',
  be: 'га-ла-ва',
  bg: 'не-за-ви-си-мост',
  bn: 'স্বা-ধী-নতা',
  bs: 'ne-za-vis-nost',
  ca: 'mun-ta-nya',
  cs: 'nej-ne-bez-peč-nější',
  cy: 'llyfr-gell-oedd',
  da: 'bi-bli-o-te-ket',
  de: 'Fens-ter-bank',
  'de-1901': 'Fen-ster-bank',
  'de-CH-1901': 'Fen-ster-stras-se',
  el: 'βι-βλιο-θή-κη',
  'el-polyton': 'ἀνε-ξαρ-τη-σία',
  en: 'hy-phen-ation',
  'en-GB': 'col-our-ful',
  eo: 'in-ter-na-cia',
  es: 'in-de-pen-den-cia',
  et: 'raa-ma-tu-kogu',
  eu: 'li-bu-ru-te-gia',
  fi: 'it-se-näi-syys',
  fr: 'in-dé-pen-dance',
  fur: 'bi-blio-te-che',
  ga: 'leabh-ar-lann',
  gl: 'in-de-pen-den-cia',
  grc: 'ἄν-θρω-πος',
  gu: 'પુસ્ત-કા-લય',
  hi: 'विश्व-वि-द्या-लय',
  hr: 'knjiž-ni-ca',
  hu: 'meg-ál-la-po-dás',
  hy: 'ան-կա-խու-թյուն',
  id: 'per-pus-ta-ka-an',
  is: 'bóka-safn-ið',
  it: 'in-di-pen-den-za',
  ka: 'და-მო-უ-კი-დებ-ლო-ბა',
  kk: 'тә-уел-сіз-дік',
  kn: 'ಗ್ರಂ-ಥಾ-ಲಯ',
  la: 'in-de-pen-den-tia',
  lt: 'ne-pri-klau-so-my-bė',
  lv: 'aiz-stā-vēt',
  mk: 'не-за-вис-ност',
  ml: 'ഗ്ര-ന്ഥ-ശാല',
  mn: 'но-мын-сан',
  mr: 'ग्रं-था-लय',
  ms: 'ke-mer-de-ka-an',
  nb: 'selv-sten-dig-het',
  nl: 'on-af-han-ke-lijk-heid',
  nn: 'sjølv-sten-de',
  no: 'bi-blio-te-ket',
  oc: 'in-de-pen-dén-cia',
  or: 'ପୁସ୍ତ-କା-ଳୟ',
  pa: 'ਪੁਸ-ਤ-ਕਾਲਾ',
  pi: 'nib-bā-naṃ',
  pl: 'nie-pod-le-głość',
  pms: 'bi-blio-tè-ca',
  pt: 'in-de-pen-dên-cia',
  'pt-BR': 'bi-bli-o-teca',
  rm: 'in-de-pen-den-za',
  ro: 'in-de-pen-den-ță',
  ru: 'не-за-ви-си-мость',
  sa: 'पुस्त-का-लयः',
  sk: 'kniž-nica',
  sl: 'knji-žni-ca',
  sq: 'pa-va-rë-sia',
  'sr-Cyrl': 'при-ја-тељ-ство',
  'sr-Latn': 'pri-ja-telj-stvo',
  ta: 'சுதந்-தி-ரம்',
  te: 'గ్రం-థా-లయం',
  tk: 'ki-tap-ha-na',
  tr: 'kü-tüp-ha-ne',
  uk: 'бі-бліо-те-ка',
  'zh-Latn': 'zhōng-guó',
}

describe('languages', () => {
  it.each(Object.entries(divided))('divide a word of %s by its rules: %s', async (tag, word) => {
    await loadHyphenation(tag)

    const hyphenator = hyphenationOf(tag)!

    expect(hyphenator.hyphenate(word.replaceAll('-', ''))).toBe(word.replaceAll('-', '\u00AD'))
  })

  it('are at least sixty, and each has a word above', () => {
    const known = new Set(Object.keys(divided).map(hyphenationLanguage))

    expect(hyphenationLanguages.length).toBeGreaterThanOrEqual(60)
    // Serbian stands above in both scripts; `sr` alone is their entry.
    expect(hyphenationLanguages.filter((language) => !known.has(language))).toEqual([])
  })

  it.each([
    ['EN-us', 'en'],
    ['en_GB', 'en-gb'],
    ['en-AU', 'en-gb'],
    ['de-AT', 'de'],
    ['de-CH', 'de'],
    ['de-1901', 'de-1901'],
    ['de-CH-1901', 'de-ch-1901'],
    ['el', 'el'],
    ['el-polyton', 'el-polyton'],
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['pt-BR', 'pt'],
    ['mn-Cyrl-MN', 'mn'],
    ['sr-Latn-RS', 'sr'],
    ['zh-Latn-pinyin', 'zh-latn'],
    ['zh', null],
    ['zh-Hant-TW', null],
    ['ja', null],
    ['constructor', null],
    ['', null],
    [null, null],
  ])('are found by tag: %s is %s', (tag, language) => {
    expect(hyphenationLanguage(tag)).toBe(language)
  })

  it('take an apostrophe for a letter exactly where their patterns do', async () => {
    const wrong: string[] = []
    for (const language of hyphenationLanguages) {
      const entry = entryOf(language)
      const [, tree] = await entry.load()
      if (knows(tree, "'") !== (entry.apostrophes ?? false)) wrong.push(language)
    }

    expect(wrong).toEqual([])
  })
})

const knows = (tree: PatternTree, letter: string): boolean =>
  Object.entries(tree).some(([key, found]) => {
    const further = Array.isArray(found) ? found[0] : found
    return key === letter || (typeof further === 'object' && knows(further as PatternTree, letter))
  })
