import { sourceText } from './typesetting/punctuation'

const softHyphen = '\u00AD'
const showText = 4

/** Characters of a text that count in a locator offset: all but soft hyphens, which come and go. */
export function sourceLength(text: string): number {
  let length = text.length
  for (let at = text.indexOf(softHyphen); at >= 0; at = text.indexOf(softHyphen, at + 1)) length--
  return length
}

/** Index in `text` at which `count` counting characters have passed, before a following soft hyphen. */
export function indexAfter(text: string, count: number): number {
  let index = 0
  for (let passed = 0; index < text.length && passed < count; index++) {
    if (text[index] !== softHyphen) passed++
  }
  while (text[index] === softHyphen) index++
  return index
}

/**
 * The text nodes under an element in document order with the locator offset at which each starts.
 * Made once for a mounted chunk; the text of the page is never changed afterwards.
 */
export class TextIndex {
  readonly nodes: readonly Text[]
  /** Offset of each node's first character, counted from the element's start. */
  readonly starts: readonly number[]
  readonly length: number

  constructor(root: Element) {
    const nodes: Text[] = []
    const starts: number[] = []
    const walker = root.ownerDocument.createTreeWalker(root, showText)
    let length = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node as Text)
      starts.push(length)
      length += sourceLength((node as Text).data)
    }
    this.nodes = nodes
    this.starts = starts
    this.length = length
  }

  /** The DOM position of an offset; `null` in an element without text. */
  positionOf(offset: number): { readonly node: Text; readonly index: number } | null {
    const at = this.#nodeAt(offset)
    const node = this.nodes[at]
    return node ? { node, index: indexAfter(node.data, offset - this.starts[at]!) } : null
  }

  /** The offset of a DOM position: a text node and an index in it, or an element and a child index. */
  offsetOf(container: Node, index: number): number {
    const at = this.nodes.indexOf(container as Text)
    if (at >= 0) return this.starts[at]! + sourceLength((container as Text).data.slice(0, index))
    const next = container.childNodes[index] ?? container
    const after = container.childNodes[index] === undefined
    for (const [i, node] of this.nodes.entries()) {
      const order = next.compareDocumentPosition(node)
      const follows = (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
      const inside = (order & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0
      if (node === next || (follows && !(after && inside))) return this.starts[i]!
    }
    return this.length
  }

  /** Source text from an offset, soft hyphens left out. */
  slice(from: number, length: number): string {
    let text = ''
    for (let at = this.#nodeAt(from); at < this.nodes.length && text.length < length; at++) {
      const source = sourceText(this.nodes[at]!)
      text += source.slice(Math.max(0, from - this.starts[at]!))
    }
    return text.slice(0, length)
  }

  #nodeAt(offset: number): number {
    let low = 0
    let high = this.nodes.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
