import type { AttributeFilter, Vocabulary } from './attributes'
import type { WrittenSection } from './block-tree'
import type { ElementName } from './element-names'
import { fenceOf, type Fence } from './fence'
import { HtmlOutput } from './html-output'
import type { FlatAttributes } from './markup-reader'
import { OpenElements, type OpenElement } from './open-elements'
import { imageOf } from './replaced-object'
import { attributeOf } from './style-collector'
import {
  dropped,
  endsParagraph,
  htmlElements,
  mathElements,
  mediaElements,
  phrasingInMath,
  svgElements,
  tableContexts,
  tableParts,
  transparentToLists,
  voidElements,
} from './vocabulary'

export type { OpenElement }

/** Browsers flatten what is nested deeper than 512; the frame and the wrappers need some of that. */
const maxDepth = 400

/** What a page without scripts and clicks needs in order to show everything. */
const impliedAttributes: ReadonlyMap<string, string> = new Map([
  ['details', ' open'],
  ['audio', ' controls'],
  ['video', ' controls'],
])

/**
 * Writes a body as HTML that a browser's `innerHTML` turns into exactly this text in exactly this
 * order: only elements and attributes of the allow-list, well nested, tables made of rows and cells.
 */
export class SectionWriter {
  readonly #filter: AttributeFilter
  readonly #output = new HtmlOutput()
  readonly #open = new OpenElements((element) => this.#end(element))
  /** The dropped element whose content is being skipped. */
  #skipped: OpenElement | null = null
  /** Formulas in fences that are open, the innermost last. */
  readonly #fenced: { readonly element: OpenElement; readonly fence: Fence; parts: number }[] = []

  constructor(filter: AttributeFilter) {
    this.#filter = filter
  }

