import { toElements } from '../office/blocks'
import { element, type Element, type Node } from '../office/element'
import type { Block, ListMark, Paragraph } from '../office/paragraph'
import { toInline, type Look, type Run } from '../office/runs'
import { body, heading, type ParagraphKind } from '../office/style-names'

import type { ParagraphState } from './state'
import type { RtfStyle } from './styles'
import { RowReader, toTable, type Row } from './tables'

interface OpenTable {
  readonly rows: Row[]
  /** Cells of the row that is being read, and what stands in the last of them. */
  cells: (readonly Block[])[]
  blocks: Block[]
}

/** One em of text at 12 pt, in twentieths of a point. */
const em = 240
/** So far in that it is meant; with both margins a quotation, whatever its style is called. */
const quoteIndent = 360
const deepestTable = 8

/** A text on its way: that of the document, of a note or of a box. */
export class Story {
  readonly row = new RowReader()
  readonly nestedRow = new RowReader()
  readonly #blocks: Block[] = []
  readonly #tables: OpenTable[] = []
  #runs: Run[] = []
  #boxes: Element[] = []
  /** What stands before the words of an item, as it is printed. */
  #listText: string | undefined
  #startsPage = false
  #startsSection = false
  /** Whether sections begin with a page. */
  breaksSections = true
  paragraphs = 0
  paragraphsFromRight = 0

  get isAtStart(): boolean {
    return this.#runs.length === 0
  }

  add(content: Node, look: Look): void {
    this.#runs.push({ content, look })
  }

  addBox(content: Element[]): void {
    if (content.length > 0) this.#boxes.push(element('div', {}, content))
  }

  set listText(text: string) {
    this.#listText = text
  }

  endParagraph(state: ParagraphState, style: RtfStyle | undefined): void {
    const blocks = this.#blocksAt(state.isInTable ? state.tableDepth : 0)
    blocks.push(this.#toParagraph(state, style), ...this.#boxes)
    this.#runs = []
    this.#boxes = []
    this.#listText = undefined
  }

  /** Ends what is begun: before a page or a section, and at the very end. */
  endLoose(state: ParagraphState, style: RtfStyle | undefined): void {
    if (this.#runs.length > 0 || this.#boxes.length > 0) this.endParagraph(state, style)
  }

  breakPage(): void {
    this.#startsPage = true
  }

  breakSection(): void {
    this.#startsSection = true
  }

  endCell(depth: number): void {
    const table = this.#tableAt(depth)
    table.cells.push(table.blocks)
    table.blocks = []
  }

  endRow(depth: number, { definition }: RowReader): void {
    const table = this.#tableAt(depth)
    if (table.cells.length > 0) table.rows.push({ definition, cells: table.cells })
    table.cells = []
    table.blocks = []
  }

  finish(): Element[] {
    this.#settle(0)
    return toElements(this.#blocks)
  }

  /** The place for a paragraph with so many tables around it; tables that ended before it are finished. */
  #blocksAt(depth: number): Block[] {
    const wanted = Math.min(depth, deepestTable)
    this.#settle(wanted)
    return wanted === 0 ? this.#blocks : this.#tableAt(wanted).blocks
  }

  #tableAt(depth: number): OpenTable {
    const wanted = Math.max(1, Math.min(depth, deepestTable))
    this.#settle(wanted)
    while (this.#tables.length < wanted) this.#tables.push({ rows: [], cells: [], blocks: [] })
    return this.#tables[wanted - 1]!
  }

  #settle(depth: number): void {
    while (this.#tables.length > depth) {
      const { rows, cells, blocks } = this.#tables.pop()!
      const around = this.#tables.at(-1)?.blocks ?? this.#blocks
      around.push(...toTable(rows))
      // A row that is never ended is text all the same.
      for (const cell of cells) around.push(...cell)
      around.push(...blocks)
    }
  }

  #toParagraph(state: ParagraphState, style: RtfStyle | undefined): Paragraph {
    const kind = kindOf(state, style)
    const isHeading = kind.name === 'heading' || kind.name === 'title'
    const mark = this.#listText === undefined ? undefined : markOf(this.#listText)
    const runs = kind.name === 'body' ? this.#runs : withoutStyle(this.#runs, kind, style)
    if (isHeading && mark?.kind === 'label') runs.unshift({ content: `${mark.label} `, look: {} })
    if (isHeading && mark?.kind === 'number') {
      runs.unshift({ content: `${mark.value}. `, look: {} })
    }
    const { align, indent, isRightToLeft } = state
    this.paragraphs++
    if (isRightToLeft) this.paragraphsFromRight++
    const startsSection = this.#startsSection && this.breaksSections
    const startsPage = this.#startsPage || startsSection || state.startsPage
    this.#startsPage = false
    this.#startsSection = false
    const isItem = mark !== undefined && !isHeading
    return {
      kind,
      content: toInline(runs),
      align,
      ...(indent >= quoteIndent && !isItem && { indent: indent / em }),
      ...(isRightToLeft && { direction: 'rtl' }),
      ...(isItem && { item: { level: state.listLevel, mark } }),
      startsPage,
    }
  }
}

function kindOf(state: ParagraphState, style: RtfStyle | undefined): ParagraphKind {
  if (style?.kind) return style.kind
  const { outlineLevel, indent, indentEnd } = state
  if (outlineLevel !== undefined && outlineLevel >= 0 && outlineLevel < 9) {
    return heading(outlineLevel + 1)
  }
  return indent >= quoteIndent && indentEnd >= quoteIndent ? { name: 'quote' } : body
}

/** What sets a heading or a quotation apart is not emphasis; RTF repeats it in every paragraph. */
function withoutStyle(
  runs: readonly Run[],
  kind: ParagraphKind,
  style: RtfStyle | undefined,
): Run[] {
  const isHeading = kind.name === 'heading' || kind.name === 'title'
  return runs.map(({ content, look }) => {
    const { isBold = false, isItalic = false, isCode = false, ...others } = look
    return {
      content,
      look: {
        ...others,
        ...(isBold && !isHeading && style?.text.isBold !== true && { isBold }),
        ...(isItalic && style?.text.isItalic !== true && { isItalic }),
        ...(isCode && kind.name !== 'code' && { isCode }),
      },
    }
  })
}

/** The mark of an item by the text that stands for it in readers that know no lists. */
function markOf(listText: string): ListMark {
  const label = listText.trim()
  const number = /^(\d{1,6})\.$/.exec(label)?.[1]
  if (number !== undefined) return { kind: 'number', format: '1', value: Number(number) }
  return /[\p{L}\p{N}]/u.test(label) && (label.length > 1 || /\d/.test(label))
    ? { kind: 'label', label }
    : { kind: 'bullet' }
}
