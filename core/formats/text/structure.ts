import type { Block } from './block'
import { settleBreaks } from './breaks'
import { markEpigraphs } from './epigraphs'
import { splitFront } from './front'
import { findHeadings, type Headings } from './headings'
import { findLayout, findWrappedLayout, type Layout, type LineLayout } from './layout'
import { toLines, type Line } from './lines'
import { isMarkdown, markMarkdown } from './markdown'
import { dropPageNumbers } from './page-numbers'
import { toBlocks } from './paragraphs'
import { markRules } from './rules'
import { findTitleBlock } from './title-block'
import { findWrapper } from './wrapper'

/** What a text is made of. Everything in it is a place in the normalised text. */
export interface Structure {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly layout: Layout
  /** Title and byline, where the text has them. */
  readonly opening: readonly Block[]
  readonly front: readonly Block[]
  readonly body: readonly Block[]
  /** What Project Gutenberg says around the text. */
  readonly about: readonly Block[]
  /** `Title`, `Author`, `Language`, … of that, by their names in lower case. */
  readonly fields: ReadonlyMap<string, string>
  readonly lines: readonly Line[]
}

export interface StructureHints {
  /** How a person wants lines to be read. */
  readonly lineLayout?: LineLayout | undefined
}

/** Finds paragraphs, headings and breaks in normalised text (rules T2 to T9). */
export function findStructure(text: string, { lineLayout }: StructureHints = {}): Structure {
  const all = toLines(text)
  const wrapper = findWrapper(all)
  const inside = wrapper ? all.slice(wrapper.bodyStart, wrapper.bodyEnd) : all
  const marked = isMarkdown(inside) ? markMarkdown(inside) : inside
  const lines = markRules(dropPageNumbers(marked))
  const found = findLayout(lines)
  const layout = lineLayout ? { ...found, mode: lineLayout } : found

  const headings = findHeadings(lines, layout)
  const top = findTitleBlock(lines, headings, layout)
  const ruleAt = lines.findIndex(({ kind }, index) => index >= top.end && kind === 'rule')
  const head = ruleAt < 0 ? undefined : findHeadLayout(lines.slice(top.end, ruleAt), layout)
  const cut = head ? ruleAt : top.end
  const blocks = [
    ...(head ? toBlocks(lines.slice(top.end, cut), none, head) : []),
    ...toBlocks(lines.slice(cut), shift(headings, cut), layout),
  ]
  const { front, body } = splitFront(blocks, text.length)
  const isTitled = top.titleLines.length > 0
  return {
    title: top.title,
    author: top.author,
    layout,
    opening: [...ofKind('title', top.titleLines), ...ofKind('byline', top.bylineLines)],
    front: settleBreaks(markEpigraphs(front, layout, isTitled)),
    body: settleBreaks(markEpigraphs(body, layout, isTitled || front.length > 0)),
    about: wrapper ? aroundBlocks(all, wrapper) : [],
    fields: wrapper?.fields ?? new Map(),
    lines,
  }
}

/** A notice at the top may be wrapped where the text below it is not. */
function findHeadLayout(head: readonly Line[], { mode }: Layout): Layout | undefined {
  const isShort = head.length > 0 && head.at(-1)!.end - head[0]!.start <= mostHead
  return isShort && (mode === 'line' || mode === 'para') ? findWrappedLayout(head) : undefined
}

const mostHead = 4_000

const ofKind = (kind: 'title' | 'byline', lines: readonly Line[]): Block[] =>
  lines.length === 0 ? [] : [{ kind, lines, gap: 0 }]

const none: Headings = { found: new Map(), contents: new Map() }

/** The same headings in lines of which the first `by` were taken away. */
function shift({ found, contents }: Headings, by: number): Headings {
  if (by === 0) return { found, contents }
  return {
    found: new Map(
      [...found]
        .filter(([index]) => index >= by)
        .map(([index, heading]) => [index - by, { ...heading, last: heading.last - by }]),
    ),
    contents: new Map(
      [...contents].filter(([index]) => index >= by).map(([index, listed]) => [index - by, listed]),
    ),
  }
}

function aroundBlocks(
  lines: readonly Line[],
  { bodyStart, bodyEnd }: { readonly bodyStart: number; readonly bodyEnd: number },
): Block[] {
  const parts = [lines.slice(0, bodyStart), lines.slice(bodyEnd)]
  // Its paragraphs have blank lines between them, also where they are too few to tell.
  return parts.flatMap((part) =>
    settleBreaks(toBlocks(part, none, { ...findLayout(part), mode: 'block' })),
  )
}
