import { XmlElement } from '#core/content/xml-tree'
import type { TocEntry } from '#core/publication/publication'

import { createAddresses, type Addresses } from './addresses'
import { hasContent, hasTitle, lengthOf, titleOf } from './element-facts'
import { toChapters } from './flat-book'
import type { Block, Part } from './part'

export interface Plan {
  readonly parts: readonly Part[]
  readonly toc: TocEntry[]
  readonly addresses: Addresses
}

/** In characters. */
const sizes = {
  /** A longer section gives way to those in it. */
  longest: 60_000,
  /** But not to ones that would fill less than a page or two. */
  shortest: 3_000,
  /** Sections without a title join the part before them up to here. */
  joined: 30_000,
  /** What stands before the first section of a longer one: more than a title and a motto. */
  head: 2_000,
}
/** So many sections as short as this are a list, and no row of chapters. */
const list = { sections: 500, average: 1_000 }
const mostParts = 10_000

/**
 * Cuts a book into parts: one for each section of the top level. A long one whose sections have titles is
 * a part of the book, and they are its chapters; one without a title goes on with what stands before it.
 */
export function planBook(bodies: readonly XmlElement[]): Plan {
  const planner = new Planner()
  const { texts, notes } = sortBodies(bodies)
  for (const body of toChapters(texts)) planner.addBody(body)
  for (const body of notes) planner.addNotes(body)
  return planner.finish()
}

/** A body with a name, other than the only one, holds notes. */
function sortBodies(bodies: readonly XmlElement[]) {
  const areNotes = (body: XmlElement, index: number): boolean => {
    const name = body.attribute('name')
    if (name === undefined || bodies.length === 1) return false
    return index > 0 || /note|comment/i.test(name)
  }
  return {
    texts: bodies.filter((body, index) => !areNotes(body, index)),
    notes: bodies.filter(areNotes),
  }
}

/** A line of the table of contents whose address is not yet known. */
interface Entry {
  readonly label: string
  readonly target: XmlElement
  readonly children: readonly Entry[]
}

class Planner {
  readonly #parts: { readonly kind: Part['kind']; readonly blocks: Block[]; length: number }[] = []
  readonly #entries: Entry[] = []
  /** Heads of sections that gave way, until the first of their sections is placed. */
  #heads: Block[] = []
  #isList = false

  addBody(body: XmlElement): void {
    const { head, sections } = divide(body)
    const length = sections.reduce((sum, section) => sum + lengthOf(section), 0)
    this.#isList = sections.length > list.sections && length < list.average * sections.length
    const isFirst = this.#parts.length === 0
    if (hasContent(head)) this.#begin('title', [{ element: head, level: 1 }])
    const entries = sections.flatMap((section) => this.#place(section, sections.length === 1))
    this.#flushHeads()
    // The title of the first body is that of the book.
    this.#entries.push(...(isFirst ? entries : toEntry(titleOf(head), head, entries)))
  }

  addNotes(body: XmlElement): void {
    if (!hasContent(body)) return
    this.#begin('notes', [{ element: body, level: 2 }])
    this.#entries.push({ label: titleOf(body) ?? nameOf(body), target: body, children: [] })
  }

  finish(): Plan {
    const parts = this.#parts.map(({ kind, blocks, length }, index): Part => ({
      href: `section-${index + 1}.xhtml`,
      kind,
      title: titleOf((blocks.find(({ level }) => level === 2) ?? blocks[0]!).element),
      blocks,
      length,
    }))
    const addresses = createAddresses(parts)
    const toToc = ({ label, target, children }: Entry): TocEntry => ({
      label,
      href: addresses.ofElement(target),
      children: children.map(toToc),
    })
    return { parts, addresses, toc: this.#entries.map(toToc) }
  }

  #place(section: XmlElement, isOnly: boolean): Entry[] {
    if (!hasContent(section)) return []
    const { head, sections } = divide(section)
    const length = lengthOf(section)
    const isPart =
      sections.some(hasTitle) &&
      length > (isOnly ? 0 : sizes.longest) &&
      length > sizes.shortest * sections.length
    if (!isPart) {
      this.#append(section, length)
      return entriesIn(section)
    }
    if (head.children.length > 0) this.#heads.push({ element: head, level: 1 })
    if (lengthOf(head) > sizes.head) this.#flushHeads()
    const entries = sections.flatMap((inner) => this.#place(inner, false))
    this.#flushHeads()
    return toEntry(titleOf(head), head, entries)
  }

  #append(element: XmlElement, length: number): void {
    const block: Block = { element, level: 2 }
    const last = this.#parts.at(-1)
    const begins =
      last?.kind !== 'text' ||
      last.length > sizes.joined ||
      this.#heads.length > 0 ||
      (hasTitle(element) && !this.#isList)
    if (!last || (begins && this.#parts.length < mostParts)) {
      this.#begin('text', [...this.#takeHeads(), block])
    } else {
      last.blocks.push(...this.#takeHeads(), block)
      last.length += length
    }
  }

  #begin(kind: Part['kind'], blocks: Block[]): void {
    const length = blocks.reduce((sum, { element }) => sum + lengthOf(element), 0)
    this.#parts.push({ kind, blocks, length })
  }

  #flushHeads(): void {
    if (this.#heads.length > 0) this.#begin('text', this.#takeHeads())
  }

  #takeHeads(): Block[] {
    const heads = this.#heads
    this.#heads = []
    return heads
  }
}

/** `notes` → `Notes`. */
const nameOf = (body: XmlElement): string =>
  (body.attribute('name') ?? '').replace(/^\p{L}/u, (letter) => letter.toUpperCase())

const toEntry = (label: string | undefined, target: XmlElement, children: Entry[]): Entry[] =>
  label === undefined ? children : [{ label, target, children }]

/** A section that stays whole, with the sections in it. */
const entriesIn = (section: XmlElement): Entry[] =>
  toEntry(
    titleOf(section),
    section,
    section.childrenNamed('section').filter(hasContent).flatMap(entriesIn),
  )

/**
 * What stands before the first section of an element, and its sections; what stands between them is a
 * section of its own.
 */
function divide(element: XmlElement): { head: XmlElement; sections: XmlElement[] } {
  const id = element.attribute('id')
  const head = new XmlElement(element.name, new Map(id === undefined ? [] : [['id', id]]))
  const sections: XmlElement[] = []
  let isOpen = true
  for (const child of element.children) {
    if (typeof child === 'string' && child.trim() === '') continue
    if (typeof child !== 'string' && child.name === 'section') {
      sections.push(child)
      isOpen = false
    } else if (sections.length === 0) head.children.push(child)
    else {
      if (!isOpen) sections.push(new XmlElement('section'))
      isOpen = true
      sections.at(-1)!.children.push(child)
    }
  }
  return { head, sections }
}
