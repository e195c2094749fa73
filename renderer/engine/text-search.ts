import { scratchRange } from './scratch-range'
import type { TextIndex } from './text-index'

/** A character without a box of its own: white space at a line's end, a soft hyphen that is not used. */
const mayLackBox = /[\s\u00AD]/

/**
 * Finds text by where it lies on the screen, in two binary searches: over text nodes, then in one of them.
 * It holds for what runs on in one direction, as columns and lines do.
 */
export class TextSearch {
  readonly #text: TextIndex
  /** Indices of the nodes that are not only white space. */
  readonly #visible: readonly number[]

  constructor(text: TextIndex) {
    this.#text = text
    this.#visible = [...text.nodes.keys()].filter((i) => /\S/.test(text.nodes[i]!.data))
  }

  /**
   * Locator offset of the first character whose box has reached a place; the text's length when none has.
   *
   * @param isReached what it says of a character it says of all that follow
   */
  first(isReached: (rect: DOMRect) => boolean): number {
    const { nodes, starts, length } = this.#text
    let low = 0
    let high = this.#visible.length
    let found = high
    while (low < high) {
      const middle = (low + high) >> 1
      let probe = middle
      let box: DOMRect | null = null
      // A node without a box (hidden) says nothing: ask the next one that has.
      while (probe < high && (box = lastBox(nodes[this.#visible[probe]!]!)) === null) probe++
      if (box && !isReached(box)) low = probe + 1
      else {
        if (box) found = probe
        high = middle
      }
    }
    const at = this.#visible[found]
    return at === undefined ? length : starts[at]! + firstIn(nodes[at]!, isReached)
  }

  /** Box of the first character at or after an offset that has one; `null` where none follows. */
  boxAt(offset: number): DOMRect | null {
    const { nodes } = this.#text
    const position = this.#text.positionOf(offset)
    if (!position) return null
    let { index } = position
    for (let at = nodes.indexOf(position.node); at < nodes.length; at++, index = 0) {
      const node = nodes[at]!
      for (; index < node.data.length; index++) {
        const box = mayLackBox.test(node.data[index]!) ? null : boxOf(node, index)
        if (box) return box
      }
    }
    return null
  }
}

function boxOf(node: Text, index: number): DOMRect | null {
  const range = scratchRange(node.ownerDocument)
  range.setStart(node, index)
  range.setEnd(node, index + 1)
  return range.getClientRects()[0] ?? null
}

function lastBox(node: Text): DOMRect | null {
  for (let index = node.data.length - 1; index >= 0; index--) {
    if (!mayLackBox.test(node.data[index]!)) return boxOf(node, index)
  }
  return null
}

/** Counting characters of a node before the first one that has reached the place. */
function firstIn(node: Text, isReached: (rect: DOMRect) => boolean): number {
  const { data } = node
  let low = 0
  let high = data.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    let probe = middle
    let box: DOMRect | null = null
    // What has no box says nothing: ask the next character that has.
    while (
      probe <= high &&
      (box = mayLackBox.test(data[probe]!) ? null : boxOf(node, probe)) === null
    )
      probe++
    if (!box || isReached(box)) high = middle
    else low = probe + 1
  }
  let count = 0
  for (let index = 0; index < low; index++) if (data[index] !== '\u00AD') count++
  return count
}
