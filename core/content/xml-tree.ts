import { readMarkup, type FlatAttributes } from './markup-reader'

/** Elements nested deeper are left out. */
const maxDepth = 200

/**
 * An element of a small XML file (package, navigation, container), read tolerantly: names without
 * prefix and in lower case, so that undeclared prefixes and odd spelling do no harm.
 */
export class XmlElement {
  readonly name: string
  readonly #attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[] = []

  constructor(name: string, attributes: ReadonlyMap<string, string> = new Map()) {
    this.name = name
    this.#attributes = attributes
  }

  /** Value of an attribute by its local name, trimmed; `undefined` when it is not there or empty. */
  attribute(name: string): string | undefined {
    return this.#attributes.get(name) || undefined
  }

  /** Words of a list-valued attribute. */
  attributeWords(name: string): string[] {
    return this.attribute(name)?.split(/\s+/) ?? []
  }

  get elements(): XmlElement[] {
    return this.children.filter((child) => typeof child !== 'string')
  }

  child(name: string): XmlElement | undefined {
    return this.elements.find((element) => element.name === name)
  }

  childrenNamed(name: string): XmlElement[] {
    return this.elements.filter((element) => element.name === name)
  }

  /** All descendants of that name in document order. */
  descendants(name: string): XmlElement[] {
    return this.elements.flatMap((element) => [
      ...(element.name === name ? [element] : []),
      ...element.descendants(name),
    ])
  }

  /** All text in it, white space collapsed. */
  get text(): string {
    return this.rawText.replace(/\s+/g, ' ').trim()
  }

  get rawText(): string {
    return this.children
      .map((child) => (typeof child === 'string' ? child : child.rawText))
      .join('')
  }
}

/** Parses XML into a tree under a nameless root. Never fails: what is broken is left out. */
export function parseXml(source: string): XmlElement {
  const root = new XmlElement('')
  const open = [root]
  let ignored = 0
  readMarkup(source, 'loose-xml', {
    open(name, attributes) {
      if (ignored > 0 || open.length > maxDepth) {
        ignored++
        return
      }
      const element = elementOf(name, attributes)
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    close() {
      if (ignored > 0) ignored--
      else open.pop()
    },
    text(data) {
      if (ignored === 0) open.at(-1)!.children.push(data)
    },
  })
  return root
}

/** An element as the reader of markup tells of it. */
export const elementOf = (written: string, attributes: FlatAttributes): XmlElement =>
  new XmlElement(localName(written), toMap(attributes))

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/** Most elements of an office document have none. */
const noAttributes: ReadonlyMap<string, string> = new Map()

function toMap(attributes: FlatAttributes): ReadonlyMap<string, string> {
  if (attributes.length === 0) return noAttributes
  const map = new Map<string, string>()
  for (let index = 0; index < attributes.length; index += 2) {
    const name = attributes[index]!
    if (name.startsWith('xmlns')) continue
    const local = localName(name)
    if (!map.has(local)) map.set(local, attributes[index + 1]!.trim())
  }
  return map
}