  /** @returns what {@link close} wants, where the caller knows which element ends */
  open({ name, vocabulary }: ElementName, attributes: FlatAttributes): OpenElement {
    if (this.#skipped) return this.#unwrap(name)
    const { content } = this.#open.top
    if (vocabulary === 'svg' || (vocabulary === 'html' && content === 'svg')) {
      return this.#openForeign(name, svgElements.get(name.toLowerCase()), 'svg', attributes)
    }
    if (vocabulary === 'math' || content === 'math') {
      const tag = mathElements.has(name) ? name : undefined
      return this.#openForeign(name, tag, 'math', attributes)
    }
    return this.#openHtml(name, attributes)
  }

  close(element: OpenElement): void {
    this.#open.popTo(element)
  }

  /** Ends the innermost open element of that name, as an end tag of HTML does. */
  closeByName(name: string): void {
    this.#open.popByName(name)
  }

  text(data: string): void {
    if (this.#skipped || data === '') return
    if (tableContexts.has(this.#open.top.tag)) {
      if (/^[ \t\n\f]*$/.test(data)) return
      this.#openCell()
    }
    const { top } = this.#open
    if (mediaElements.has(top.tag)) return
    // Browsers drop the first line break in `<pre>`.
    const isDropped = top.isEmpty && top.tag === 'pre' && data.startsWith('\n')
    const isFirstInPre = top.isEmpty && top.tag === 'pre'
    top.isEmpty = false
    this.#output.text(isDropped ? data.slice(1) : data, isFirstInPre)
  }

  finish(): WrittenSection {
    this.#open.popAll()
    return this.#output.finish()
  }

  #openHtml(name: string, attributes: FlatAttributes): OpenElement {
    const { top } = this.#open
    if (dropped.has(name)) return this.#skip(name)
    if (name === 'object' || name === 'embed') return this.#openObject(name, attributes)
    if (mediaElements.has(top.tag) && !mediaContent.has(name)) return this.#skip(name)
    const isNestedLink = name === 'a' && top.inLink
    const known = top.content === 'math-text' ? phrasingInMath.has(name) : htmlElements.has(name)
    if (!known || (isNestedLink && !hasId(attributes))) return this.#unwrap(name)

    const tag = isNestedLink ? 'span' : name
    if (tableParts.has(tag)) {
      if (!top.table) return this.#unwrap(name)
      this.#makeRoomInTable(tag)
    } else if (tableContexts.has(top.tag)) this.#openCell()
    const { paragraph } = this.#open.top
    if (paragraph && endsParagraph.has(tag)) this.#open.popTo(paragraph)
    this.#endSibling(tag)
    return this.#write(name, tag, 'html', attributes)
  }

  #openForeign(
    name: string,
    tag: string | undefined,
    vocabulary: 'svg' | 'math',
    attributes: FlatAttributes,
  ): OpenElement {
    if (dropped.has(`${vocabulary}:${name}`) || name === 'script') return this.#skip(name)
    const isRoot = tag === 'svg' || tag === 'math'
    // HTML in a drawing, where it shows nothing; or parts of a drawing outside of any.
    if (tag === undefined || (!isRoot && this.#open.top.content === 'html')) {
      return this.#unwrap(name)
    }
    if (isRoot && tableContexts.has(this.#open.top.tag)) this.#openCell()
    this.#separate()
    return tag === 'mfenced'
      ? this.#openFenced(name, attributes)
      : this.#write(name, tag, vocabulary, attributes)
  }

  #openFenced(name: string, attributes: FlatAttributes): OpenElement {
    const element = this.#write(name, 'mrow', 'math', attributes)
    if (element.tag === '') return element
    const fence = fenceOf(attributes)
    this.#writeSign(fence.open)
    this.#fenced.push({ element, fence, parts: 0 })
    return element
  }

  /** Where a further part of a fenced formula begins. */
  #separate(): void {
    const innermost = this.#fenced.at(-1)
    if (innermost?.element !== this.#open.top) return
    if (innermost.parts > 0) this.#writeSign(innermost.fence.separator(innermost.parts))
    innermost.parts++
  }

  #writeSign(sign: string): void {
    if (sign === '') return
    this.#output.startTag('mo', '<mo>', undefined, null)
    this.#output.text(sign)
    this.#output.endTag('mo', null)
  }

  /** An image in `<object>` or `<embed>` becomes one; of anything else only the fallback stays. */
  #openObject(name: string, attributes: FlatAttributes): OpenElement {
    const image = imageOf(attributes)
    if (!image || this.#filter.resource(image.address) === undefined) {
      return name === 'embed' ? this.#skip(name) : this.#unwrap(name)
    }
    this.close(this.#openHtml('img', image.attributes))
    return this.#skip(name)
  }

  /** Ends what the start of `tag` ends in HTML although no end tag is there. */
  #endSibling(tag: string): void {
    const { top } = this.#open
    if (/^h[1-6]$/.test(tag) && /^h[1-6]$/.test(top.tag)) this.#open.popTo(top)
    else if (rubyParts.has(tag) && rubyParts.has(top.tag) && top.tag !== 'rtc') {
      this.#open.popTo(top)
    } else if (tag === 'li' || tag === 'dd' || tag === 'dt') {
      const isEnded = (open: string) =>
        tag === 'li' ? open === 'li' : open === 'dd' || open === 'dt'
      for (let element = top; element.parent; element = element.parent) {
        if (isEnded(element.tag)) return this.#open.popTo(element)
        if (!transparentToLists.has(element.tag)) return
      }
    }
  }

  /** Ends cells, rows and groups until `tag` may stand; starts the row or group it needs. */
  #makeRoomInTable(tag: string): void {
    const parents = parentsInTable(tag)
    const { table } = this.#open.top
    while (this.#open.top !== table && !parents.includes(this.#open.top.tag)) {
      this.#open.popTo(this.#open.top)
    }
    if (parents.includes(this.#open.top.tag)) return
    if (tag === 'td' || tag === 'th') this.#imply('tr')
    else if (tag === 'col') this.#imply('colgroup')
  }

  /** Text and elements that stand between cells get a cell, so that browsers leave them there. */
  #openCell(): void {
    if (this.#open.top.tag === 'colgroup') this.#open.popTo(this.#open.top)
    if (this.#open.top.tag !== 'tr') this.#imply('tr')
    this.#imply('td')
  }

  #imply(tag: string): void {
    this.#write('', tag, 'html', [])
  }

  #write(
    name: string,
    tag: string,
    vocabulary: Vocabulary,
    attributes: FlatAttributes,
  ): OpenElement {
    const { top } = this.#open
    const isVoid = vocabulary === 'html' && voidElements.has(tag)
    const isTooDeep = this.#open.depth >= maxDepth && !isVoid && !tableParts.has(tag)
    if (isTooDeep) return this.#unwrap(name)

    const { html, id } = this.#filter.filter(tag, vocabulary, attributes)
    const startTag = `<${tag}${html}${impliedAttributes.get(tag) ?? ''}>`
    const row = top.parent ? (top.block?.children ?? null) : this.#output.blocks
    if (tag === 'img' || tag === 'svg') this.#noteImage()
    const block = this.#output.startTag(tag, startTag, id, row)
    top.isEmpty = false
    return isVoid ? this.#unwrap(name) : this.#open.push(name, tag, block, vocabulary)
  }

  #noteImage(): void {
    for (let element: OpenElement | null = this.#open.top; element; element = element.parent) {
      if (!element.block) continue
      element.block.hasImage = true
      return
    }
  }

  /** Leaves the element out and keeps what is in it. */
  #unwrap(name: string): OpenElement {
    return this.#open.push(name, '', null, 'html')
  }

  /** Leaves the element out with everything in it. */
  #skip(name: string): OpenElement {
    this.#skipped = this.#unwrap(name)
    return this.#skipped
  }

  #end(element: OpenElement): void {
    if (this.#skipped === element) this.#skipped = null
    if (this.#fenced.at(-1)?.element === element) this.#writeSign(this.#fenced.pop()!.fence.close)
    if (element.tag !== '') this.#output.endTag(element.tag, element.block)
  }
}

const mediaContent = new Set(['source', 'track', 'img'])
const rubyParts = new Set(['rb', 'rt', 'rtc', 'rp'])

function parentsInTable(tag: string): readonly string[] {
  if (tag === 'td' || tag === 'th') return ['tr']
  if (tag === 'tr') return ['table', 'tbody', 'thead', 'tfoot']
  return tag === 'col' ? ['colgroup'] : ['table']
}

const hasId = (attributes: FlatAttributes): boolean =>
  attributeOf(attributes, 'id') !== undefined || attributeOf(attributes, 'name') !== undefined
