import type { XmlElement } from '#core/content/xml-tree'

import { toElements } from '../office/blocks'
import { element, type Element, type Node } from '../office/element'
import type { NoteCollector } from '../office/notes'
import type { Block, ListMark, Paragraph } from '../office/paragraph'
import { toInline, type Run } from '../office/runs'
import { body, heading, type ParagraphKind } from '../office/style-names'
import { tableMarkup } from '../office/tables'
import { lookOf, type TextProperties } from '../office/text-properties'

import { CountedList, readLevels } from './numbering'
import { readPicture } from './pictures'
import type { Style, Styles } from './styles'
import { readRows } from './tables'

/** What the parts of a text share. */
export interface Reading {
  readonly styles: Styles
  readonly notes: NoteCollector
  /** Of the document as a whole. */
  readonly language: string | undefined
  /** Places to which links in the text lead. */
  readonly targets: ReadonlySet<string>
}

/** So far in, in em, that it is meant; with both margins a quotation, whatever its style is called. */
const quoteIndent = 1.5
/** Spaces that somebody typed one after the other. */
const mostSpaces = 40

/** The list in which a paragraph stands. */
interface ListPlace {
  readonly list: CountedList
  readonly level: number
  readonly styleName: string | undefined
}

/** A paragraph’s part in an item of a list. */
interface ItemPart {
  readonly level: number
  readonly mark: ListMark
  readonly label: string
}

/** What holds at a place in a paragraph. */
interface Line {
  readonly runs: Run[]
  readonly boxes: Element[]
  readonly kind: ParagraphKind
  readonly properties: TextProperties
  readonly isCode: boolean
  readonly link: string | undefined
}

/** Reads the text of a document, or of a note or a box in it. */
export class BodyReader {
  readonly #reading: Reading
  readonly #outline: CountedList
  /** Lists that a later one may go on with, by id and by style. */
  readonly #lists = new Map<string, CountedList>()
  readonly #names = new Set<string>()
  #startsPage = false
  /** In a table of contents, whose numbers of pages mean nothing on other pages. */
  #isInIndex = false
  paragraphs = 0
  paragraphsFromRight = 0

  constructor(reading: Reading) {
    this.#reading = reading
    this.#outline = new CountedList(readLevels(reading.styles.outline))
  }

  read(container: XmlElement): Element[] {
    return toElements(this.#blocksOf(container))
  }

  #blocksOf(container: XmlElement): Block[] {
    return container.elements.flatMap((child) => this.#block(child))
  }

  #block(child: XmlElement): Block[] {
    switch (child.name) {
      case 'p':
      case 'h':
        return this.#paragraph(child)
      case 'list':
        return this.#list(child)
      case 'table':
        return this.#table(child)
      case 'section':
        return child.attribute('display') === 'none' ? [] : this.#blocksOf(child)
      case 'index-body':
        return this.#index(child)
      case 'table-of-content':
      case 'alphabetical-index':
      case 'illustration-index':
      case 'table-index':
      case 'object-index':
      case 'user-index':
      case 'bibliography':
      case 'index-title':
        return this.#blocksOf(child)
      case 'frame':
      case 'g':
      case 'custom-shape':
      case 'rect':
        return this.#loose(child)
      default:
        return []
    }
  }

