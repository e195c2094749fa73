/** One change of typed signs into a printer's: `text` stands for `[from, to)` of the paragraph. */
export interface PunctuationChange {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Somebody has set the quotes of this text already: then all its punctuation is left alone. */
export const hasCurlyQuotes = (text: string): boolean => /[“”‘’«»„]/.test(text)

const elidedWords =
  'tis|twas|twere|twill|twould|til|till|em|cause|bout|round|neath|n|kay|sup|cept|fraid'
const opening = String.raw`^|[\s([{—–\-/]|\.\.\.`

/**
 * In the order in which they are believed: what an earlier rule changes, a later one finds changed.
 * Each sign has the name of its group.
 */
const dashesAndDots = [
  String.raw`(?<range>(?<=\d)--(?=\d))`,
  String.raw`(?<dash>(?<!-)-{2,3}(?!-))`,
  String.raw`(?<dots>(?<!\.)\.{3}(?!\.)|(?<!\.)\. \. \.(?! ?\.))`,
]
const quotes = [
  String.raw`(?<feet>(?<=\d)'(?=\d{1,2}(?:"|\b)))`,
  String.raw`(?<inches>(?<=\d'\d{1,2})")`,
  String.raw`(?<apostrophe>(?<=[\p{L}\s]'n)'(?=[\s\p{L}])|(?<=[\p{L}\s])'(?=n'[\s\p{L}])|(?<![\p{L}\p{N}])'(?=(?:${elidedWords})\b(?!'\p{L})|\d0s\b))`,
  String.raw`(?<openSingle>(?<=${opening}|(?:${opening})")'(?=\S))`,
  String.raw`(?<openDouble>(?<=${opening}|(?:${opening})')"(?=\S))`,
  String.raw`(?<closeSingle>')`,
  String.raw`(?<closeDouble>")`,
]

const signs: Readonly<Record<string, string>> = {
  range: '–',
  dash: '—',
  dots: '…',
  feet: '′',
  inches: '″',
  apostrophe: '’',
  openSingle: '‘',
  openDouble: '“',
  closeSingle: '’',
  closeDouble: '”',
}

const inEnglish = new RegExp([...dashesAndDots, ...quotes].join('|'), 'giu')
const elsewhere = new RegExp(dashesAndDots.join('|'), 'giu')
const hasSigns = /['"]|--|\. ?\. ?\./

/**
 * Rule T10, smart punctuation: typed quotes, dashes and dots as a printer sets them. An option of the
 * view, never part of the text: nothing is changed here, and not to be asked for tables and code.
 * Ask {@link hasCurlyQuotes} of the whole text first.
 *
 * @param paragraph its text as the source has it, in one piece: quotes go by what stands on their left
 * @param language BCP 47 tag; quotes are touched in English only, for other languages differ
 * @returns in order, without overlap, in UTF-16 units of the paragraph
 */
export function findPunctuation(paragraph: string, language: string): PunctuationChange[] {
  if (!hasSigns.test(paragraph)) return []
  const changes: PunctuationChange[] = []
  for (const match of paragraph.matchAll(/^en\b/i.test(language) ? inEnglish : elsewhere)) {
    const [name] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? []
    if (name === undefined) continue
    changes.push({ from: match.index, to: match.index + match[0].length, text: signs[name]! })
  }
  return changes
}
