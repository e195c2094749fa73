import type { Block } from './block'
import type { Layout } from './layout'
import { endsSentence, type Line } from './lines'
import { isVerse } from './verse'

/** A motto is short: longer than this it is the text itself. */
const mostLines = 14
const mostCharacters = 700
const mostAttributionLines = 2
/** A chapter has one, or two; a third is still believed. More are what the text is made of. */
const mostAtOnce = 3

/**
 * Finds epigraphs: a few lines that are set apart by quotation marks, an indent or verse, right below a
 * heading (or the title of the whole text), with a line under them that names who said so. Speech begins
 * with a dash in many languages, so that all of this has to be there, and a text that goes on without one.
 *
 * @param isOpening the blocks are the first ones below the title
 */
export function markEpigraphs(
  blocks: readonly Block[],
  layout: Layout,
  isOpening: boolean,
): readonly Block[] {
  const page = { ...layout, margin: usualMargin(blocks, layout) }
  const marked: Block[] = []
  let isBelowHeading = isOpening
  for (let at = 0; at < blocks.length;) {
    const found = isBelowHeading ? findEpigraphs(blocks, at, page) : undefined
    const block = blocks[at]!
    isBelowHeading = !found && block.kind === 'heading'
    marked.push(...(found?.blocks ?? [block]))
    at = found?.end ?? at + 1
  }
  return marked
}

interface Page extends Layout {
  /** Columns at which lines of a paragraph begin. */
  readonly margin: number
}

interface Found {
  readonly blocks: readonly Block[]
  /** Index of the block behind it. */
  readonly end: number
}

/** Those that follow each other, where a text comes after them. */
function findEpigraphs(blocks: readonly Block[], from: number, page: Page): Found | undefined {
  const all: Block[] = []
  let count = 0
  let end = from
  for (;;) {
    const next = findEpigraph(blocks, end, page)
    if (!next) break
    all.push(...next.blocks)
    end = next.end
    count++
  }
  const isBelieved = count > 0 && count <= mostAtOnce && goesOn(blocks[end])
  return isBelieved ? { blocks: all, end } : undefined
}

const isWords = ({ kind }: Block) => kind === 'paragraph' || kind === 'verse'

function findEpigraph(blocks: readonly Block[], from: number, page: Page): Found | undefined {
  const quotation: Block[] = []
  const before: Line[] = []
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    if (!isWords(block)) return undefined
    const name = block.lines.findIndex((_, index) => {
      const said = [...before, ...block.lines.slice(0, index)]
      return isAttribution(block.lines.slice(index), said, page)
    })
    if (name < 0) {
      quotation.push(block)
      before.push(...block.lines)
      if (isTooLong(before)) return undefined
      continue
    }
    const above = block.lines.slice(0, name)
    if (above.length > 0) quotation.push({ ...block, lines: above })
    const said = [...before, ...above]
    if (isTooLong(said) || !isSetApart(said, quotation, page)) return undefined
    const gap = above.length > 0 ? 0 : block.gap
    return {
      blocks: [
        ...quotation.map((part): Block => ({
          ...part,
          kind: kindOf(part, page),
          epigraph: 'words',
        })),
        { kind: 'paragraph', lines: block.lines.slice(name), gap, epigraph: 'attribution' },
      ],
      end: at + 1,
    }
  }
  return undefined
}

const isTooLong = (lines: readonly Line[]) =>
  lines.length > mostLines || lines.reduce((sum, { text }) => sum + text.length, 0) > mostCharacters

/** Lines that were broken on purpose stay so; a quotation that was only wrapped is set anew. */
const kindOf = ({ lines, kind }: Block, page: Page): Block['kind'] =>
  page.mode === 'indent' || kind === 'paragraph'
    ? isVerse(lines, page)
      ? 'verse'
      : 'paragraph'
    : kind

/** A text follows that nobody says aloud: else the name may have been speech as well, or all there is. */
const goesOn = (next: Block | undefined) =>
  next !== undefined &&
  next.kind !== 'heading' &&
  !(isWords(next) && dash.test(next.lines[0]!.text))

const dash = /^(?:[—–―⸺]{1,3}|-{1,3})\s*/u
const openingQuote = /^[_*]?["“„«»‟「『‘'‚‹]/u
const closingQuote = /["”“»«」』’'›][_*]?[.,;]?[_*]?$/u
const inItalics = /^_[^_]+_$/u

function isSetApart(lines: readonly Line[], blocks: readonly Block[], { margin }: Page): boolean {
  if (lines.length === 0 || lines.some(({ text }) => dash.test(text))) return false
  const first = lines[0]!.text
  const last = lines.at(-1)!.text
  if (openingQuote.test(first) && closingQuote.test(last)) return true
  if (inItalics.test(lines.map(({ text }) => text).join(' '))) return true
  if (lines.every(({ indent }) => indent >= margin + 2)) return true
  return lines.length > 1 && blocks.every(({ kind }) => kind === 'verse')
}

/** All lines of the rest of a block name a person or a book: after a dash, or far to the right. */
function isAttribution(lines: readonly Line[], said: readonly Line[], page: Page): boolean {
  const [line] = lines
  if (!line || said.length === 0 || lines.length > mostAttributionLines) return false
  const dashes = dash.exec(line.text)?.[0] ?? ''
  const words = lines
    .map(({ text }) => text)
    .join(' ')
    .slice(dashes.length)
  const isToTheRight = line.indent >= said[0]!.indent + 6
  if (dashes === '') return isToTheRight && line.indent > page.measure / 2 && isName(words, true)
  return isName(words, isToTheRight, dashes.trim().length > 1)
}

const longestName = 100
/** Small words in names and titles of any language, and small numbers: `of`, `de`, `из`, `vii.` */
const particle = /^\p{L}{1,3}\.?$/u

/**
 * Reads like a name or the title of a book: most of its words begin with a capital, and it does not end
 * as a sentence does.
 *
 * @param mayStop a full stop at its end is nothing strange, for its place says enough
 * @param isCaselessAllowed whether it may be in a script that has no capitals
 */
function isName(words: string, mayStop: boolean, isCaselessAllowed = false): boolean {
  if (words.length > longestName || !/\p{L}.*\p{L}/u.test(words)) return false
  if (/[!?…:;,，。！？、：；]["”’»)]*$/u.test(words) || /[。！？，]/u.test(words)) return false
  const isStopped = endsSentence(words) && !/(?<!\p{L})(?:\p{Lu}|[JS]r)\.$/u.test(words)
  if (isStopped && !mayStop && !/_[^_]+_\.?$/.test(words)) return false
  const counted = words.match(/[\p{L}\p{M}\p{N}'’.-]+/gu) ?? []
  const first = counted[0] ?? ''
  if (hasNoCase(first)) return isCaselessAllowed && words.length <= 40
  const full = counted.filter((word) => isHigh(word) || !particle.test(word))
  return isHigh(first) && full.filter(isHigh).length > full.length / 2
}

const isHigh = (word: string) => /^[^\p{L}]*[\p{Lu}\p{Lt}\p{N}]/u.test(word)
const hasNoCase = (word: string) => /^\p{Lo}/u.test(word)

/** Where most lines begin, or where an indent begins paragraphs, there. */
function usualMargin(blocks: readonly Block[], { mode, paragraphIndent }: Layout): number {
  if (mode === 'indent') return paragraphIndent
  const counts = new Map<number, number>()
  for (const { lines } of blocks) {
    for (const { indent } of lines) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}
