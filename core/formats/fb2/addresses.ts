import type { XmlElement } from '#core/content/xml-tree'

import { hasTitle } from './element-facts'
import type { Part } from './part'

/** Where everything in the book is. */
export interface Addresses {
  /** Of a section that has a title, or of a part's block: the resource, or a place in it. */
  ofElement(element: XmlElement): string
  /** Of what a link (`#n1`) leads to; `undefined` for what is not there. */
  ofLink(link: XmlElement): string | undefined
  /** Id of an element in the markup. */
  idOf(element: XmlElement): string | undefined
  isNoteLink(link: XmlElement): boolean
  /** Where a note is first referred to. */
  backFrom(note: XmlElement): string | undefined
}

export function createAddresses(parts: readonly Part[]): Addresses {
  /** Ids that elements get; of two elements with one id the first has it. */
  const ids = new Map<XmlElement, string>()
  const byId = new Map<string, Part>()
  /** Of sections, blocks and links. */
  const partOf = new Map<XmlElement, Part>()
  /** The first link in the text to each id. */
  const firstLinks = new Map<string, XmlElement>()

  const name = (element: XmlElement, part: Part, id: string) => {
    if (byId.has(id) || ids.has(element)) return
    byId.set(id, part)
    ids.set(element, id)
  }
  const visit = (element: XmlElement, part: Part): void => {
    const id = element.attribute('id')
    if (id !== undefined) name(element, part, id)
    if (element.name === 'section') partOf.set(element, part)
    else if (element.name === 'a') {
      partOf.set(element, part)
      const target = targetOf(element)
      if (target !== undefined && part.kind !== 'notes' && !firstLinks.has(target)) {
        firstLinks.set(target, element)
      }
    }
    for (const child of element.elements) visit(child, part)
  }
  for (const part of parts) {
    for (const { element } of part.blocks) {
      partOf.set(element, part)
      visit(element, part)
    }
  }
  const isNoteLink = (link: XmlElement) =>
    link.attribute('type') === 'note' || byId.get(targetOf(link) ?? '')?.kind === 'notes'
  // What the file has no id for.
  let number = 0
  for (const [element, part] of partOf) {
    const isTarget = part.blocks.some((block) => block.element === element) || hasTitle(element)
    if (isTarget) name(element, part, `o-section-${++number}`)
  }
  for (const [target, link] of firstLinks) {
    if (isNoteLink(link)) name(link, partOf.get(link)!, `o-to-${target}`)
  }
  const placeOf = (element: XmlElement) => `${partOf.get(element)!.href}#${ids.get(element)!}`

  return {
    ofElement: (element) => {
      const part = partOf.get(element)!
      return part.blocks[0]!.element === element ? part.href : placeOf(element)
    },
    ofLink(link) {
      const target = targetOf(link)
      const part = target === undefined ? undefined : byId.get(target)
      return part && `${part.href}#${target}`
    },
    idOf: (element) => ids.get(element),
    isNoteLink,
    backFrom(note) {
      const link = firstLinks.get(ids.get(note) ?? '')
      return link && isNoteLink(link) && ids.has(link) ? placeOf(link) : undefined
    },
  }
}

/** Id that a link leads to. */
function targetOf(link: XmlElement): string | undefined {
  const address = link.attribute('href')
  return address?.startsWith('#') ? address.slice(1) : undefined
}
