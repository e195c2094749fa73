import { endsSentence, type Line } from './lines'
import { articles, headingFamilies, soloWords } from './heading-words'
import { chineseValue, numberValue, romanValue } from './numerals'

/** A line that may be a heading (rule T8). */
export interface Candidate {
  /** `strong` says so itself; `weak` must be one of a series. */
  readonly strength: 'strong' | 'weak'
  /** What kind: `chapter`, `part`, `solo`, `第章`, `bare`, `numbered`, `caps`, … */
  readonly family: string
  readonly number: number | undefined
  /** The words, without decoration. */
  readonly label: string
  /** There are words beyond the keyword and the number. */
  readonly isTitled: boolean
}

const widest = 90
const decoration = /^[-=*~#_—–•·<>[\]|+\s]+|[-=*~#_—–•·<>[\]|+\s]+$/g

const decorated = /^[-=*~#_—–•·<>[\]|+\s]|[-=*~#_—–•·<>[\]|+]$/

/** Takes `-----` and the like from both ends: `----- Chapter 2 -----`. */
export function stripDecoration(text: string): string {
  if (!decorated.test(text)) return text
  const plain = text.replace(decoration, '')
  return plain || text
}

export function toCandidate(line: Line): Candidate | undefined {
  if (line.kind !== 'text' || line.width > widest + line.indent) return undefined
  if (line.level !== undefined) return fromMarkdown(line.text, line.level)
  const label = stripDecoration(line.text)
  if (/[。，、；,;]$/.test(label)) return undefined
  return fromKeyword(label) ?? fromEastAsian(label) ?? fromSolo(label) ?? fromWeak(line, label)
}

const fromMarkdown = (label: string, level: number): Candidate => ({
  strength: 'strong',
  family: `markdown-${level}`,
  number: undefined,
  label,
  isTitled: true,
})

const tokens = /^(\p{L}+|\d{1,4}(?:st|nd|rd|th)?|[０-９]+)([\s.:]+|$)/u
/** What may come between a number and a title. A hyphen needs a space: `Part One-third`. */
const separator = /^(?:$|\s*[.:;)|—–]|\s+-\s|\s*-{2,}|-$)/

/** `Chapter 3`, `BOOK THE FIRST`, `The Third Letter`, `1. Kapitel`. */
function fromKeyword(label: string): Candidate | undefined {
  const words = label.split(/\s+/, 6)
  let at = isArticle(words[0]) ? 1 : 0
  const hasArticle = at === 1
  const first = bare(words[at])
  const family = headingFamilies.get(first.toLowerCase())
  if (family !== undefined && !hasArticle) {
    if (!startsWithCapital(first)) return undefined
    at++
    if (isArticle(words[at])) at++
    return withNumber(label, words, at, family)
  }
  return numberFirst(label, words, at)
}

/** `Chapter` was read; the number is `words[at]`, or that and the next (`Twenty One`). */
function withNumber(label: string, words: readonly string[], at: number, family: string) {
  const double = `${bare(words[at])} ${bare(words[at + 1])}`
  const isDouble = !/[.:;)]$/.test(words[at] ?? '') && /\p{L} \p{L}/u.test(double)
  const both = isDouble ? numberValue(double) : undefined
  const { text, rest } = after(label, words, both === undefined ? at : at + 1)
  const number = both ?? numberValue(text)
  return number === undefined ? undefined : strong(label, family, number, rest)
}

function numberFirst(label: string, words: readonly string[], at: number): Candidate | undefined {
  const word = words[at] ?? ''
  const keyword = bare(words[at + 1])
  const family = headingFamilies.get(keyword.toLowerCase())
  const number = family === undefined ? undefined : numberValue(bare(word))
  if (number === undefined || family === undefined) return undefined
  // `2 part` is a quantity; `2. part`, `2nd part` and `Second Part` are names.
  if (/^\d+$/.test(word) || (/^\p{Ll}/u.test(word) && romanValue(bare(word)) === undefined)) {
    return undefined
  }
  // “One letter.” is a sentence; “First Letter” and “Erster Brief” are not.
  if (englishKeywords.has(keyword)) return undefined
  return strong(label, family, number, after(label, words, at + 1).rest)
}

const englishKeywords = new Set(
  'chapter part book volume act scene canto letter section episode'.split(' '),
)

