import type { Vocabulary } from './attributes'
import type { Block } from './block-tree'
import { mathTextElements, tableParts } from './vocabulary'

/** What may stand in an element. */
export type Content = Vocabulary | 'math-text'

/** An element of the source that is open. */
export interface OpenElement {
  readonly name: string
  /** Tag it was written as; empty for one that was unwrapped, dropped or is void. */
  readonly tag: string
  /** Nearest open element that was written. */
  readonly parent: OpenElement | null
  readonly content: Content
  /** Nearest `<p>` that a block would end. */
  readonly paragraph: OpenElement | null
  /** Nearest table. */
  readonly table: OpenElement | null
  readonly inLink: boolean
  readonly block: Block | null
  isOpen: boolean
  /** Nothing was written in it so far. */
  isEmpty: boolean
}

/** The stack of open elements: what the end of each of them ends with it. */
export class OpenElements {
  /** Nearest open element that was written; a nameless body at the bottom. */
  top: OpenElement
  /** Number of open elements that were written. */
  depth = 0
  readonly #stack: OpenElement[] = []
  /** How often each name is in the stack: most end tags without a start need no search. */
  readonly #counts = new Map<string, number>()
  readonly #onEnd: (element: OpenElement) => void

  /** @param onEnd hears of every element that ends, inner ones first */
  constructor(onEnd: (element: OpenElement) => void) {
    this.#onEnd = onEnd
    this.top = {
      name: '',
      tag: 'body',
      parent: null,
      content: 'html',
      paragraph: null,
      table: null,
      inLink: false,
      block: null,
      isOpen: true,
      isEmpty: false,
    }
  }

  push(name: string, tag: string, block: Block | null, vocabulary: Vocabulary): OpenElement {
    const { top } = this
    const isBarrier = barriers.has(tag)
    const element = {
      name,
      tag,
      parent: top,
      content: tag === '' ? top.content : contentOf(tag, vocabulary),
      paragraph: isBarrier ? null : top.paragraph,
      table: tag === 'foreignObject' ? null : top.table,
      inLink: top.inLink || tag === 'a',
      block,
      isOpen: true,
      isEmpty: true,
    } as { -readonly [Key in keyof OpenElement]: OpenElement[Key] }
    if (tag === 'p') element.paragraph = element
    if (tag === 'table') element.table = element
    this.#stack.push(element)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    if (tag !== '') {
      this.top = element
      this.depth++
    }
    return element
  }

  /** Ends an element and everything in it. */
  popTo(element: OpenElement): void {
    while (element.isOpen && this.#stack.length > 0) this.#pop()
  }

  popAll(): void {
    while (this.#stack.length > 0) this.#pop()
  }

  /** Ends the innermost element of that name, as an end tag of HTML does. */
  popByName(name: string): void {
    if (!this.#counts.get(name)) return
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const element = this.#stack[index]!
      if (element.name === name) return this.popTo(element)
      // An end tag inside a cell does not end what is around the table.
      const isCell = element.tag === 'td' || element.tag === 'th'
      if (isCell && !tableParts.has(name) && name !== 'table') return
    }
  }

  #pop(): void {
    const element = this.#stack.pop()!
    element.isOpen = false
    this.#counts.set(element.name, this.#counts.get(element.name)! - 1)
    if (element.tag !== '') {
      this.top = element.parent!
      this.depth--
    }
    this.#onEnd(element)
  }
}

/** A block inside them does not end a paragraph outside. */
const barriers = new Set(['td', 'th', 'caption', 'table', 'foreignObject'])

function contentOf(tag: string, vocabulary: Vocabulary): Content {
  if (vocabulary === 'svg') return /^(?:foreignObject|desc|title)$/.test(tag) ? 'html' : 'svg'
  if (vocabulary === 'math') return mathTextElements.has(tag) ? 'math-text' : 'math'
  return 'html'
}
