import { Tokenizer, type QuoteType } from 'htmlparser2'

import { toMarkupText, type CharacterReferences } from './character-references'
import { readStrictXml } from './strict-xml'

/** Names and values by turns: `['class', 'a', 'id', 'b']`. */
export type FlatAttributes = readonly string[]

/** Receives a document piece by piece. In the XML modes every `open` has its `close`. */
export interface MarkupHandler {
  open(name: string, attributes: FlatAttributes): void
  close(name: string): void
  /** Decoded text; a run may come in several pieces. */
  text(data: string): void
  /** Content of `<?…?>` (XML modes only). */
  instruction?(data: string): void
}

export type MarkupMode =
  /** Well-formed or given up. */
  | 'xml'
  /** XML, however broken: end tags without a start are ignored, missing ones supplied, names in lower case. */
  | 'loose-xml'
  /** HTML: names in lower case, raw text, void elements. */
  | 'html'
  /** HTML in which `<a/>` is an empty element: for broken XHTML. */
  | 'html-from-xml'

/**
 * Reads markup in one pass.
 *
 * @returns `false` when the text is not well-formed XML (mode `xml` only); what the handler got until
 *   then is to be thrown away
 */
export function readMarkup(source: string, mode: MarkupMode, handler: MarkupHandler): boolean {
  const { text, references } = toMarkupText(source)
  if (mode === 'xml') {
    for (const [, data] of references.prolog.matchAll(/<\?(.*?)\?>/gs)) handler.instruction?.(data!)
    return readStrictXml(text, references, handler)
  }
  const events =
    mode === 'loose-xml'
      ? new LooseXmlEvents(text, references, handler)
      : new HtmlEvents(text, references, handler, mode === 'html-from-xml')
  const tokenizer = new Tokenizer(
    {
      xmlMode: mode === 'loose-xml',
      decodeEntities: false,
      recognizeSelfClosing: mode !== 'html',
    },
    events,
  )
  tokenizer.write(text)
  tokenizer.end()
  events.finish()
  return true
}

/** What htmlparser2's tokenizer tells, put together to tags. Positions are into the text. */
abstract class TokenizerEvents {
  protected readonly source: string
  protected readonly references: CharacterReferences
  protected readonly handler: MarkupHandler
  protected name = ''
  protected attributes: string[] = []
  #attributeName = ''
  #attributeValue = ''

  constructor(source: string, references: CharacterReferences, handler: MarkupHandler) {
    this.source = source
    this.references = references
    this.handler = handler
  }

  abstract ontext(start: number, end: number): void
  abstract onopentagend(): void
  abstract onselfclosingtag(): void
  abstract onclosetag(start: number, end: number): void
  abstract oncdata(start: number, end: number, endOffset: number): void
  protected abstract toName(written: string): string
  protected abstract decodeAttribute(raw: string): string

  onopentagname(start: number, end: number): void {
    this.name = this.toName(this.source.slice(start, end))
    this.attributes = []
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.toName(this.source.slice(start, end))
    this.#attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.source.slice(start, end)
  }

  onattribend(_quote: QuoteType): void {
    this.attributes.push(this.#attributeName, this.decodeAttribute(this.#attributeValue))
  }

  onprocessinginstruction(start: number, end: number): void {
    this.handler.instruction?.(this.source.slice(start, end).replace(/^\?|\?$/g, ''))
  }

  /** With `decodeEntities: false` the tokenizer hands entities on as text. */
  ontextentity(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
}

class LooseXmlEvents extends TokenizerEvents {
  readonly #open: string[] = []
  /** How often each name is open: most end tags without a start need no search. */
  readonly #counts = new Map<string, number>()

  ontext(start: number, end: number): void {
    this.handler.text(this.references.inXml(this.source.slice(start, end)))
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.handler.text(this.source.slice(start, end - endOffset))
  }

  onopentagend(): void {
    this.handler.open(this.name, this.attributes)
    this.#open.push(this.name)
    this.#counts.set(this.name, (this.#counts.get(this.name) ?? 0) + 1)
  }

  onselfclosingtag(): void {
    this.handler.open(this.name, this.attributes)
    this.handler.close(this.name)
  }

  onclosetag(start: number, end: number): void {
    const name = this.toName(this.source.slice(start, end))
    if (!this.#counts.get(name)) return
    let closed
    do {
      closed = this.#open.pop()!
      this.#counts.set(closed, this.#counts.get(closed)! - 1)
      this.handler.close(closed)
    } while (closed !== name)
  }

  finish(): void {
    while (this.#open.length > 0) this.handler.close(this.#open.pop()!)
  }

  /** `</P>` ends a `<p>`: XML would not allow it, whoever wrote it meant it. */
  protected toName(written: string): string {
    return written.toLowerCase()
  }

  protected decodeAttribute(raw: string): string {
    return this.references.inXml(raw)
  }
}

/** Elements of HTML that have no content and no end tag. */
const voidElements = new Set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)
/** Elements whose content HTML takes as text, entities and all. */
const rawElements = new Set('script style xmp iframe noembed noframes plaintext'.split(' '))

class HtmlEvents extends TokenizerEvents {
  readonly #isFromXml: boolean
  #foreignDepth = 0
  #isRaw = false

  constructor(
    source: string,
    references: CharacterReferences,
    handler: MarkupHandler,
    isFromXml: boolean,
  ) {
    super(source, references, handler)
    this.#isFromXml = isFromXml
  }

  isInForeignContext(): boolean {
    return this.#foreignDepth > 0
  }

  ontext(start: number, end: number): void {
    const text = this.source.slice(start, end)
    this.handler.text(this.#isRaw ? text : this.references.inHtml(text))
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (!this.#isFromXml && this.#foreignDepth === 0) return
    this.handler.text(this.source.slice(start, end - endOffset))
  }

  onopentagend(): void {
    const { name } = this
    this.handler.open(name, this.attributes)
    if (this.#foreignDepth === 0 && voidElements.has(name)) this.handler.close(name)
    else if (name === 'svg' || name === 'math') this.#foreignDepth++
    else this.#isRaw = this.#foreignDepth === 0 && rawElements.has(name)
  }

  onselfclosingtag(): void {
    if (!this.#isFromXml && this.#foreignDepth === 0) return this.onopentagend()
    this.handler.open(this.name, this.attributes)
    this.handler.close(this.name)
  }

  onclosetag(start: number, end: number): void {
    const name = this.toName(this.source.slice(start, end))
    this.#isRaw = false
    if ((name === 'svg' || name === 'math') && this.#foreignDepth > 0) this.#foreignDepth--
    if (!voidElements.has(name)) this.handler.close(name)
  }

  finish(): void {}

  protected toName(written: string): string {
    return written.toLowerCase()
  }

  protected decodeAttribute(raw: string): string {
    return this.references.inHtmlAttribute(raw)
  }
}
