import type { Vocabulary } from './attributes'
import type { FlatAttributes } from './markup-reader'
import { dtbookElements, renamed } from './vocabulary'

export interface ElementName {
  /** Without prefix where the prefix stands for a known vocabulary. */
  readonly name: string
  readonly vocabulary: Vocabulary
}

const namespaces: ReadonlyMap<string, Vocabulary> = new Map([
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
])
const epubNamespace = 'http://www.idpf.org/2007/ops'
/** What is shown as nothing. */
const dropped = 'template'

/** Tells what an element is from its name as written, with the prefixes that the document declares. */
export class ElementNames {
  readonly #prefixes = new Map<string, Vocabulary>([
    ['svg', 'svg'],
    ['m', 'math'],
    ['mml', 'math'],
    ['math', 'math'],
    ['html', 'html'],
    ['xhtml', 'html'],
  ])
  readonly #isDtbook: boolean
  readonly #plain = new Map<string, ElementName>()
  #switch: 'wanted' | 'done' = 'wanted'
  /** Prefixes of `epub:type`. */
  readonly epubPrefixes = new Set(['epub'])

  constructor(mediaType: string) {
    this.#isDtbook = mediaType === 'application/x-dtbook+xml'
  }

  /** Also takes note of the prefixes that the element declares. */
  ofStartTag(written: string, attributes: FlatAttributes): ElementName {
    for (let index = 0; index < attributes.length; index += 2) {
      if (attributes[index]!.startsWith('xmlns:')) {
        this.#declare(attributes[index]!.slice(6), attributes[index + 1]!)
      }
    }
    const name = this.ofEndTag(written)
    return name.name.includes(':') ? this.#chooseCase(name, attributes) : name
  }

  ofEndTag(written: string): ElementName {
    const colon = written.indexOf(':')
    if (colon < 0) return this.#plainName(written)
    const vocabulary = this.#prefixes.get(written.slice(0, colon))
    const local = written.slice(colon + 1)
    if (vocabulary === undefined) return { name: written, vocabulary: 'html' }
    return vocabulary === 'html' ? this.#plainName(local) : { name: local, vocabulary }
  }

  #plainName(written: string): ElementName {
    let known = this.#plain.get(written)
    if (!known) {
      known =
        written === 'svg' || written === 'math'
          ? { name: written, vocabulary: written }
          : { name: this.#rename(written), vocabulary: 'html' }
      this.#plain.set(written, known)
    }
    return known
  }

  #rename(written: string): string {
    const fromDtbook = this.#isDtbook ? dtbookElements.get(written) : undefined
    return fromDtbook ?? renamed.get(written) ?? written
  }

  #declare(prefix: string, uri: string): void {
    const vocabulary = namespaces.get(uri)
    if (vocabulary) this.#prefixes.set(prefix, vocabulary)
    if (uri === epubNamespace) this.epubPrefixes.add(prefix)
  }

  /** `epub:switch` shows the case written in MathML where there is one, else its default. */
  #chooseCase(element: ElementName, attributes: FlatAttributes): ElementName {
    const [prefix = '', local] = element.name.split(':')
    if (!this.epubPrefixes.has(prefix)) return element
    const nothing: ElementName = { name: dropped, vocabulary: 'html' }
    switch (local) {
      case 'switch':
        this.#switch = 'wanted'
        return element
      case 'case': {
        const needed = attributes[attributes.indexOf('required-namespace') + 1] ?? ''
        if (this.#switch === 'done' || namespaces.get(needed) !== 'math') return nothing
        this.#switch = 'done'
        return element
      }
      case 'default':
        return this.#switch === 'done' ? nothing : element
      case 'trigger':
        return nothing
    }
    return element
  }
}
