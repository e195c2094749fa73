import { decode } from '../text/encoding/decode'

/** Where a section begins and ends, in bytes of the text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

interface Section extends Stretch {
  readonly href: string
  /** Where its body starts: what lies before is the same place as the section. */
  readonly body: number
  /** Ids to be written into the text, by their places in order. */
  readonly marks: Mark[]
}

interface Mark {
  readonly at: number
  readonly markup: string
}

/**
 * Markup in which links name their targets by places, counted in bytes. Where there is a target, an id
 * is written: into the element that starts there, or as an anchor of its own.
 */
export class PlacedText {
  readonly #bytes: Uint8Array
  readonly #encoding: string
  readonly #sections: readonly Section[]
  readonly #addresses = new Map<number, string>()

  /**
   * @param characters the text as {@link charactersOf} gives it
   * @param sections in order, none of them empty
   */
  constructor(
    bytes: Uint8Array,
    characters: string,
    encoding: string,
    sections: readonly Stretch[],
    targets: Iterable<number>,
  ) {
    this.#bytes = bytes
    this.#encoding = encoding
    this.#sections = sections.map(({ start, end }, index) => ({
      start,
      end,
      href: `section-${index + 1}.html`,
      body: start + lengthOfHead(characters.slice(start, Math.min(end, start + longestHead))),
      marks: [],
    }))
    const ids = new Map<number, string>()
    for (const target of [...new Set(targets)].sort((one, other) => one - other)) {
      const section = this.#sectionAt(target)
      if (section) this.#addresses.set(target, this.#mark(section, target, characters, ids))
    }
  }

  get sections(): { readonly href: string; readonly byteLength: number }[] {
    return this.#sections.map(({ href, start, end }) => ({ href, byteLength: end - start }))
  }

  /** Address of a target: a section, or an id in it. */
  addressOf(target: number): string | undefined {
    return this.#addresses.get(target)
  }

  /** A section with its ids; `undefined` for an address that is none of a section. */
  markup(href: string): string | undefined {
    const section = this.#sections.find((section) => section.href === href)
    if (!section) return undefined
    const parts: string[] = []
    let from = section.start
    for (const { at, markup } of section.marks) {
      parts.push(decode(this.#bytes.subarray(from, at), this.#encoding), markup)
      from = at
    }
    parts.push(decode(this.#bytes.subarray(from, section.end), this.#encoding))
    return parts.join('')
  }

  /** The section in which a place lies, or the next one: places between them are those of cuts. */
  #sectionAt(target: number): Section | undefined {
    let low = 0
    let high = this.#sections.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#sections[middle]!.end > target) high = middle
      else low = middle + 1
    }
    return this.#sections[low]
  }

  #mark(section: Section, target: number, characters: string, ids: Map<number, string>): string {
    const place = tagAround(characters, Math.max(target, section.start), section)
    if (place <= section.body) return section.href
    const known = ids.get(place)
    if (known !== undefined) return `${section.href}#${known}`
    const tag = tagAt(characters, place)
    const id = tag?.id ?? `at-${place}`
    ids.set(place, id)
    if (!tag) section.marks.push({ at: this.#characterAt(place), markup: `<a id="${id}"></a>` })
    else if (tag.id === undefined) section.marks.push({ at: tag.nameEnd, markup: ` id="${id}"` })
    return `${section.href}#${id}`
  }

  /** The beginning of a character of several bytes. */
  #characterAt(place: number): number {
    if (this.#encoding !== 'utf-8') return place
    let at = place
    while (at > place - 4 && (this.#bytes[at] ?? 0) >> 6 === 2) at--
    return at
  }
}

/** A place in a tag is that of the tag. */
function tagAround(characters: string, place: number, { start }: Section): number {
  const from = Math.max(start, place - longestTag)
  const before = characters.slice(from, place)
  const open = before.lastIndexOf('<')
  return open > before.lastIndexOf('>') ? from + open : place
}

/** The element that starts at a place: where its name ends, and its id. */
function tagAt(
  characters: string,
  place: number,
): { nameEnd: number; id: string | undefined } | undefined {
  const tag = startTag.exec(characters.slice(place, place + longestTag))
  if (!tag) return undefined
  const written = /\sid\s*=\s*(?:"([\w.:-]+)"|'([\w.:-]+)')/i.exec(tag[0])
  const hasId = /\sid\s*=/i.test(tag[0])
  if (hasId && !written) return undefined
  return { nameEnd: place + 1 + tag[1]!.length, id: written?.[1] ?? written?.[2] }
}

function lengthOfHead(start: string): number {
  const leading = /^(?:\s|<(?:\?xml|!DOCTYPE|html)\b[^<>]*>)*/i.exec(start)![0].length
  const body = /<body\b[^<>]*>\s*/i.exec(start)
  return Math.max(leading, body ? body.index + body[0].length : 0)
}

const longestTag = 2_000
const longestHead = 20_000

/** Elements that can be relied on to stay when the markup is made safe. */
const startTag =
  /^<(p|h[1-6]|div|blockquote|center|section|article|aside|figure|ul|ol|li|table|tr|td|th|span|img|a|hr|em|strong|i|b|font)\b[^<>]*>/i

/** A string with one character for each byte, so that patterns find places in the bytes. */
export function charactersOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 0x2000) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 0x2000)))
  }
  return parts.join('')
}