  #index(child: XmlElement): Block[] {
    const before = this.#isInIndex
    this.#isInIndex = true
    const blocks = this.#blocksOf(child)
    this.#isInIndex = before
    return blocks
  }

  /** A picture or a box that hangs on a page. */
  #loose(child: XmlElement): Block[] {
    const line = this.#newLine(body, {})
    this.#frame(child, line)
    const content = toInline(line.runs)
    return [...(content.length > 0 ? [{ kind: body, content }] : []), ...line.boxes]
  }

  #table(table: XmlElement): Block[] {
    return tableMarkup(
      readRows(table).map(({ isHeader, cells }) => ({
        isHeader,
        cells: cells.map(({ element: cell, columns, rows }) => ({
          content: this.read(cell),
          columns,
          rows,
        })),
      })),
    )
  }

  #list(source: XmlElement, around?: ListPlace): Block[] {
    const place = this.#placeOf(source, around)
    const { list, level } = place
    return source.elements.flatMap((item) => {
      let mark: ListMark = { kind: 'none' }
      let isNew = item.name === 'list-item'
      return item.elements.flatMap((child) => {
        if (child.name === 'list') return this.#list(child, place)
        if (child.name !== 'p' && child.name !== 'h') return this.#block(child)
        const start = Number(item.attribute('start-value') ?? Number.NaN)
        const number = isNew
          ? list.next(level, Number.isInteger(start) ? start : undefined)
          : { mark, label: '' }
        isNew = false
        mark = { kind: 'none' }
        return this.#paragraph(child, { level, ...number })
      })
    })
  }

  #placeOf(source: XmlElement, around: ListPlace | undefined): ListPlace {
    const { styles } = this.#reading
    const own = source.attribute('style-name') ?? (around ? undefined : this.#listStyleIn(source))
    const styleName = own ?? around?.styleName
    const levels = () =>
      readLevels(styleName === undefined ? undefined : styles.lists.get(styleName))
    if (around) {
      const list = own === undefined ? around.list : around.list.withLevels(levels())
      return { list, level: around.level + 1, styleName }
    }
    const before =
      this.#lists.get(`id ${source.attribute('continue-list')}`) ??
      (source.attribute('continue-numbering') === 'true'
        ? this.#lists.get(`style ${styleName}`)
        : undefined)
    const list = before ?? new CountedList(levels())
    const id = source.attribute('id')
    if (id !== undefined) this.#lists.set(`id ${id}`, list)
    this.#lists.set(`style ${styleName}`, list)
    return { list, level: 0, styleName }
  }

  /** A list without a style has that of its first paragraph. */
  #listStyleIn(list: XmlElement): string | undefined {
    const first = list.elements.flatMap((item) => item.childrenNamed('p'))[0]
    return this.#reading.styles.find('paragraph', first?.attribute('style-name')).listStyle
  }

  #paragraph(source: XmlElement, item?: ItemPart): Block[] {
    const style = this.#reading.styles.find('paragraph', source.attribute('style-name'))
    const kind = kindOf(source, style)
    const isHeading = kind.name === 'heading' || kind.name === 'title'
    const line = this.#newLine(kind, kind.name === 'body' ? style.text : {})
    const label = source.name === 'h' && !item ? this.#outlineLabel(source) : (item?.label ?? '')
    if (isHeading && label !== '') line.runs.push({ content: `${label} `, look: {} })
    this.#outlineAnchor(source, label, line)
    this.#inline(source, line)
    if (this.#isInIndex) dropPageNumber(line.runs)

    const { align, indent = 0, isRightToLeft, breaksBefore, breaksAfter } = style.paragraph
    this.paragraphs++
    if (isRightToLeft) this.paragraphsFromRight++
    const ofAlign =
      align === 'center' ? 'center' : align === 'end' || align === 'right' ? 'end' : ''
    const startsPage = this.#startsPage || breaksBefore === true || style.changesPage
    this.#startsPage = breaksAfter === true
    const paragraph: Paragraph = {
      kind,
      content: toInline(line.runs),
      ...(ofAlign && { align: ofAlign }),
      ...(indent >= quoteIndent && !item && { indent }),
      ...(isRightToLeft && { direction: 'rtl' }),
      ...(item && !isHeading && { item: { level: item.level, mark: item.mark } }),
      startsPage,
    }
    return [paragraph, ...line.boxes]
  }

  #newLine(kind: ParagraphKind, properties: TextProperties): Line {
    return { runs: [], boxes: [], kind, properties, isCode: false, link: undefined }
  }

  #outlineLabel(source: XmlElement): string {
    const level = Number(source.attribute('outline-level') ?? 1)
    if (!(level >= 1) || source.attribute('is-list-header') === 'true') return ''
    const start = Number(source.attribute('start-value') ?? 1)
    const isNew = source.attribute('restart-numbering') === 'true'
    return this.#outline.next(level - 1, isNew && Number.isInteger(start) ? start : undefined).label
  }

  /** Contents lead to headings by their words: `#1.Chapter One|outline`. */
  #outlineAnchor(source: XmlElement, label: string, line: Line): void {
    if (source.name !== 'h') return
    this.#anchor(`${label}${source.text}|outline`, line)
  }

  #anchor(name: string | undefined, line: Line): void {
    if (name === undefined || !this.#reading.targets.has(name) || this.#names.has(name)) return
    this.#names.add(name)
    line.runs.push({ content: element('span', { id: name }), look: {} })
  }

  /** Walks what stands in a paragraph, in order. */
  #inline(parent: XmlElement, line: Line): void {
    for (const child of parent.children) {
      if (typeof child === 'string') this.#text(child.replace(/[\t\n\r ]+/g, ' '), line)
      else this.#inlineElement(child, line)
    }
  }

  #inlineElement(child: XmlElement, line: Line): void {
    switch (child.name) {
      case 'span': {
        const style = this.#reading.styles.find('text', child.attribute('style-name'))
        const isCode = line.isCode || style.kind?.name === 'code'
        const properties = { ...line.properties, ...style.text }
        return this.#inline(child, { ...line, properties, isCode })
      }
      case 'a': {
        const link = child.attribute('href')
        // The look of links is the house’s.
        return this.#inline(child, { ...line, link: link ?? line.link })
      }
      case 's':
        return this.#spaces(Number(child.attribute('c') ?? 1), line)
      case 'tab':
        return this.#text(line.runs.length === 0 ? '' : '\u2003', line)
      case 'line-break':
        return this.#node(element('br'), line)
      case 'bookmark':
      case 'bookmark-start':
      case 'reference-mark':
      case 'reference-mark-start':
        return this.#anchor(child.attribute('name'), line)
      case 'note':
        return this.#note(child, line)
      case 'ruby':
        return this.#ruby(child, line)
      case 'frame':
      case 'g':
      case 'custom-shape':
      case 'rect':
        return this.#frame(child, line)
      case 'annotation':
      case 'annotation-end':
      case 'page-number':
      case 'page-count':
      case 'number':
      case 'forms':
      case 'tracked-changes':
        return
      default:
        return this.#inline(child, line)
    }
  }

  #spaces(count: number, line: Line): void {
    const most = Math.max(0, Math.min(mostSpaces, Math.floor(count) || 0))
    const isKept = line.kind.name === 'code' || most < 2
    this.#text((isKept ? ' ' : '\u00a0').repeat(most), line)
  }

  #text(text: string, line: Line): void {
    if (text !== '') this.#node(text, line)
  }

  #node(content: Node, { runs, kind, properties, isCode, link }: Line): void {
    if (properties.isHidden) return
    const text = typeof content === 'string' ? content : ''
    const { isBold = false, ...look } = lookOf(properties, text, this.#reading.language)
    // The house sets headings in its own weight.
    const keepsBold = isBold && kind.name !== 'heading' && kind.name !== 'title'
    const ownCode = isCode && kind.name !== 'code'
    runs.push({
      content,
      look: { ...look, ...(keepsBold && { isBold }), ...(ownCode && { isCode: true }), link },
    })
  }

  #note(note: XmlElement, line: Line): void {
    const contents = note.child('note-body')
    if (!contents) return
    const citation = note.child('note-citation')
    const { sign, fill } = this.#reading.notes.begin(citation?.attribute('label') ?? citation?.text)
    line.runs.push({ content: sign, look: {} })
    fill(this.read(contents))
  }

  #ruby(ruby: XmlElement, line: Line): void {
    const reading = element('rt', {}, [ruby.child('ruby-text')?.text ?? ''])
    this.#node(element('ruby', {}, [ruby.child('ruby-base')?.text ?? '', reading]), line)
  }

  /** A picture stands in the line; a box behind the paragraph. */
  #frame(frame: XmlElement, line: Line): void {
    if (frame.name === 'g') {
      for (const child of frame.elements) this.#frame(child, line)
      return
    }
    const box = frame.name === 'frame' ? frame.child('text-box') : frame
    if (box) {
      const content = this.read(box)
      if (content.length > 0) line.boxes.push(element('div', {}, content))
      return
    }
    const picture = readPicture(frame)
    if (picture) this.#node(picture, line)
  }
}

function kindOf(source: XmlElement, style: Style): ParagraphKind {
  if (source.name === 'h' && style.kind?.name !== 'title') {
    return heading(Number(source.attribute('outline-level') ?? 1) || 1)
  }
  if (style.kind && style.kind.name !== 'body') return style.kind
  if (style.outlineLevel !== undefined) return heading(style.outlineLevel)
  const { indent = 0, indentEnd = 0 } = style.paragraph
  return indent >= quoteIndent && indentEnd >= quoteIndent ? { name: 'quote' } : body
}

/** The number behind the last tab of a line of contents. */
function dropPageNumber(runs: Run[]): void {
  const at = runs.findLastIndex(({ content }) => content === '\u2003')
  const rest = runs.slice(at + 1).map(({ content }) => content)
  const isNumber = rest.every(
    (part) => typeof part === 'string' && /^\s*[\divxlc]*\s*$/i.test(part),
  )
  if (at >= 0 && rest.length > 0 && isNumber) runs.length = at
}
