import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode'
import { Tokenizer, type QuoteType } from 'htmlparser2'

/** Names and values by turns: `['class', 'a', 'id', 'b']`. */
export type FlatAttributes = readonly string[]

/** Receives a document piece by piece. In the XML modes every `open` has its `close`. */
export interface MarkupHandler {
  open(name: string, attributes: FlatAttributes): void
  close(name: string): void
  /** Decoded text; a run may come in several pieces. */
  text(data: string): void
  /** Content of `<?…?>` (XML mode only). */
  instruction?(data: string): void
}

export type MarkupMode =
  /** Well-formed or given up. */
  | 'xml'
  /** XML, however broken: end tags without a start are ignored, missing ones are supplied. */
  | 'loose-xml'
  /** HTML: names in lower case, raw text, void elements. */
  | 'html'
  /** HTML in which `<a/>` is an empty element: for broken XHTML. */
  | 'html-from-xml'

/** Elements of HTML that have no content and no end tag. */
const voidElements = new Set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)
/** Characters that a document's own entities may add to it: enough for names, too little for a bomb. */
const entityBudget = 1_000_000
/** Elements whose content HTML takes as text, entities and all. */
const rawElements = new Set([
  'script',
  'style',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
])

/**
 * Reads markup in one pass over htmlparser2's tokenizer.
 *
 * @returns `false` when the text is not well-formed XML (mode `xml` only); what the handler got until
 *   then is to be thrown away
 */
export function readMarkup(source: string, mode: MarkupMode, handler: MarkupHandler): boolean {
  const { text, entities } = withoutDoctype(normalise(source))
  const events = new TokenizerEvents(text, mode, handler, entities)
  const tokenizer = new Tokenizer(
    {
      xmlMode: mode === 'xml' || mode === 'loose-xml',
      decodeEntities: false,
      recognizeSelfClosing: mode !== 'html',
    },
    events,
  )
  events.stop = () => tokenizer.pause()
  tokenizer.write(text)
  tokenizer.end()
  return events.finish()
}

