import type { Block } from './block'
import type { Headings } from './headings'
import { isForced, type Layout } from './layout'
import { endsSentence, type Line } from './lines'
import { cutLines, cutParagraph } from './long-paragraphs'
import { isNotice } from './notices'
import { isTable, isVerse } from './verse'

/** A line, and how many blank lines stand before it. */
interface Spaced {
  readonly line: Line
  readonly gap: number
}

/** Rule T6: makes blocks of the lines. Headings and lists of contents come in found. */
export function toBlocks(
  lines: readonly Line[],
  { found, contents }: Headings,
  layout: Layout,
): Block[] {
  const blocks: Block[] = []
  let stretch: Spaced[] = []
  let gap = 0
  let before: Line | undefined
  let isAfterFeed = false
  const flush = () => {
    for (const block of shape(stretch, layout)) blocks.push(...cutForLayout(block))
    stretch = []
    before = undefined
    isAfterFeed = false
  }

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const heading = found.get(index)
    if (heading) {
      flush()
      blocks.push({ kind: 'heading', lines: heading.lines, gap, heading: heading.heading })
      index = heading.last
      gap = 0
    } else if (contents.has(index)) {
      flush()
      blocks.push({ kind: 'contents', lines: [line], gap, listed: contents.get(index) })
      gap = 0
    } else if (line.kind === 'blank') {
      gap++
    } else if (line.kind === 'feed') {
      isAfterFeed = before !== undefined && gap === 0
      if (!isAfterFeed) gap++
    } else if (line.kind === 'code') {
      flush()
      const end = lines.findIndex(({ kind }, at) => at > index && kind !== 'code')
      const code = lines.slice(index, end < 0 ? lines.length : end)
      blocks.push(...cutForLayout({ kind: 'preformatted', lines: code, gap }))
      index += code.length - 1
      gap = 0
    } else if (line.kind === 'text') {
      // A page that ends in mid-sentence does not end the paragraph.
      const isBroken = isAfterFeed && !isForced(before!, line, layout.measure)
      stretch.push({ line, gap: gap || (isBroken ? 1 : 0) })
      before = line
      isAfterFeed = false
      gap = 0
    } else {
      flush()
      blocks.push({ kind: line.kind, lines: [line], gap })
      gap = 0
    }
  }
  flush()
  return blocks
}

/** Pieces of a block that is too long for one element. */
function cutForLayout(block: Block): Block[] {
  const isPlain = block.kind === 'paragraph' || block.kind === 'notice'
  const pieces = isPlain ? cutParagraph(block.lines) : cutLines(block.lines)
  if (pieces.length === 1) return [block]
  return pieces.map((lines, index) =>
    index === 0 ? { ...block, lines } : { ...block, lines, gap: 0, continues: true },
  )
}

function shape(stretch: readonly Spaced[], layout: Layout): Block[] {
  if (stretch.length === 0) return []
  if (layout.mode === 'double') return shapeDouble(stretch, layout)
  return splitAtGaps(stretch).flatMap(({ lines, gap }) => {
    const blocks = shapeBlock(lines, layout)
    return blocks.map((block, index) => (index === 0 ? { ...block, gap } : block))
  })
}

function splitAtGaps(stretch: readonly Spaced[]) {
  const blocks: { readonly lines: Line[]; readonly gap: number }[] = []
  for (const { line, gap } of stretch) {
    if (gap > 0 || blocks.length === 0) blocks.push({ lines: [line], gap })
    else blocks.at(-1)!.lines.push(line)
  }
  return blocks
}

function shapeBlock(lines: readonly Line[], layout: Layout): Block[] {
  if (isTable(lines)) return [{ kind: 'preformatted', lines, gap: 0 }]
  switch (layout.mode) {
    case 'line':
      return lines.map((line) => toParagraph([line]))
    case 'para':
      return lines.length >= 2 && lines.length <= 60 && lines.every(({ width }) => width <= 70)
        ? [toVerse(lines)]
        : lines.map((line) => toParagraph([line]))
    case 'keep':
      return [lines.length > 1 ? toVerse(lines) : toParagraph(lines)]
    case 'indent':
      return isVerse(lines, layout) ? [toVerse(lines)] : shapeIndented(lines, layout)
    case 'block':
      return isVerse(lines, layout)
        ? [toVerse(lines)]
        : cut(
            lines,
            (line, before) => line.indent >= before.indent + 2 && endsSentence(before.text),
          )
    case 'packed':
      return isVerse(lines, layout)
        ? [toVerse(lines)]
        : cut(lines, (line, before) => endsByWidth(before, line, layout))
    case 'double':
      return cut(lines, (line, before) => endsByWidth(before, line, layout))
  }
}

/** A paragraph ends where the next word would have fitted after a full stop, or at half a line. */
const endsByWidth = (line: Line, next: Line, { measure }: Layout) =>
  line.width < measure / 2 || (endsSentence(line.text) && !isForced(line, next, measure))

function shapeDouble(stretch: readonly Spaced[], layout: Layout): Block[] {
  const blocks: { readonly lines: Line[]; readonly gap: number }[] = []
  for (const { line, gap } of stretch) {
    const open = blocks.at(-1)?.lines
    const before = open?.at(-1)
    if (!open || !before || gap >= 2 || endsByWidth(before, line, layout)) {
      blocks.push({ lines: [line], gap })
    } else {
      open.push(line)
    }
  }
  return blocks.map(({ lines, gap }) => ({ ...toParagraph(lines), gap }))
}

/** The paragraph's usual indent opens one; what stands deeper is verse or a quotation. */
function shapeIndented(lines: readonly Line[], { paragraphIndent }: Layout): Block[] {
  const isDeep = ({ indent }: Line) => indent >= paragraphIndent + 2
  const opensParagraph = ({ indent }: Line) => Math.abs(indent - paragraphIndent) <= 1
  const runs: { readonly lines: Line[]; readonly deep: boolean }[] = []
  for (const line of lines) {
    const open = runs.at(-1)
    if (open && open.deep === isDeep(line) && (open.deep || !opensParagraph(line))) {
      open.lines.push(line)
    } else {
      runs.push({ lines: [line], deep: isDeep(line) })
    }
  }
  return runs.map((run) =>
    run.deep && run.lines.length > 1 ? toVerse(run.lines) : toParagraph(run.lines),
  )
}

function cut(lines: readonly Line[], isStart: (line: Line, before: Line) => boolean): Block[] {
  const paragraphs: Line[][] = []
  let before: Line | undefined
  for (const line of lines) {
    if (before === undefined || line.isItem || isStart(line, before)) paragraphs.push([line])
    else paragraphs.at(-1)!.push(line)
    before = line
  }
  return paragraphs.map(toParagraph)
}

const toParagraph = (lines: readonly Line[]): Block => ({
  kind: isNotice(lines[0]!.text) ? 'notice' : 'paragraph',
  lines,
  gap: 0,
})

const toVerse = (lines: readonly Line[]): Block => ({ kind: 'verse', lines, gap: 0 })
