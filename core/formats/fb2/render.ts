import { encodeFragment } from '#core/content/href'
import { houseClasses } from '#core/content/house-classes'
import type { XmlElement } from '#core/content/xml-tree'

import { escapeAttribute, escapeXml } from '../escape-xml'
import { readingProgressionOf } from '../text/language'

import type { Addresses } from './addresses'
import { hasContent, hasTitle } from './element-facts'
import { isHeading } from './flat-book'
import type { Part } from './part'
import type { Pictures } from './pictures'

/** What all parts of a book share. */
export interface Rendering {
  readonly addresses: Addresses
  readonly pictures: Pictures
  readonly title: string
  readonly language: string | undefined
}

/** Writes a part of the book as XHTML. */
export function renderPart({ kind, blocks, title }: Part, rendering: Rendering): string {
  const writer = new PartWriter(rendering, kind)
  const body = blocks.map(({ element, level }, index) => {
    const goesOn = index > 0 && level === 2 && !hasTitle(element)
    return (goesOn ? `${space}\n` : '') + writer.section(element, level)
  })
  const { language } = rendering
  const tag = language === undefined ? '' : escapeAttribute(language)
  const direction = readingProgressionOf(language) === 'rtl' ? ' dir="rtl"' : ''
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"' +
      (tag && ` lang="${tag}" xml:lang="${tag}"`) +
      `${direction}>`,
    `<head><title>${escapeXml(title ?? rendering.title)}</title></head>`,
    `<body>\n${body.join('\n')}\n</body>`,
    '</html>',
    '',
  ].join('\n')
}