/** Line breaks as `\n`, no NUL, no byte-order mark: what every parser does first. */
function normalise(source: string): string {
  let text = source
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  if (text.includes('\0')) text = text.replaceAll('\0', '')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/**
 * Cuts the document type out: its internal subset confuses tokenizers, and nothing in it is to be
 * loaded. Entities that stand for plain text are kept; any other one stands for nothing.
 */
function withoutDoctype(source: string): { text: string; entities: ReadonlyMap<string, string> } {
  const entities = new Map<string, string>()
  const start = /<!DOCTYPE/i.exec(source.slice(0, 2_000))?.index
  if (start === undefined) return { text: source, entities }
  let end = start
  let inSubset = false
  let quote = ''
  for (; end < source.length; end++) {
    const character = source[end]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '<' && source.startsWith('<!--', end)) {
      const close = source.indexOf('-->', end)
      if (close > 0) end = close + 2
    } else if (character === '"' || character === "'") quote = character
    else if (character === '[') inSubset = true
    else if (character === ']') inSubset = false
    else if (character === '>' && !inSubset) break
    if (end - start > 100_000) return { text: source, entities }
  }
  const doctype = source.slice(start, end)
  for (const [, name, kind, , value] of doctype.matchAll(
    /<!ENTITY\s+([^\s%"'>]+)\s+(SYSTEM\b|PUBLIC\b)?\s*(["'])(.*?)\3/gs,
  )) {
    const plain = kind === undefined && value !== undefined && !/[<&%]/.test(value)
    entities.set(name!, plain && value.length < 1_000 ? value : '')
  }
  return { text: source.slice(0, start) + source.slice(end + 1), entities }
}

class TokenizerEvents {
  stop: () => void = () => {}
  readonly #source: string
  readonly #xml: boolean
  readonly #strict: boolean
  readonly #selfClosing: boolean
  readonly #handler: MarkupHandler
  readonly #entities: ReadonlyMap<string, string>
  /** Names of open elements (XML mode). */
  readonly #open: string[] = []
  #expanded = 0
  #wellFormed = true
  #foreignDepth = 0
  #raw = ''
  #name = ''
  #attributeName = ''
  #attributeValue = ''
  #attributes: string[] = []

  constructor(
    source: string,
    mode: MarkupMode,
    handler: MarkupHandler,
    entities: ReadonlyMap<string, string>,
  ) {
    this.#source = source
    this.#xml = mode === 'xml' || mode === 'loose-xml'
    this.#strict = mode === 'xml'
    this.#selfClosing = mode !== 'html'
    this.#handler = handler
    this.#entities = entities
  }

  finish(): boolean {
    if (this.#strict) return this.#wellFormed && this.#open.length === 0
    while (this.#open.length > 0) this.#handler.close(this.#open.pop()!)
    return true
  }

  isInForeignContext(): boolean {
    return this.#foreignDepth > 0
  }

  ontext(start: number, end: number): void {
    const text = this.#source.slice(start, end)
    this.#handler.text(this.#raw === '' ? this.#decode(text) : text)
  }

  onopentagname(start: number, end: number): void {
    const name = this.#source.slice(start, end)
    this.#name = this.#xml ? name : name.toLowerCase()
    this.#attributes = []
    if (this.#strict && !isNameStart(name.charCodeAt(0))) this.#giveUp()
  }

  onattribname(start: number, end: number): void {
    const name = this.#source.slice(start, end)
    this.#attributeName = this.#xml ? name : name.toLowerCase()
    this.#attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#source.slice(start, end)
  }

  onattribend(_quote: QuoteType): void {
    const value = this.#attributeValue
    this.#attributes.push(
      this.#attributeName,
      value.includes('&') && !this.#xml ? decodeHTMLAttribute(value) : this.#decode(value),
    )
  }

  onopentagend(): void {
    const name = this.#name
    this.#handler.open(name, this.#attributes)
    if (this.#xml) this.#open.push(name)
    else if (this.#foreignDepth === 0 && voidElements.has(name)) this.#handler.close(name)
    else {
      if (name === 'svg' || name === 'math') this.#foreignDepth++
      if (this.#foreignDepth === 0 && rawElements.has(name)) this.#raw = name
    }
  }

  onselfclosingtag(): void {
    if (!this.#selfClosing && this.#foreignDepth === 0) return this.onopentagend()
    this.#handler.open(this.#name, this.#attributes)
    this.#handler.close(this.#name)
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.slice(start, end)
    if (this.#xml) {
      if (this.#open.at(-1) !== name) {
        if (this.#strict) return this.#giveUp()
        if (!this.#open.includes(name)) return
      }
      let closed
      do {
        closed = this.#open.pop()!
        this.#handler.close(closed)
      } while (closed !== name)
      return
    }
    const lower = name.toLowerCase()
    this.#raw = ''
    if ((lower === 'svg' || lower === 'math') && this.#foreignDepth > 0) this.#foreignDepth--
    if (!voidElements.has(lower)) this.#handler.close(lower)
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (this.#selfClosing || this.#foreignDepth > 0) {
      this.#handler.text(this.#source.slice(start, end - endOffset))
    }
  }

  onprocessinginstruction(start: number, end: number): void {
    this.#handler.instruction?.(this.#source.slice(start, end).replace(/^\?|\?$/g, ''))
  }

  /** With `decodeEntities: false` the tokenizer hands entities on as text. */
  ontextentity(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}

  #decode(raw: string): string {
    if (!raw.includes('&')) return raw
    const text =
      this.#entities.size === 0
        ? raw
        : raw.replace(/&([^\s;&#]+);/g, (whole, name: string) => {
            const value = this.#entities.get(name)
            if (value === undefined) return whole
            this.#expanded += value.length
            return this.#expanded > entityBudget ? '' : value
          })
    const decoded = this.#xml ? decodeHTMLStrict(text) : decodeHTML(text)
    return decoded.includes('\r') ? decoded.replaceAll('\r', '\n') : decoded
  }

  #giveUp(): void {
    this.#wellFormed = false
    this.stop()
  }
}

/** Letters, `_`, `:` and everything beyond ASCII may begin an XML name. */
const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === 95 ||
  code === 58 ||
  code > 127
