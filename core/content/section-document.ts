import { AttributeFilter } from './attributes'
import type { WrittenSection } from './block-tree'
import { readReference } from './href'
import {
  readMarkup,
  type FlatAttributes,
  type MarkupHandler,
  type MarkupMode,
} from './markup-reader'
import type { StyleSource } from './prepared-section'
import { SectionWriter } from './section-writer'
import { prepareStyleSheet, styleAddress, type Place } from './style-sheet'
import { dtbookElements, renamed } from './vocabulary'

/** What a document says about itself besides its text. */
export interface DocumentFacts {
  language?: string
  direction?: 'ltr' | 'rtl'
  bodyClass?: string
  bodyId?: string
  bodyStyle?: string
  htmlClass?: string
  title?: string
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
  if (!readMarkup(source, mode, document) && mode === 'xml') return null
  return document.finish()
}

type OpenElement = ReturnType<SectionWriter['open']>
type Phase = 'before' | 'head' | 'body' | 'after'

const namespaces: ReadonlyMap<string, 'html' | 'svg' | 'math'> = new Map([
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
])
const epubNamespace = 'http://www.idpf.org/2007/ops'
/** May stand in a head; anything else begins the body. */
const headElements = new Set([
  'title',
  'meta',
  'link',
  'style',
  'script',
  'base',
  'noscript',
  'template',
  'nextid',
])
const otherMedia = /^(?:print|handheld|speech|aural|tv|tty|projection|embossed|braille|amzn-)/

