import { escapeText } from './attributes'
import type { Block, WrittenSection } from './block-tree'
import { cuttable, endsParagraph } from './vocabulary'

/** The HTML of a section as it grows, its length in locator offsets, its ids and its blocks. */
export class HtmlOutput {
  readonly #parts: string[] = []
  #length = 0
  #characters = 0
  readonly #blocks: Block[] = []
  readonly #ids: { id: string; at: number }[] = []

  /** @param row the blocks among which the element stands, where a cut is allowed there */
  startTag(tag: string, html: string, id: string | undefined, row: Block[] | null): Block | null {
    const block = row && (endsParagraph.has(tag) || tag === 'hr') ? this.#note(tag, html) : null
    if (block) row!.push(block)
    if (id !== undefined) this.#ids.push({ id, at: this.#length })
    this.#write(html)
    if (block) block.end = this.#length
    return block
  }

  endTag(tag: string, block: Block | null): void {
    this.#write(`</${tag}>`)
    if (block) block.end = this.#length
  }

  text(text: string): void {
    this.#characters += text.length
    // Soft hyphens come and go with hyphenation, so they do not count.
    if (text.includes('\u00ad')) this.#characters -= text.split('\u00ad').length - 1
    this.#write(escapeText(text))
  }

  /** Blocks at the top. */
  get blocks(): Block[] {
    return this.#blocks
  }

  finish(): WrittenSection {
    return {
      html: this.#parts.join(''),
      characters: this.#characters,
      blocks: this.#blocks,
      ids: this.#ids,
    }
  }

  #note(tag: string, startTag: string): Block {
    return {
      tag,
      startTag,
      start: this.#length,
      textStart: this.#characters,
      end: 0,
      children: cuttable.has(tag) ? [] : null,
      hasImage: false,
    }
  }

  #write(html: string): void {
    this.#parts.push(html)
    this.#length += html.length
  }
}