const inlineNames: ReadonlyMap<string, string> = new Map([
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['style', 'span'],
  ['strikethrough', 's'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['code', 'code'],
])
const blockNames = new Set(
  'p title subtitle section epigraph annotation cite poem stanza v text-author date table empty-line'.split(
    ' ',
  ),
)
const space = `<hr class="${houseClasses.space}"/>`
/** Label of a note, to stand before its first words: `1`, `*`. */
const longestLabel = 20

class PartWriter {
  readonly #addresses: Addresses
  readonly #pictures: Pictures
  readonly #kind: Part['kind']

  constructor({ addresses, pictures }: Rendering, kind: Part['kind']) {
    this.#addresses = addresses
    this.#pictures = pictures
    this.#kind = kind
  }

  /** A section, or what stands at the head of one. */
  section(element: XmlElement, level: number): string {
    if (this.#isNote(element)) return this.#note(element, level)
    const inner = this.#blocks(element, level)
    const id = this.#id(element)
    return id === '' && !hasTitle(element) ? inner : `<section${id}>\n${inner}\n</section>`
  }

  #blocks(element: XmlElement, level: number): string {
    const row = new Row()
    this.#addTo(row, element.children, level)
    return row.html
  }

  #addTo(row: Row, children: XmlElement['children'], level: number): void {
    let words = ''
    const endWords = () => {
      if (words.trim() !== '') row.text(`<p>${words.trim()}</p>`)
      words = ''
    }
    let verse: XmlElement[] = []
    const endVerse = () => {
      if (verse.length > 0) row.block(this.#verse(verse))
      verse = []
    }
    for (const child of children) {
      if (typeof child === 'string') {
        words += escapeXml(child)
        continue
      }
      const isBlock = blockNames.has(child.name) || child.name === 'image' || hasBlocks(child)
      if (!isBlock) {
        words += this.#inlineElement(child)
        continue
      }
      endWords()
      if (child.name !== 'v') endVerse()
      if (child.name === 'v') verse.push(child)
      else this.#addBlock(row, child, level)
    }
    endWords()
    endVerse()
  }

  #addBlock(row: Row, element: XmlElement, level: number): void {
    const id = this.#id(element)
    switch (element.name) {
      case 'p':
        return this.#addParagraph(row, element)
      case 'empty-line':
        return row.space()
      case 'title':
        return row.block(this.#heading(element, level))
      case 'subtitle':
        return row.block(
          isHeading(element)
            ? this.#heading(element, level + 1)
            : `<hr class="${houseClasses.scene}"${id}/>`,
        )
      case 'image':
        return row.block(this.#figure(element))
      case 'section': {
        const html = this.section(element, level + 1)
        if (hasTitle(element)) return row.block(html)
        row.space()
        return row.text(html)
      }
      case 'stanza':
        return this.#addTo(row, element.children, level + 1)
      case 'table':
        return row.block(
          `<table${id}>${element.elements.map((part) => this.#row(part)).join('')}</table>`,
        )
      case 'text-author':
      case 'date':
        return row.text(`<p class="${houseClasses.attribution}"${id}>${this.#inline(element)}</p>`)
      case 'poem':
        return row.block(`<div${id}>\n${this.#blocks(element, level + 1)}\n</div>`)
      case 'annotation':
      case 'cite':
        return row.block(`<blockquote${id}>\n${this.#blocks(element, level + 1)}\n</blockquote>`)
      case 'epigraph': {
        const inner = this.#blocks(element, level + 1)
        return row.block(
          `<blockquote class="${houseClasses.epigraph}"${id}>\n${inner}\n</blockquote>`,
        )
      }
    }
    // An element of no name that we know, or inline markup around whole paragraphs.
    this.#addTo(row, element.children, level)
  }

  #addParagraph(row: Row, element: XmlElement): void {
    if (!hasContent(element)) return row.space()
    const images = element.elements.filter(({ name }) => name === 'image')
    if (images.length > 0 && element.text === '') {
      for (const image of images) row.block(this.#figure(image))
      return
    }
    row.text(`<p${this.#id(element)}>${this.#inline(element)}</p>`)
  }

  #heading(element: XmlElement, level: number): string {
    const lines = element.elements.filter(({ name }) => name === 'p' || name === 'v')
    const inner =
      lines.length === 0
        ? this.#inline(element)
        : lines
            .filter(hasContent)
            .map((line) => withId('span', this.#id(line), this.#inline(line)))
            .join(' <br/>')
    if (inner.trim() === '') return ''
    const name = `h${Math.min(level, 6)}`
    const isBookTitle = this.#kind === 'title' && level === 1
    return `<${name}${isBookTitle ? ` class="${houseClasses.title}"` : ''}${this.#id(element)}>${inner}</${name}>`
  }

  #verse(lines: readonly XmlElement[]): string {
    const written = lines.map((line) => withId('span', this.#id(line), this.#inline(line)))
    return `<p class="${houseClasses.verse}">${written.join('<br/>\n')}</p>`
  }

  #figure(image: XmlElement): string {
    const picture = this.#picture(image)
    if (picture === '') return ''
    const title = image.attribute('title')
    const caption = title === undefined ? '' : `<figcaption>${escapeXml(title)}</figcaption>`
    return `<figure${this.#id(image)}>${picture}${caption}</figure>`
  }

  /** The picture, or the words for one that is missing. */
  #picture(image: XmlElement): string {
    const words = image.attribute('alt') ?? image.attribute('title') ?? ''
    const picture = this.#pictures.find(image.attribute('href'))
    return picture
      ? `<img src="${escapeAttribute(picture.href)}" alt="${escapeAttribute(words)}"/>`
      : escapeXml(words)
  }

  /** A row of a table, however deep the file wraps it. */
  #row(element: XmlElement): string {
    if (element.name !== 'tr') return element.elements.map((part) => this.#row(part)).join('')
    const cells = element.elements.map((cell) => {
      const name = cell.name === 'th' ? 'th' : 'td'
      const attributes = ['colspan', 'rowspan', 'align', 'valign'].flatMap((attribute) => {
        const value = cell.attribute(attribute)
        return value === undefined ? [] : [` ${attribute}="${escapeAttribute(value)}"`]
      })
      const inner = hasBlocks(cell) ? this.#blocks(cell, 6) : this.#inline(cell)
      return `<${name}${this.#id(cell)}${attributes.join('')}>${inner}</${name}>`
    })
    return `<tr>${cells.join('')}</tr>`
  }

  #inline(element: XmlElement): string {
    return element.children
      .map((child) => (typeof child === 'string' ? escapeXml(child) : this.#inlineElement(child)))
      .join('')
  }

  #inlineElement(element: XmlElement): string {
    if (element.name === 'image') return this.#picture(element)
    if (element.name === 'a') return this.#link(element)
    const inner = this.#inline(element)
    const name = inlineNames.get(element.name)
    return name === undefined
      ? withId('span', this.#id(element), inner)
      : `<${name}${this.#id(element)}>${inner}</${name}>`
  }

  #link(element: XmlElement): string {
    const id = this.#id(element)
    const inner = this.#inline(element)
    const place = this.#addresses.ofLink(element)
    const outside = element.attribute('href') ?? ''
    const address = place === undefined ? outside : encodePlace(place)
    if (place === undefined && !/^(?:https?:|mailto:)/i.test(outside)) {
      return withId('span', id, inner)
    }
    // In a note it is a word like any other.
    const isReference = place !== undefined && this.#kind !== 'notes'
    const type =
      isReference && this.#addresses.isNoteLink(element)
        ? ' epub:type="noteref" role="doc-noteref"'
        : ''
    return `<a${id}${type} href="${escapeAttribute(address)}">${inner}</a>`
  }

  #isNote(element: XmlElement): boolean {
    return (
      this.#kind === 'notes' &&
      element.name === 'section' &&
      this.#addresses.idOf(element) !== undefined &&
      element.child('section') === undefined
    )
  }

  /** Its number leads back and stands before its first words. */
  #note(element: XmlElement, level: number): string {
    const title = element.child('title')
    const label = title?.text ?? ''
    const isShort = label !== '' && label.length <= longestLabel
    const back = this.#addresses.backFrom(element)
    const name = back === undefined ? 'b' : 'a'
    const address =
      back === undefined ? '' : ` role="doc-backlink" href="${escapeAttribute(encodePlace(back))}"`
    const number = isShort ? `<${name}${address}>${escapeXml(label)}</${name}> ` : ''
    const row = new Row()
    this.#addTo(
      row,
      isShort ? element.children.filter((child) => child !== title) : element.children,
      level + 1,
    )
    const inner = row.html.startsWith('<p>')
      ? `<p>${number}${row.html.slice(3)}`
      : `${number && `<p>${number.trim()}</p>\n`}${row.html}`
    return `<aside epub:type="footnote" role="doc-footnote"${this.#id(element)}>\n${inner}\n</aside>`
  }

  #id(element: XmlElement): string {
    const id = this.#addresses.idOf(element)
    return id === undefined ? '' : ` id="${escapeAttribute(id)}"`
  }
}

/** Blocks one after another; an empty line shows only between two paragraphs. */
class Row {
  html = ''
  #isAfterText = false
  #isSpaced = false

  text(html: string): void {
    if (this.#isSpaced && this.#isAfterText) this.#add(space)
    this.#add(html)
    this.#isAfterText = true
  }

  block(html: string): void {
    if (html === '') return
    this.#add(html)
    this.#isAfterText = false
  }

  space(): void {
    this.#isSpaced = true
  }

  #add(html: string): void {
    this.html += this.html === '' ? html : `\n${html}`
    this.#isSpaced = false
  }
}

const hasBlocks = (element: XmlElement): boolean =>
  element.elements.some((child) => blockNames.has(child.name) || hasBlocks(child))

const withId = (name: string, id: string, inner: string): string =>
  id === '' ? inner : `<${name}${id}>${inner}</${name}>`

/** A place as the manifest has it, as an address in markup. */
function encodePlace(place: string): string {
  const [href = '', ...fragment] = place.split('#')
  return fragment.length === 0 ? href : `${href}#${encodeFragment(fragment.join('#'))}`
}
