import { languageByCommonWords } from './common-words'
import type { Line } from './lines'

const samples = 12
const sampleLength = 600

export const detectLanguage = (lines: readonly Line[]): Promise<string | undefined> =>
  detectLanguageOf(pickSamples(lines))

/** Finds a text's language by its letters; nothing where there are too few. BCP 47. */
export async function detectLanguageOf(texts: readonly string[]): Promise<string | undefined> {
  if (texts.join('').replace(/\P{L}/gu, '').length < 20) return undefined
  const common = languageByCommonWords(texts.join(' '))
  if (common) return common

  // N-grams of sixty languages: loaded only when they are needed.
  const { eld } = await import('eld/extrasmall')
  const votes = new Map<string, number>()
  for (const text of texts) {
    const { language } = eld.detect(text)
    if (language !== '') votes.set(language, (votes.get(language) ?? 0) + text.length)
  }
  const [language] = [...votes].sort((one, other) => other[1] - one[1])[0] ?? []
  return language === 'zh' ? chineseScript(texts.join('')) : language
}

/** Paragraphs from the whole of the text: its beginning alone may be a licence in English. */
function pickSamples(lines: readonly Line[]): string[] {
  const step = Math.max(1, Math.floor(lines.length / samples))
  const picked: string[] = []
  for (let at = 0; at < lines.length && picked.length < samples; at += step) {
    const text = lines
      .slice(at, at + 40)
      .filter(({ kind }) => kind === 'text')
      .map((line) => line.text)
      .join(' ')
      .slice(0, sampleLength)
    if (text !== '') picked.push(text)
  }
  return picked
}

const simplified = /[们这个说时来对为会学国发没还过动见门问间长书车东马鸟语话请让谁边进远运从头实]/g
const traditional =
  /[們這個說時來對為會學國發沒還過動見門問間長書車東馬鳥語話請讓誰邊進遠運從頭實]/g

function chineseScript(text: string): string {
  const few = text.match(simplified)?.length ?? 0
  const many = text.match(traditional)?.length ?? 0
  if (few === many) return 'zh'
  return few > many ? 'zh-Hans' : 'zh-Hant'
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ku'])

export const readingProgressionOf = (language: string | undefined): 'ltr' | 'rtl' =>
  language !== undefined && rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'

/** Languages that Project Gutenberg writes out in English. */
const names: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  finnish: 'fi',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  hungarian: 'hu',
  polish: 'pl',
  russian: 'ru',
  greek: 'el',
  latin: 'la',
  esperanto: 'eo',
  chinese: 'zh',
  japanese: 'ja',
}

export const languageByName = (name: string | undefined): string | undefined =>
  names[name?.trim().toLowerCase() ?? '']
