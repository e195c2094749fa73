import { AttributeFilter, escapeText, type Vocabulary } from './attributes'
import type { Block, WrittenSection } from './block-tree'
import type { FlatAttributes } from './markup-reader'
import {
  cuttable,
  dropped,
  endsParagraph,
  headings,
  htmlElements,
  mathElements,
  mathTextElements,
  mediaElements,
  phrasingInMath,
  svgElements,
  tableContexts,
  tableParts,
  voidElements,
} from './vocabulary'

/** Browsers flatten what is nested deeper than 512; the frame and the wrappers need some of that. */
const maxDepth = 400

type Content = Vocabulary | 'math-text'

/** An element of the source that is open. */
interface OpenElement {
  readonly name: string
  /** Tag it was written as; empty for one that was unwrapped, dropped or is void. */
  readonly tag: string
  /** Nearest open element that was written. */
  readonly parent: OpenElement | null
  readonly depth: number
  readonly content: Content
  /** Nearest `<p>` that a block would end, nearest table, whether a link is around. */
  readonly paragraph: OpenElement | null
  readonly table: OpenElement | null
  readonly inLink: boolean
  readonly block: Block | null
  isOpen: boolean
  isEmpty: boolean
}

/**
 * Writes a body as HTML that a browser's `innerHTML` turns into exactly this text in exactly this
 * order: only elements and attributes of the allow-list, well nested, tables made of rows and cells.
 * On the way it counts the text and notes where the section may be cut.
 */
export class SectionWriter {
  readonly filter: AttributeFilter
  readonly #parts: string[] = []
  #length = 0
  #characters = 0
  #hiddenUntil: OpenElement | null = null
  #depth = 0
  readonly #blocks: Block[] = []
  readonly #ids: { id: string; at: number }[] = []
  readonly #root: OpenElement
  #top: OpenElement
  readonly #stack: OpenElement[] = []

