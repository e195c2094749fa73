import { stripDecoration } from './heading-candidate'
import { contentsWords } from './heading-words'
import { isUnderlined, type Headings } from './headings'
import type { Layout } from './layout'
import { endsSentence, type Line } from './lines'
import { soundsLikeNotice } from './notices'

/** What the text says of itself at its top. */
export interface TitleBlock {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly titleLines: readonly Line[]
  readonly bylineLines: readonly Line[]
  /** Index of the first line that is not part of it. */
  readonly end: number
}

const byline =
  /^(?:(?:written |told |a (?:story|novel|tale) )?by|von|par|por|di|de|door|av|af|napsal|автор|作者)\s*[:：]?\s+(?=[\p{Lu}\p{Lo}_*])(.{2,60})$/iu
const bylineGlued = /^(?:автор|作者|著者|author|autor|auteur|autore)\s*[:：]\s*(.{2,60})$/iu
const labelled =
  /^(?:title|titel|titre|título|titolo|название|书名|書名|タイトル)\s*[:：]\s*(.{1,70})$/iu

/** Rule T9, title: the first block of one or two short lines that are no sentence, and the author below. */
export function findTitleBlock(
  lines: readonly Line[],
  { found, contents }: Headings,
  { mode }: Layout,
): TitleBlock {
  const first = nextText(lines, 0)
  if (first === undefined || !canBeTitle(found, first)) return nothing
  if (contents.has(first)) return nothing

  const titleEnd = endOfTitle(lines, first, mode)
  if (titleEnd === undefined) return nothing
  const titleLines = lines.slice(first, titleEnd)
  let end = isUnderlined(lines, titleEnd - 1) ? titleEnd + 1 : titleEnd
  const at = nextText(lines, end)
  const author = at === undefined || found.has(at) ? undefined : authorOf(lines[at]!)
  if (author !== undefined) end = at! + 1
  return {
    title: titleLines.map(titleWords).join(' '),
    author,
    titleLines,
    bylineLines: author === undefined ? [] : [lines[at!]!],
    end,
  }
}

const nothing: TitleBlock = {
  title: undefined,
  author: undefined,
  titleLines: [],
  bylineLines: [],
  end: 0,
}

/** A heading is the title when it is underlined, or Markdown's only one of the first level. */
function canBeTitle(found: Headings['found'], first: number): boolean {
  const family = found.get(first)?.heading.family
  if (family === 'markdown-1') {
    return [...found.values()].filter(({ heading }) => heading.family === family).length === 1
  }
  return family === undefined || family === 'underlined'
}

/** The next line of text from `at` on, unless a rule or a mark comes before it. */
function nextText(lines: readonly Line[], at: number): number | undefined {
  while (lines[at]?.kind === 'blank' || lines[at]?.kind === 'feed') at++
  return lines[at]?.kind === 'text' ? at : undefined
}

function endOfTitle(lines: readonly Line[], first: number, mode: string): number | undefined {
  let end = first
  while (end - first < 3 && isTitleLine(lines[end]) && authorOf(lines[end]!) === undefined) end++
  const count = end - first
  if (count === 0 || count > 2) return undefined
  const next = lines[end]
  const isClosed = next?.kind !== 'text' || authorOf(next) !== undefined
  if (isClosed) return nextText(lines, end) === undefined && next?.kind !== 'rule' ? undefined : end
  // Where lines are paragraphs, the text may follow at once; then one short line is the title.
  return mode === 'line' && count === 1 && next.width > 70 ? end : undefined
}

function isTitleLine(line: Line | undefined): line is Line {
  if (line?.kind !== 'text' || line.width - line.indent > 70) return false
  const words = titleWords(line)
  return (
    (!endsSentence(words) || words === words.toUpperCase()) &&
    !/[,;:，；：、]$/.test(words) &&
    /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"‘«「『《¿¡]/u.test(words) &&
    !/^\[|^(?:https?|www)\b/.test(words) &&
    !isSpoken.test(line.text) &&
    !contentsWords.test(words) &&
    !soundsLikeNotice(line.text)
  )
}

/** A dash before the words only, as speech has it. */
const isSpoken = /^[-–—•·]\s*[^\s\-–—•·].*[^-–—•·]$/u

function titleWords(line: Line): string {
  const words = stripDecoration(line.text)
  return labelled.exec(words)?.[1] ?? words
}

function authorOf(line: Line): string | undefined {
  if (line.width - line.indent > 70) return undefined
  const words = stripDecoration(line.text).replace(/^[([]|[)\]]$/g, '')
  const name = bylineGlued.exec(words)?.[1] ?? byline.exec(words)?.[1]
  return name?.replace(/(?<!\b\p{Lu})\.$/u, '').trim()
}