function strong(
  label: string,
  family: string,
  number: number | undefined,
  rest: string,
): Candidate | undefined {
  const isSeparated = separator.test(rest)
  if (!isSeparated && !/^,?\s+["“‘«„(]?[\p{Lu}\p{N}]/u.test(rest)) return undefined
  if (!isSeparated && rest.startsWith(',') && endsSentence(rest)) return undefined
  if (label.length > 60 && endsSentence(label)) return undefined
  const isTitled = /[\p{L}\p{N}]/u.test(rest)
  return { strength: 'strong', family, number, label, isTitled }
}

/** The token at `at` without its sign, and what follows it in the label, the sign included. */
function after(label: string, words: readonly string[], at: number) {
  let position = 0
  for (let index = 0; index < at; index++) {
    position = label.indexOf(words[index]!, position) + words[index]!.length
  }
  const word = words[at] ?? ''
  const start = label.indexOf(word, position)
  const text = bare(word)
  return { text, rest: label.slice(start + text.length) }
}

const bare = (word: string | undefined) => tokens.exec(`${word ?? ''} `)?.[1] ?? hyphenated(word)
const hyphenated = (word: string | undefined) =>
  /^[\p{L}’']+(?:-[\p{L}’']+)?/u.exec(word ?? '')?.[0] ?? ''
const isArticle = (word: string | undefined) =>
  word !== undefined && articles.has(word.toLowerCase())
const startsWithCapital = (text: string) => {
  const letter = text.charAt(0)
  return letter !== letter.toLowerCase()
}

/** `Prologue`, `Epilogue: The Sea`, `First Interlude`. */
function fromSolo(label: string): Candidate | undefined {
  const [, first = '', second = ''] = /^([\p{L}-]+)(\s+[\p{L}-]+)?/u.exec(label) ?? []
  if (!startsWithCapital(first)) return undefined
  if (soloWords.has(first.toLowerCase())) {
    return strong(label, 'solo', undefined, label.slice(first.length))
  }
  const word = second.trim()
  if (!startsWithCapital(word) || !soloWords.has(word.toLowerCase())) return undefined
  const number = numberValue(first)
  if (number === undefined) return undefined
  return strong(label, 'solo', number, label.slice(first.length + second.length))
}

const chinese =
  /^第\s*([〇零一二三四五六七八九十百千两兩廿卅\d０-９]{1,7})\s*([章节節回话話幕卷部篇集册冊])(.*)$/
const korean = /^제\s*(\d{1,4})\s*([장화부편권막회])(.*)$/
const eastAsianSolo =
  /^(?:序章|序言|楔子|引子|前言|自序|后记|後記|尾声|尾聲|终章|終章|番外|あとがき|まえがき|プロローグ|エピローグ|서문|프롤로그|에필로그)(?:$|[\s:：　—-].*)/

/** `第十二章 河边`, `제3장`, `序章`. */
function fromEastAsian(label: string): Candidate | undefined {
  if (eastAsianSolo.test(label)) {
    return { strength: 'strong', family: 'solo', number: undefined, label, isTitled: true }
  }
  const match = chinese.exec(label) ?? korean.exec(label)
  if (!match) return undefined
  const [, digits = '', sign = '', rest = ''] = match
  const isSeparated = /^(?:$|[\s:：　.．、·—-])/.test(rest)
  const isOuter = '卷部篇集册冊부편권'.includes(sign)
  if (!isSeparated && (isOuter || label.length > 30 || /[。！？”」…]$/.test(rest))) return undefined
  // `第三回家` and the like: only a chapter sign is plain enough to have its title glued to it.
  if (!isSeparated && sign !== '章' && rest.length > 12) return undefined
  const number = chineseValue(digits)
  const family = isOuter ? 'part' : `第${sign}`
  return { strength: 'strong', family, number, label, isTitled: rest.trim() !== '' }
}

/** A number alone, a numbered title, a line of capitals: headings if there are more of them. */
function fromWeak(line: Line, label: string): Candidate | undefined {
  const alone = /^(\d{1,4}|[IVXLCDM]+|[ivxlc]+)[.)]?$/.exec(label)
  if (alone) {
    const number = numberValue(alone[1]!)
    // A year is no chapter.
    if (number === undefined || number >= 1_000) return undefined
    return { strength: 'weak', family: 'bare', number, label, isTitled: false }
  }
  const numbered = /^(\d{1,3}|[IVXLC]+)[.)]\s+(?=\p{Lu}|["“«]\p{Lu}|\p{Lo})/u.exec(label)
  if (numbered && !endsSentence(label)) {
    const number = numberValue(numbered[1]!)
    if (number === undefined) return undefined
    return { strength: 'weak', family: 'numbered', number, label, isTitled: true }
  }
  if (line.width - line.indent < 3 || label.length > 60 || label !== label.toUpperCase()) {
    return undefined
  }
  if ((label.match(/\p{Lu}/gu)?.length ?? 0) < 3) return undefined
  return { strength: 'weak', family: 'caps', number: undefined, label, isTitled: true }
}
