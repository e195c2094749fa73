import type { XmlElement } from '#core/content/xml-tree'

import { toElements } from '../office/blocks'
import { element, type Element, type Node } from '../office/element'
import { effectOf, linkTo } from '../office/field-instruction'
import type { NoteCollector } from '../office/notes'
import type { Block, ListItem, Paragraph } from '../office/paragraph'
import { toInline, type Look, type Run } from '../office/runs'
import { body, heading, type ParagraphKind } from '../office/style-names'
import { tableMarkup } from '../office/tables'
import { lookOf, type TextProperties } from '../office/text-properties'

import { Fields } from './fields'
import type { Numbering } from './numbering'
import type { Relationships } from './parts'
import { readPictures } from './pictures'
import {
  readParagraphProperties,
  readRunProperties,
  valueOf,
  type ParagraphProperties,
} from './properties'
import type { Styles } from './styles'
import { readRows } from './tables'

/** A part that holds notes. */
export interface NotesPart {
  readonly byId: ReadonlyMap<string, XmlElement>
  readonly relationships: Relationships
}

/** What the parts of a document share. */
export interface Reading {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly notes: NoteCollector
  readonly footnotes: NotesPart
  readonly endnotes: NotesPart
  /** Of the document as a whole. */
  readonly language: string | undefined
}

/** One em of text at 12 pt, in twentieths of a point. */
const em = 240
/** So far in that it is meant; with both margins a quotation, whatever its style is called. */
const quoteIndent = 360

/** Reads the text of one part: the body of the document, or its notes. */
export class BodyReader {
  readonly #reading: Reading
  readonly #relationships: Relationships
  readonly #fields = new Fields()
  /** Signs of the notes that were met, by part and id. */
  readonly #signs: Map<string, Element>
  /** The next paragraph begins a page. */
  #startsPage = false
  /** Targets of links that stand between paragraphs. */
  #anchors: Node[] = []
  /** Names of the targets that were met: two of a name would be one too many. */
  readonly #names = new Set<string>()
  paragraphs = 0
  paragraphsFromRight = 0

  constructor(reading: Reading, relationships: Relationships, signs = new Map<string, Element>()) {
    this.#reading = reading
    this.#relationships = relationships
    this.#signs = signs
  }

  /** Markup of what stands in an element: a body, a cell, a box, a note. */
  read(container: XmlElement): Element[] {
    return toElements(this.#blocksOf(container))
  }

  #blocksOf(container: XmlElement): Block[] {
    return container.elements.flatMap((child) => this.#block(child))
  }

  #block(child: XmlElement): Block[] {
    switch (child.name) {
      case 'p':
        return this.#paragraph(child)
      case 'tbl':
        return this.#table(child)
      case 'bookmarkstart':
        this.#anchors.push(...this.#anchorOf(child))
        return []
      case 'sdt':
      case 'sdtcontent':
      case 'customxml':
      case 'ins':
      case 'moveto':
        return this.#blocksOf(child)
      case 'alternatecontent':
        return this.#blocksOf(chooseAlternative(child))
      default:
        return []
    }
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

  #paragraph(source: XmlElement): Block[] {
    const own = source.child('ppr')
    const styleId = own && valueOf(own, 'pstyle')
    const { styles } = this.#reading
    const style = styles.find(styleId) ?? styles.normal
    const properties = { ...style?.paragraph, ...readParagraphProperties(own) }
    const kind = kindOf(properties, style?.kind)
    const dress = this.#dress(properties, kind)
    if (properties.startsPage) this.#startsPage = true

    const content = new ParagraphContent()
    if (dress.label !== '') content.add({ content: `${dress.label} `, look: {} })
    // What sets a heading or a caption apart is not emphasis.
    const base = kind.name === 'body' ? { ...styles.base, ...style?.run } : styles.base
    this.#inline(source, { base, kind, content })
    this.#fields.endParagraph()

    const { isRightToLeft } = properties
    this.paragraphs++
    if (isRightToLeft) this.paragraphsFromRight++
    const paragraphs = content.parts.map(({ runs, isAfterBreak }, index): Paragraph => {
      const inline = toInline(runs)
      const paragraph: Paragraph = {
        kind,
        content: [...this.#takeAnchors(), ...inline],
        ...dress.attributes,
        ...(isRightToLeft && { direction: 'rtl' }),
        ...(dress.item && {
          item: index === 0 ? dress.item : { ...dress.item, mark: { kind: 'none' } },
        }),
        startsPage: isAfterBreak || (index === 0 && this.#startsPage),
      }
      if (index === 0) this.#startsPage = false
      return paragraph
    })
    this.#breakAfter(content, own)
    // A page may end before the first words, or behind the last.
    const shown =
      paragraphs.length === 1 ? paragraphs : paragraphs.filter((one) => one.content.length > 0)
    return [...shown, ...content.boxes]
  }

  /** A break at the end of a paragraph is one before the next. */
  #breakAfter(content: ParagraphContent, own: XmlElement | undefined): void {
    const last = content.parts.at(-1)!
    if (last.isAfterBreak && last.runs.length === 0) this.#startsPage = true
    const section = own?.child('sectpr')
    if (section && !/^(?:continuous|nextColumn)$/.test(valueOf(section, 'type') ?? '')) {
      this.#startsPage = true
    }
  }

  #anchorOf(bookmark: XmlElement): Element[] {
    const name = bookmark.attribute('name')
    if (name === undefined || name === '_GoBack' || this.#names.has(name)) return []
    this.#names.add(name)
    return [element('span', { id: name })]
  }

  #takeAnchors(): Node[] {
    const anchors = this.#anchors
    this.#anchors = []
    return anchors
  }

