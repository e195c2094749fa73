import type { XmlElement } from '#core/content/xml-tree'

/** A resource of the reading order: some of the book's elements. */
export interface Part {
  readonly href: string
  /** The page with the book's title, text, or notes to it. */
  readonly kind: 'title' | 'text' | 'notes'
  readonly title: string | undefined
  readonly blocks: readonly Block[]
  /** Characters of its text. */
  readonly length: number
}

/** A section, or what stands at the head of one. */
export interface Block {
  readonly element: XmlElement
  /** 1 for the heading of a part of the book, 2 for that of a chapter. */
  readonly level: 1 | 2
}
