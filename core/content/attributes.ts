import { encodeFragment, encodePath, readReference } from './href'
import type { FlatAttributes } from './markup-reader'
import { prepareStyleAttribute, styleAddress, type Place } from './style-sheet'
import { htmlAttributes } from './vocabulary'

export type Vocabulary = 'html' | 'svg' | 'math'

export interface SafeAttributes {
  /** ` name="value"…`, escaped. */
  readonly html: string
  readonly id: string | undefined
}

export const escapeText = (text: string): string =>
  /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text

const escapeAttribute = (value: string): string =>
  /[&"<>\n\t]/.test(value)
    ? value
        .replace(/[\n\t]/g, ' ')
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
    : value

const imageType = /^image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon|jxl)$/

/** On one element; no book needs more. */
const mostAttributes = 100

/** Lets through the attributes on the allow-list, with addresses and styles made safe. */
export class AttributeFilter {
  readonly #place: Place
  readonly #styles = new Map<string, string>()
  readonly #epubPrefixes: ReadonlySet<string>
  /** What was kept of the start tag at hand. */
  readonly #names: string[] = []
  #html = ''
  #id: string | undefined

  /** @param epubPrefixes prefixes that the document binds to EPUB's structural semantics */
  constructor(place: Place, epubPrefixes: ReadonlySet<string>) {
    this.#place = place
    this.#epubPrefixes = epubPrefixes
  }

  filter(tag: string, vocabulary: Vocabulary, attributes: FlatAttributes): SafeAttributes {
    if (attributes.length === 0) return none
    this.#names.length = 0
    this.#html = ''
    this.#id = undefined
    for (let index = 0; index < attributes.length; index += 2) {
      this.#add(tag, vocabulary, attributes[index]!, attributes[index + 1]!)
    }
    return { html: this.#html, id: this.#id }
  }

  /** The publisher's inline style, safe; `undefined` when nothing is left. */
  style(css: string): string | undefined {
    let safe = this.#styles.get(css)
    if (safe === undefined) {
      safe = prepareStyleAttribute(css, this.#place).trim()
      this.#styles.set(css, safe)
    }
    return safe === '' ? undefined : safe
  }

  /** An address of the publication's own, or an image in the document itself; else `undefined`. */
  resource(address: string): string | undefined {
    const reference = readReference(this.#place.href, address)
    if (reference.kind === 'data') {
      return imageType.test(reference.mediaType) ? reference.url : undefined
    }
    return reference.kind === 'internal'
      ? this.#address(reference.path, reference.fragment)
      : undefined
  }

  #add(tag: string, vocabulary: Vocabulary, name: string, value: string): void {
    switch (name) {
      case 'id':
      case 'xml:id':
        if (value !== '') this.#keep('id', value)
        return
      case 'name':
        // What old books jump to; and what an image map is called.
        if (tag === 'a' && value !== '') this.#keep('id', value)
        else if (tag === 'map') this.#keep('name', value)
        return
      case 'style':
        return this.#keep('style', this.style(value))
      case 'xml:lang':
        return this.#keep('lang', value)
      case 'href':
      case 'xlink:href':
        return this.#keep('href', this.#link(tag, vocabulary, value))
      case 'src':
        // A picture that is elsewhere is one that is missing: the browser says so as it does of any other.
        if (tag === 'img') this.#keep('src', this.resource(value) ?? this.#place.base)
        else if (mediaTags.has(tag)) this.#keep('src', this.resource(value))
        return
      case 'poster':
        if (tag === 'video') this.#keep('poster', this.resource(value))
        return
      case 'srcset':
        if (tag === 'img' || tag === 'source') this.#keep('srcset', this.#sourceSet(value))
        return
      case 'usemap':
        if (value.startsWith('#')) this.#keep('usemap', value)
        return
    }
    if (this.#isEpubType(name)) return this.#keep('data-epub-type', value)
    if (!isPlainName.test(name) || name.startsWith('on') || name.startsWith('data-octavo')) return
    if (name.startsWith('data-') || name.startsWith('aria-') || name === 'lang') {
      return this.#keep(name, value)
    }
    if (vocabulary === 'html') {
      if (htmlAttributes.has(name)) this.#keep(name, value)
      return
    }
    if (refusedForeign.has(name)) return
    if (!/url\s*\(|\\/i.test(value)) return this.#keep(name, value)
    const local = /^\s*url\(\s*["']?(#[^"')\s]+)["']?\s*\)\s*([\w#-]*)\s*$/i.exec(value)
    if (local) this.#keep(name, `url(${local[1]!}) ${local[2]!}`.trim())
  }

  /** Of an attribute that comes twice the first counts. */
  #keep(name: string, value: string | undefined): void {
    if (value === undefined || this.#names.length >= mostAttributes || this.#names.includes(name)) {
      return
    }
    this.#names.push(name)
    if (name === 'id') this.#id = value
    this.#html += ` ${name}="${escapeAttribute(value)}"`
  }

  #link(tag: string, vocabulary: Vocabulary, value: string): string | undefined {
    if (tag === 'a' || tag === 'area') {
      const reference = readReference(this.#place.href, value)
      if (reference.kind === 'external') return reference.url
      return reference.kind === 'internal'
        ? this.#address(reference.path, reference.fragment)
        : undefined
    }
    if (vocabulary !== 'svg') return undefined
    if (tag === 'image' || tag === 'feImage') return this.resource(value)
    return styleAddress(value, this.#place)?.startsWith('#') ? value : undefined
  }

  #address(path: string, fragment: string | undefined): string {
    const { base, canonical } = this.#place
    const target = base + encodePath(canonical ? canonical(path) : path)
    return fragment === undefined ? target : `${target}#${encodeFragment(fragment)}`
  }

  /** Candidates with their descriptors; `data:` addresses hold commas and are left out. */
  #sourceSet(value: string): string | undefined {
    const candidates = value.split(',').flatMap((candidate) => {
      const [address, ...descriptors] = candidate.trim().split(/\s+/)
      const kept = address && !/^data:/i.test(address) ? this.resource(address) : undefined
      return kept === undefined ? [] : [[kept, ...descriptors].join(' ')]
    })
    return candidates.length === 0 ? undefined : candidates.join(', ')
  }

  #isEpubType(name: string): boolean {
    return name.endsWith(':type') && this.#epubPrefixes.has(name.slice(0, -5))
  }
}

const none: SafeAttributes = { html: '', id: undefined }
const mediaTags = new Set(['source', 'audio', 'video', 'track'])
const isPlainName = /^[a-zA-Z][\w.-]*$|^xml:space$/
const refusedForeign = new Set(
  'xmlns src action formaction from to values by attributename begin target ping download rel tabindex'.split(
    ' ',
  ),
)