  #dress(
    { align, indent = 0, listId, listLevel = 0 }: ParagraphProperties,
    kind: ParagraphKind,
  ): {
    readonly attributes: Pick<Paragraph, 'align' | 'indent'>
    readonly item: ListItem | undefined
    readonly label: string
  } {
    const isHeading = kind.name === 'heading' || kind.name === 'title'
    const number =
      listId === undefined || listId === '0'
        ? undefined
        : this.#reading.numbering.next(listId, listLevel)
    const ofAlign = align === 'center' ? 'center' : /^(?:right|end)$/.test(align ?? '') && 'end'
    return {
      attributes: {
        ...(ofAlign && { align: ofAlign }),
        ...(indent >= quoteIndent && { indent: indent / em }),
      },
      item: number && !isHeading ? { level: listLevel, mark: number.mark } : undefined,
      label: isHeading ? (number?.label ?? '') : '',
    }
  }

  /** Walks what stands in a paragraph, in order. */
  #inline(parent: XmlElement, line: Line): void {
    for (const child of parent.elements) {
      switch (child.name) {
        case 'r':
          this.#run(child, line)
          break
        case 'hyperlink':
          this.#inline(child, { ...line, link: this.#linkOf(child) ?? line.link })
          break
        case 'fldsimple': {
          const effect = effectOf(child.attribute('instr') ?? '')
          if (!effect.isHidden) this.#inline(child, { ...line, link: effect.link ?? line.link })
          break
        }
        case 'bookmarkstart':
          for (const anchor of this.#anchorOf(child))
            line.content.add({ content: anchor, look: {} })
          break
        case 'omath':
        case 'omathpara': {
          const formula = child.descendants('t').map(({ rawText }) => rawText)
          line.content.add({ content: formula.join(''), look: { isItalic: true } })
          break
        }
        case 'alternatecontent':
          this.#inline(chooseAlternative(child), line)
          break
        case 'ins':
        case 'moveto':
        case 'smarttag':
        case 'customxml':
        case 'sdt':
        case 'sdtcontent':
        case 'dir':
        case 'bdo':
          this.#inline(child, line)
      }
    }
  }

  #linkOf(hyperlink: XmlElement): string | undefined {
    const target = this.#relationships.get(hyperlink.attribute('id') ?? '')
    const anchor = hyperlink.attribute('anchor')
    if (target?.isExternal) return linkTo(target.target, anchor)
    return anchor === undefined ? undefined : linkTo('', anchor)
  }

  #run(run: XmlElement, line: Line): void {
    const own = run.child('rpr')
    const character = own && this.#reading.styles.find(valueOf(own, 'rstyle'))
    const properties = { ...line.base, ...character?.run, ...readRunProperties(own) }
    const isCode = character?.kind?.name === 'code'
    for (const child of run.elements) this.#runChild(child, { ...line, properties, isCode })
  }

  #runChild(child: XmlElement, line: RunLine): void {
    switch (child.name) {
      case 't':
        return this.#text(child.rawText, line)
      case 'tab':
      case 'ptab':
        return this.#text(line.content.isAtStart ? '' : '\u2003', line)
      case 'nobreakhyphen':
        return this.#text('\u2011', line)
      case 'softhyphen':
        return this.#text('\u00ad', line)
      case 'cr':
        return this.#node(element('br'), line)
      case 'br':
        if (child.attribute('type') === 'page') line.content.breakPage()
        else this.#node(element('br'), line)
        return
      case 'footnotereference':
        return this.#note(child, this.#reading.footnotes, 'footnote', line)
      case 'endnotereference':
        return this.#note(child, this.#reading.endnotes, 'endnote', line)
      case 'ruby':
        return this.#ruby(child, line)
      case 'fldchar':
        return this.#fieldMark(child.attribute('fldchartype'))
      case 'instrtext':
        return this.#fields.addInstruction(child.rawText)
      case 'drawing':
      case 'pict':
      case 'object':
        return this.#drawing(child, line)
      case 'alternatecontent':
        for (const inner of chooseAlternative(child).elements) this.#runChild(inner, line)
    }
  }

  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.begin()
    else if (type === 'separate') this.#fields.separate()
    else if (type === 'end') this.#fields.end()
  }

  #text(text: string, line: RunLine): void {
    if (text !== '') this.#node(text, line)
  }

  #node(content: Node, { properties, isCode, kind, link, content: line }: RunLine): void {
    const field = this.#fields.effect
    if (field.isHidden || properties.isHidden) return
    const text = typeof content === 'string' ? content : ''
    const { isBold = false, ...look } = lookOf(properties, text, this.#reading.language)
    // The house sets headings in its own weight.
    const keepsBold = isBold && kind.name !== 'heading' && kind.name !== 'title'
    line.add({
      content,
      look: {
        ...look,
        ...(keepsBold && { isBold }),
        ...(isCode && kind.name !== 'code' && { isCode }),
        link: field.link ?? link,
      } satisfies Look,
    })
  }

  #drawing(drawing: XmlElement, line: RunLine): void {
    const boxes = drawing.descendants('txbxcontent')
    // A box in a box is read with the outer one.
    const outer = boxes.filter((box) => !boxes.some((one) => one !== box && isInside(box, one)))
    for (const box of outer) line.content.boxes.push(element('div', {}, this.read(box)))
    if (outer.length > 0) return
    for (const picture of readPictures(drawing, this.#relationships)) this.#node(picture, line)
  }

  #ruby(ruby: XmlElement, line: RunLine): void {
    const words = (name: string) =>
      (ruby.child(name)?.descendants('t') ?? []).map(({ rawText }) => rawText).join('')
    const reading = element('rt', {}, [words('rt')])
    this.#node(element('ruby', {}, [words('rubybase'), reading]), line)
  }

  #note(reference: XmlElement, part: NotesPart, kind: string, line: RunLine): void {
    const id = reference.attribute('id') ?? ''
    const note = part.byId.get(id)
    if (!note) return
    const key = `${kind} ${id}`
    const known = this.#signs.get(key)
    if (known) {
      // The same note again: its sign has its id already.
      this.#node({ ...known, attributes: { ...known.attributes, id: undefined } }, plain(line))
      return
    }
    const { sign, fill } = this.#reading.notes.begin()
    this.#signs.set(key, sign)
    fill(new BodyReader(this.#reading, part.relationships, this.#signs).read(note))
    this.#node(sign, plain(line))
  }
}