/** Tells head from body, collects style sheets, and hands the body to a {@link SectionWriter}. */
class DocumentReader implements MarkupHandler {
  readonly #place: Place
  readonly #isXml: boolean
  readonly #isDtbook: boolean
  readonly #writer: SectionWriter
  readonly #facts: DocumentFacts = {}
  readonly #stylesheets: StyleSource[] = []
  readonly #prefixes = new Map<string, 'html' | 'svg' | 'math'>([
    ['svg', 'svg'],
    ['m', 'math'],
    ['mml', 'math'],
    ['math', 'math'],
    ['html', 'html'],
    ['xhtml', 'html'],
  ])
  /** Open elements of well-formed XML: the writer's, or `null` for those outside the body. */
  readonly #open: (OpenElement | null)[] = []
  #phase: Phase = 'before'
  #depth = 0
  /** Text of the `<title>` or `<style>` being read. */
  #capture: { readonly kind: 'title' | 'style'; readonly keep: boolean; text: string } | null = null
  #switch: 'none' | 'wanted' | 'done' = 'none'

  constructor(place: Place, isXml: boolean, mediaType: string) {
    this.#place = place
    this.#isXml = isXml
    this.#isDtbook = mediaType === 'application/x-dtbook+xml'
    this.#writer = new SectionWriter(new AttributeFilter(place))
  }

  open(rawName: string, attributes: FlatAttributes): void {
    this.#depth++
    const { name, vocabulary } = this.#resolve(rawName, attributes)
    this.#open.push(this.#openElement(name, vocabulary, attributes))
  }

  close(rawName: string): void {
    this.#depth--
    const element = this.#open.pop()
    const { name, vocabulary } = this.#resolve(rawName, [])
    if (this.#capture && (name === 'title' || name === 'style')) return this.#endCapture()
    if (this.#isXml) {
      if (element) this.#writer.close(element)
    } else if (this.#phase === 'body' && name !== 'body' && name !== 'html') {
      this.#writer.closeByName(name)
    }
    if (vocabulary !== 'html') return
    if (name === 'head' && this.#phase === 'head') this.#phase = 'before'
    if (name === 'body' && this.#phase === 'body') this.#phase = 'after'
  }

  text(data: string): void {
    if (this.#capture) {
      this.#capture.text += data
      return
    }
    if (this.#phase !== 'body') {
      if (/^\s*$/.test(data)) return
      if (this.#phase === 'head' && this.#isXml) return
      this.#phase = 'body'
    }
    this.#writer.text(data)
  }

  instruction(data: string): void {
    if (!/^xml-stylesheet\s/.test(data)) return
    const value = (name: string) =>
      new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(data)?.[1]
    if (value('alternate') === 'yes') return
    this.#addLinked(value('href'), value('type'), value('media'))
  }

  finish(): SectionDocument {
    if (this.#capture) this.#endCapture()
    return { ...this.#writer.finish(), facts: this.#facts, stylesheets: this.#stylesheets }
  }

  #openElement(
    name: string,
    vocabulary: 'html' | 'svg' | 'math',
    attributes: FlatAttributes,
  ): OpenElement | null {
    if (this.#capture) return null
    if (name === 'style') return this.#beginStyle(attributes)
    if (vocabulary === 'html' && this.#phase !== 'body') {
      switch (name) {
        case 'html':
        case 'dtbook':
          this.#readRoot(attributes)
          return null
        case 'head':
          this.#phase = 'head'
          return null
        case 'body':
          this.#phase = 'body'
          this.#readBody(attributes)
          return null
        case 'title':
          this.#capture = { kind: 'title', keep: true, text: '' }
          return null
        case 'link':
          this.#readLink(attributes)
          return null
      }
      if (headElements.has(name) || (this.#isXml && this.#phase === 'head')) return null
    }
    if (this.#phase !== 'body') {
      if (vocabulary === 'svg' && this.#phase === 'before') this.#readRoot(attributes)
      this.#phase = 'body'
    } else if (vocabulary === 'html') {
      if (name === 'link') this.#readLink(attributes)
      else if (name === 'body' || name === 'html') return null
    }
    return this.#writer.open(name, vocabulary, attributes)
  }

  #resolve(
    rawName: string,
    attributes: FlatAttributes,
  ): { readonly name: string; readonly vocabulary: 'html' | 'svg' | 'math' } {
    for (let index = 0; index < attributes.length; index += 2) {
      if (attributes[index]!.startsWith('xmlns:'))
        this.#bind(attributes[index]!, attributes[index + 1]!)
    }
    const colon = rawName.indexOf(':')
    if (colon < 0) return this.#plain(rawName)
    const vocabulary = this.#prefixes.get(rawName.slice(0, colon))
    const local = rawName.slice(colon + 1)
    if (vocabulary === undefined)
      return { name: this.#epubElement(rawName, local, attributes), vocabulary: 'html' }
    return vocabulary === 'html' ? this.#plain(local) : { name: local, vocabulary }
  }

  #plain(rawName: string): { readonly name: string; readonly vocabulary: 'html' | 'svg' | 'math' } {
    if (rawName === 'svg' || rawName === 'math') return { name: rawName, vocabulary: rawName }
    const name = (this.#isDtbook ? dtbookElements.get(rawName) : undefined) ?? renamed.get(rawName)
    return { name: name ?? rawName, vocabulary: 'html' }
  }

  #bind(attribute: string, uri: string): void {
    const prefix = attribute.slice(6)
    const vocabulary = namespaces.get(uri)
    if (vocabulary) this.#prefixes.set(prefix, vocabulary)
    if (uri === epubNamespace) this.#writer.filter.epubPrefixes.add(prefix)
  }

  /** `epub:switch` shows its MathML case, else its default. */
  #epubElement(rawName: string, local: string, attributes: FlatAttributes): string {
    if (local === 'trigger') return 'script'
    if (attributes.length === 0 && local !== 'default' && local !== 'switch') return rawName
    if (local === 'switch') this.#switch = 'wanted'
    if (local === 'case') {
      const at = attributes.indexOf('required-namespace')
      const wanted = namespaces.get(attributes[at + 1] ?? '') === 'math'
      if (!wanted || this.#switch !== 'wanted') return 'template'
      this.#switch = 'done'
    }
    if (local === 'default' && this.#switch === 'done') return 'template'
    return rawName
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
    const safe = style === undefined ? undefined : this.#writer.filter.style(style)
    if (safe !== undefined) facts.bodyStyle = safe
  }

  #readLink(attributes: FlatAttributes): void {
    const value = (name: string) => {
      const at = attributes.indexOf(name)
      return at % 2 === 0 ? attributes[at + 1] : undefined
    }
    const relations = (value('rel') ?? '').toLowerCase().split(/\s+/)
    if (!relations.includes('stylesheet') || relations.includes('alternate')) return
    this.#addLinked(value('href'), value('type'), value('media'))
  }

  #addLinked(href: string | undefined, type: string | undefined, media: string | undefined): void {
    if (href === undefined || href.startsWith('#') || !isShownMedia(media)) return
    if (type && !/^text\/(?:css|x-oeb1-css)/i.test(type.trim())) return
    if (readReference(this.#place.href, href).kind !== 'internal') return
    const address = styleAddress(href, this.#place)
    if (address !== null) this.#stylesheets.push({ href: address })
  }

  #beginStyle(attributes: FlatAttributes): null {
    const media = attributes[attributes.indexOf('media') + 1]
    const keep = !attributes.includes('media') || isShownMedia(media)
    this.#capture = { kind: 'style', keep, text: '' }
    return null
  }

  #endCapture(): void {
    const { kind, keep, text } = this.#capture!
    this.#capture = null
    if (kind === 'title') {
      const title = text.replace(/\s+/g, ' ').trim()
      if (title !== '') this.#facts.title ??= title
      return
    }
    const css = prepareStyleSheet(text.replace(/^\s*<!--|-->\s*$/g, ''), this.#place)
    if (keep && css.trim() !== '') this.#stylesheets.push({ css })
  }
}

function isShownMedia(media: string | undefined): boolean {
  const queries = (media ?? '').toLowerCase().split(',')
  return queries.some((query) => !otherMedia.test(query.trim()))
}

function readShared(attributes: FlatAttributes): {
  language?: string
  direction?: 'ltr' | 'rtl'
  className?: string
  id?: string
  style?: string
} {
  const shared: ReturnType<typeof readShared> = {}
  for (let index = 0; index < attributes.length; index += 2) {
    const name = attributes[index]!
    const value = attributes[index + 1]!.trim()
    if (value === '') continue
    if (name === 'lang' || name === 'xml:lang') shared.language = value
    else if (name === 'dir' && (value === 'ltr' || value === 'rtl')) shared.direction = value
    else if (name === 'class') shared.className = value.replace(/\s+/g, ' ')
    else if (name === 'id') shared.id = value
    else if (name === 'style') shared.style = value
  }
  return shared
}