  constructor(filter: AttributeFilter) {
    this.filter = filter
    this.#root = {
      name: '',
      tag: 'body',
      parent: null,
      depth: 0,
      content: 'html',
      paragraph: null,
      table: null,
      inLink: false,
      block: null,
      isOpen: true,
      isEmpty: false,
    }
    this.#top = this.#root
  }

  /** @returns what {@link close} wants, where the caller knows which element ends */
  open(name: string, vocabulary: Vocabulary, attributes: FlatAttributes): OpenElement {
    if (this.#hiddenUntil) return this.#push(name, '', null)
    const content = this.#top.content
    if (vocabulary === 'svg' || (content === 'svg' && vocabulary === 'html')) {
      return this.#openForeign(name, svgElements.get(name.toLowerCase()), 'svg', attributes)
    }
    if (vocabulary === 'math' || content === 'math') {
      const known = mathElements.has(name) ? name : undefined
      return this.#openForeign(name, known, 'math', attributes)
    }
    return this.#openHtml(name, attributes)
  }

  close(element: OpenElement): void {
    if (element.isOpen) this.#popTo(element)
  }

  /** Ends the innermost open element of that name, as an end tag of HTML does. */
  closeByName(name: string): void {
    for (let index = this.#stack.length - 1, steps = 0; index >= 0; index--, steps++) {
      const element = this.#stack[index]!
      if (element.name === name) return this.#popTo(element)
      // An end tag inside a cell does not end what is around the table.
      if (
        (element.tag === 'td' || element.tag === 'th') &&
        !tableParts.has(name) &&
        name !== 'table'
      ) {
        return
      }
      if (steps > maxDepth * 4) return
    }
  }

  text(data: string): void {
    if (this.#hiddenUntil || data === '') return
    let text = data
    if (tableContexts.has(this.#top.tag)) {
      if (/^[ \t\n\f]*$/.test(text)) return
      this.#openCell()
    }
    if (mediaElements.has(this.#top.tag)) return
    if (this.#top.isEmpty) {
      // Browsers drop the first line break in `<pre>`.
      if (this.#top.tag === 'pre' && text.startsWith('\n')) text = text.slice(1)
      this.#top.isEmpty = false
    }
    this.#characters += text.length
    if (text.includes('\u00ad')) this.#characters -= text.split('\u00ad').length - 1
    this.#write(escapeText(text))
  }

  finish(): WrittenSection {
    while (this.#stack.length > 0) this.#pop()
    return {
      html: this.#parts.join(''),
      characters: this.#characters,
      blocks: this.#blocks,
      ids: this.#ids,
    }
  }

  #openHtml(name: string, attributes: FlatAttributes): OpenElement {
    const inMath = this.#top.content === 'math-text'
    if (dropped.has(name)) return this.#hide(name)
    if (name === 'object' || name === 'embed') return this.#openObject(name, attributes)
    if (mediaElements.has(this.#top.tag) && !/^(?:source|track|img)$/.test(name)) {
      return this.#hide(name)
    }
    const known = inMath ? phrasingInMath.has(name) : htmlElements.has(name)
    if (!known || (name === 'a' && this.#top.inLink && !hasId(attributes))) {
      return this.#push(name, '', null)
    }
    const tag = name === 'a' && this.#top.inLink ? 'span' : name
    if (tableParts.has(tag)) {
      if (!this.#top.table) return this.#push(name, '', null)
      this.#makeRoomInTable(tag)
    } else if (tableContexts.has(this.#top.tag)) this.#openCell()
    if (endsParagraph.has(tag) && this.#top.paragraph) this.#popTo(this.#top.paragraph)
    this.#endSibling(tag)
    return this.#writeElement(name, tag, 'html', attributes)
  }

  #openForeign(
    name: string,
    tag: string | undefined,
    vocabulary: 'svg' | 'math',
    attributes: FlatAttributes,
  ): OpenElement {
    if (dropped.has(`${vocabulary}:${name}`) || name === 'script') return this.#hide(name)
    if (tag === undefined) {
      // HTML that a browser would let break out of the drawing; there it shows nothing either.
      return this.#push(name, '', null)
    }
    const isRoot = tag === 'svg' || tag === 'math'
    if (isRoot && tableContexts.has(this.#top.tag)) this.#openCell()
    if (!isRoot && this.#top.content === 'html') return this.#push(name, '', null)
    return this.#writeElement(name, tag, vocabulary, attributes)
  }

  /** An image in `<object>` or `<embed>` becomes one; of any other only the fallback stays. */
  #openObject(name: string, attributes: FlatAttributes): OpenElement {
    const value = (key: string) => {
      const at = attributes.findIndex((text, index) => index % 2 === 0 && text === key)
      return at < 0 ? undefined : attributes[at + 1]
    }
    const address = value('data') ?? value('src') ?? ''
    const isImage =
      /^image\//.test(value('type') ?? '') ||
      /\.(?:svg|png|jpe?g|gif|webp|avif)(?:#|$)/i.test(address)
    const source = isImage ? this.filter.resource(address) : undefined
    if (source === undefined)
      return name === 'embed' ? this.#hide(name) : this.#push(name, '', null)
    const kept = ['src', address, 'alt', value('alt') ?? value('title') ?? '']
    for (const key of ['id', 'class', 'style', 'width', 'height']) {
      const text = value(key)
      if (text !== undefined) kept.push(key, text)
    }
    this.close(this.#openHtml('img', kept))
    return this.#hide(name)
  }

  /** Ends what the start of `tag` ends in HTML although no end tag is there. */
  #endSibling(tag: string): void {
    const top = this.#top
    if (headings.has(tag) && tag !== 'hgroup' && /^h[1-6]$/.test(top.tag)) this.#popTo(top)
    else if (/^r(?:b|t|p|tc)$/.test(tag) && /^r(?:b|t|p)$/.test(top.tag)) this.#popTo(top)
    else if (tag === 'li' || tag === 'dd' || tag === 'dt') {
      const ended = tag === 'li' ? /^li$/ : /^d[dt]$/
      for (let element = top; element.parent; element = element.parent) {
        if (ended.test(element.tag)) return this.#popTo(element)
        if (!isTransparentToLists(element.tag)) return
      }
    }
  }

  /** Ends cells, rows and groups until `tag` may stand. */
  #makeRoomInTable(tag: string): void {
    const allowed =
      tag === 'td' || tag === 'th'
        ? /^tr$/
        : tag === 'tr'
          ? /^(?:table|tbody|thead|tfoot)$/
          : tag === 'col'
            ? /^colgroup$/
            : /^table$/
    const table = this.#top.table
    while (this.#top !== table && !allowed.test(this.#top.tag)) this.#popTo(this.#top)
    if (allowed.test(this.#top.tag)) return
    if (tag === 'td' || tag === 'th') this.#imply('tr')
    else if (tag === 'col') this.#imply('colgroup')
  }

  /** Text and elements that stand between cells get a cell, so that browsers leave them there. */
  #openCell(): void {
    if (this.#top.tag === 'colgroup') this.#popTo(this.#top)
    if (this.#top.tag !== 'tr') this.#imply('tr')
    this.#imply('td')
  }

  #imply(tag: string): void {
    this.#writeElement('', tag, 'html', [])
  }

  #writeElement(
    name: string,
    tag: string,
    vocabulary: Vocabulary,
    attributes: FlatAttributes,
  ): OpenElement {
    const isVoid = vocabulary === 'html' && voidElements.has(tag)
    if (this.#depth >= maxDepth && !isVoid && !tableParts.has(tag))
      return this.#push(name, '', null)
    const { html, id } = this.filter.filter(tag, vocabulary, attributes)
    const startTag = `<${tag}${html}${tag === 'details' ? ' open' : ''}>`
    const block = this.#noteBlock(tag, startTag)
    if (id !== undefined) this.#ids.push({ id, at: this.#length })
    if (tag === 'img' || tag === 'svg') this.#noteImage()
    this.#top.isEmpty = false
    this.#write(startTag)
    if (isVoid) {
      if (block) block.end = this.#length
      return this.#push(name, '', null)
    }
    return this.#push(name, tag, block, vocabulary)
  }

  #noteBlock(tag: string, startTag: string): Block | null {
    const top = this.#top
    const siblings = top === this.#root ? this.#blocks : top.block?.children
    if (!siblings || !(endsParagraph.has(tag) || tag === 'hr')) return null
    const block: Block = {
      tag,
      startTag,
      start: this.#length,
      textStart: this.#characters,
      end: 0,
      children: cuttable.has(tag) ? [] : null,
      hasImage: false,
    }
    siblings.push(block)
    return block
  }

  #noteImage(): void {
    for (let element: OpenElement | null = this.#top; element; element = element.parent) {
      if (element.block) {
        element.block.hasImage = true
        return
      }
    }
  }

  #hide(name: string): OpenElement {
    const element = this.#push(name, '', null)
    this.#hiddenUntil = element
    return element
  }

  #push(
    name: string,
    tag: string,
    block: Block | null,
    vocabulary: Vocabulary = 'html',
  ): OpenElement {
    const top = this.#top
    const isCell = tag === 'td' || tag === 'th' || tag === 'caption' || tag === 'foreignObject'
    const element: OpenElement = {
      name,
      tag,
      parent: top,
      depth: this.#depth,
      content: tag === '' ? top.content : contentOf(tag, vocabulary),
      paragraph: tag === 'p' ? null : isCell || tag === 'table' ? null : top.paragraph,
      table: tag === 'foreignObject' ? null : top.table,
      inLink: top.inLink || tag === 'a',
      block,
      isOpen: true,
      isEmpty: true,
    }
    if (tag === 'p') Object.assign(element, { paragraph: element })
    if (tag === 'table') Object.assign(element, { table: element })
    this.#stack.push(element)
    if (tag !== '') {
      this.#top = element
      this.#depth++
    }
    return element
  }

  #popTo(element: OpenElement): void {
    while (element.isOpen) this.#pop()
  }

  #pop(): void {
    const element = this.#stack.pop()
    if (!element) return
    element.isOpen = false
    if (this.#hiddenUntil === element) this.#hiddenUntil = null
    if (element.tag === '') return
    this.#write(`</${element.tag}>`)
    if (element.block) element.block.end = this.#length
    this.#top = element.parent ?? this.#root
    this.#depth--
  }

  #write(html: string): void {
    this.#parts.push(html)
    this.#length += html.length
  }
}

function contentOf(tag: string, vocabulary: Vocabulary): Content {
  if (vocabulary === 'svg') return /^(?:foreignObject|desc|title)$/.test(tag) ? 'html' : 'svg'
  if (vocabulary === 'math') return mathTextElements.has(tag) ? 'math-text' : 'math'
  return 'html'
}

const hasId = (attributes: FlatAttributes): boolean =>
  attributes.some((name, index) => index % 2 === 0 && (name === 'id' || name === 'name'))

/** Elements that a list item's start looks through to find the item it ends. */
const isTransparentToLists = (tag: string): boolean =>
  /^(?:address|div|p|a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/.test(
    tag,
  )