/** What holds at a place in a paragraph. */
interface Line {
  readonly base: TextProperties
  readonly kind: ParagraphKind
  readonly content: ParagraphContent
  readonly link?: string | undefined
}

interface RunLine extends Line {
  readonly properties: TextProperties
  readonly isCode: boolean
}

/** The sign of a note is set by the house. */
const plain = (line: RunLine): RunLine => ({ ...line, properties: {}, link: undefined })

/** What is found in a paragraph: its runs, parted where a page ends, and the boxes that hang on it. */
class ParagraphContent {
  readonly parts: { readonly runs: Run[]; readonly isAfterBreak: boolean }[] = [
    { runs: [], isAfterBreak: false },
  ]
  readonly boxes: Element[] = []

  get isAtStart(): boolean {
    return this.parts.length === 1 && this.parts[0]!.runs.length === 0
  }

  add(run: Run): void {
    this.parts.at(-1)!.runs.push(run)
  }

  breakPage(): void {
    this.parts.push({ runs: [], isAfterBreak: true })
  }
}

function kindOf(
  { outlineLevel, indent = 0, indentEnd = 0 }: ParagraphProperties,
  ofStyle: ParagraphKind | undefined,
): ParagraphKind {
  if (ofStyle && ofStyle.name !== 'body') return ofStyle
  if (outlineLevel !== undefined && outlineLevel < 9) return heading(outlineLevel + 1)
  return indent >= quoteIndent && indentEnd >= quoteIndent ? { name: 'quote' } : body
}

/** The first of the alternatives in which there is something that can be shown. */
function chooseAlternative(alternatives: XmlElement): XmlElement {
  const all = alternatives.elements.filter(({ name }) => name === 'choice' || name === 'fallback')
  const shows = (one: XmlElement) =>
    ['txbxcontent', 'blip', 'imagedata', 'p', 't'].some((name) => one.descendants(name).length > 0)
  return all.find(shows) ?? all[0] ?? alternatives
}

const isInside = (inner: XmlElement, outer: XmlElement): boolean =>
  outer.elements.some((element) => element === inner || isInside(inner, element))
