import { AttributeFilter } from './attributes'
import type { WrittenSection } from './block-tree'
import { ElementNames, type ElementName } from './element-names'
import {
  readMarkup,
  type FlatAttributes,
  type MarkupHandler,
  type MarkupMode,
} from './markup-reader'
import type { StyleSource } from './prepared-section'
import { SectionWriter, type OpenElement } from './section-writer'
import { attributeOf, StyleCollector } from './style-collector'
import type { Place } from './style-sheet'
import { parseViewport, viewportOfSvg, type Viewport } from './viewport'

/** What a document says about itself besides its text. */
export interface DocumentFacts {
  language?: string
  direction?: 'ltr' | 'rtl'
  bodyClass?: string
  bodyId?: string
  bodyStyle?: string
  htmlClass?: string
  title?: string
  /** Size of the page, for a document with a fixed layout. */
  viewport?: Viewport
}

export interface SectionDocument extends WrittenSection {
  readonly facts: DocumentFacts
  readonly stylesheets: readonly StyleSource[]
}

/** Reads and sanitises one document; `null` when it is not well-formed in the given mode. */
export function readSectionDocument(
  source: string,
  mode: MarkupMode,
  place: Place,
  mediaType: string,
): SectionDocument | null {
  const document = new DocumentReader(place, mode === 'xml', mediaType)
  return readMarkup(source, mode, document) ? document.finish() : null
}

/** May stand in a head; anything else begins the body. */
const headElements = new Set(
  'title meta link style script base noscript template nextid'.split(' '),
)

/** Tells head from body, collects style sheets, and hands the body to a {@link SectionWriter}. */
class DocumentReader implements MarkupHandler {
  readonly #isXml: boolean
  readonly #names: ElementNames
  readonly #filter: AttributeFilter
  readonly #writer: SectionWriter
  readonly #styles: StyleCollector
  readonly #facts: DocumentFacts = {}
  /** Open elements of well-formed XML: the writer's, or `null` for those outside the body. */
  readonly #open: (OpenElement | null)[] = []
  #phase: 'before' | 'head' | 'body' | 'after' = 'before'
  /** Text of the `<title>` or `<style>` being read, or what is left out of a head. */
  #capture: { readonly name: string; readonly media: string | undefined; text: string } | null =
    null

  constructor(place: Place, isXml: boolean, mediaType: string) {
    this.#isXml = isXml
    this.#names = new ElementNames(mediaType)
    this.#filter = new AttributeFilter(place, this.#names.epubPrefixes)
    this.#writer = new SectionWriter(this.#filter)
    this.#styles = new StyleCollector(place)
  }

  open(written: string, attributes: FlatAttributes): void {
    const element = this.#names.ofStartTag(written, attributes)
    const opened = this.#capture ? null : this.#openElement(element, attributes)
    if (this.#isXml) this.#open.push(opened)
  }

  close(written: string): void {
    const opened = this.#isXml ? this.#open.pop() : null
    const { name } = this.#names.ofEndTag(written)
    if (this.#capture) {
      if (name === this.#capture.name) this.#endCapture()
    } else if (opened) this.#writer.close(opened)
    else if (name === 'head' && this.#phase === 'head') this.#phase = 'before'
    else if (name === 'body' && this.#phase === 'body') this.#phase = 'after'
    else if (!this.#isXml && name !== 'html') this.#writer.closeByName(name)
  }

  text(data: string): void {
    if (this.#capture) {
      this.#capture.text += data
      return
    }
    if (this.#phase !== 'body') {
      if (/^\s*$/.test(data) || (this.#phase === 'head' && this.#isXml)) return
      this.#phase = 'body'
    }
    this.#writer.text(data)
  }

  instruction(data: string): void {
    this.#styles.addInstruction(data)
  }

  finish(): SectionDocument {
    if (this.#capture) this.#endCapture()
    return {
      ...this.#writer.finish(),
      facts: this.#facts,
      stylesheets: this.#styles.sources,
    }
  }

  #openElement(element: ElementName, attributes: FlatAttributes): OpenElement | null {
    const { name, vocabulary } = element
    if (name === 'style') {
      this.#capture = { name, media: attributeOf(attributes, 'media'), text: '' }
      return null
    }
    if (vocabulary === 'html') {
      if (name === 'link') this.#styles.addLink(attributes)
      if (this.#phase !== 'body' && this.#openOutside(name, attributes)) return null
      if (name === 'body' || name === 'html') return null
    } else if (name === 'svg' && this.#phase === 'before') {
      this.#readRoot(attributes)
      this.#noteViewport(sizeOfSvg(attributes))
    }
    this.#phase = 'body'
    return this.#writer.open(element, attributes)
  }

  /** @returns whether the element belongs outside the body */
  #openOutside(name: string, attributes: FlatAttributes): boolean {
    switch (name) {
      case 'html':
      case 'dtbook':
        this.#readRoot(attributes)
        return true
      case 'head':
        this.#phase = 'head'
        return true
      case 'body':
        this.#phase = 'body'
        this.#readBody(attributes)
        return true
      case 'title':
      case 'script':
      case 'noscript':
      case 'template':
        this.#capture = { name, media: undefined, text: '' }
        return true
      case 'meta':
        if (attributeOf(attributes, 'name')?.trim().toLowerCase() === 'viewport') {
          this.#noteViewport(parseViewport(attributeOf(attributes, 'content') ?? ''))
        }
        return true
    }
    return headElements.has(name) || (this.#isXml && this.#phase === 'head')
  }

  #readRoot(attributes: FlatAttributes): void {
    const { language, direction, className } = readShared(attributes)
    if (language) this.#facts.language = language
    if (direction) this.#facts.direction = direction
    if (className) this.#facts.htmlClass = className
  }

  #readBody(attributes: FlatAttributes): void {
    const { language, direction, className, id, style } = readShared(attributes)
    const facts = this.#facts
    if (language && !facts.language) facts.language = language
    if (direction) facts.direction = direction
    if (className) facts.bodyClass = className
    if (id) facts.bodyId = id
    const safe = style === undefined ? undefined : this.#filter.style(style)
    if (safe !== undefined) facts.bodyStyle = safe
  }

  /** The first that says a size. */
  #noteViewport(viewport: Viewport | undefined): void {
    if (viewport) this.#facts.viewport ??= viewport
  }

  #endCapture(): void {
    const { name, media, text } = this.#capture!
    this.#capture = null
    if (name === 'style') return this.#styles.addStyle(text, media)
    if (name !== 'title') return
    const title = text.replace(/\s+/g, ' ').trim()
    if (title !== '') this.#facts.title ??= title
  }
}

const sizeOfSvg = (attributes: FlatAttributes) =>
  viewportOfSvg({
    viewBox: attributeOf(attributes, 'viewBox') ?? attributeOf(attributes, 'viewbox'),
    width: attributeOf(attributes, 'width'),
    height: attributeOf(attributes, 'height'),
  })

function readShared(attributes: FlatAttributes) {
  const value = (name: string) => attributeOf(attributes, name)?.trim() || undefined
  const direction = value('dir')?.toLowerCase()
  return {
    language: value('lang') ?? value('xml:lang'),
    direction: direction === 'ltr' || direction === 'rtl' ? direction : undefined,
    className: value('class')?.replace(/\s+/g, ' '),
    id: value('id'),
    style: value('style'),
  } as const
}
