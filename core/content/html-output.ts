import { escapeText } from './attributes'
import type { Block, WrittenId, WrittenSection } from './block-tree'
import { cuttable, endsParagraph } from './vocabulary'

/** The HTML of a section as it grows, its length in locator offsets, its ids and its blocks. */
export class HtmlOutput {
  readonly #parts: string[] = []
  #length = 0
  #characters = 0
  readonly #blocks: Block[] = []
  readonly #ids: WrittenId[] = []
  /** Ids behind which no word has come yet. */
  #awaiting: Omit<WrittenId, 'textAt'>[] = []
  #leading: number | undefined

  /** @param row the blocks among which the element stands, where a cut is allowed there */
  startTag(tag: string, html: string, id: string | undefined, row: Block[] | null): Block | null {
    const block = row && (endsParagraph.has(tag) || tag === 'hr') ? this.#note(tag, html) : null
    if (block) row!.push(block)
    if (id !== undefined) this.#awaiting.push({ id, at: this.#length })
    this.#write(html)
    if (block) block.end = this.#length
    return block
  }

  endTag(tag: string, block: Block | null): void {
    this.#write(`</${tag}>`)
    if (block) block.end = this.#length
  }

  /** @param isFirstInPre browsers drop one line break there, so a second one stands before it */
  text(text: string, isFirstInPre = false): void {
    if (isFirstInPre && text.startsWith('\n')) this.#write('\n')
    const word = text.search(/[^\s\u00ad]/)
    if (word >= 0) this.#placeIds(this.#characters + countingLength(text.slice(0, word)))
    this.#characters += countingLength(text)
    this.#write(escapeText(text))
  }

  /** Blocks at the top. */
  get blocks(): Block[] {
    return this.#blocks
  }

  finish(): WrittenSection {
    this.#placeIds(this.#characters)
    return {
      html: this.#parts.join(''),
      characters: this.#characters,
      blocks: this.#blocks,
      leading: this.#leading ?? this.#characters,
      ids: this.#ids,
    }
  }

  #placeIds(textAt: number): void {
    this.#leading ??= textAt
    for (const awaiting of this.#awaiting) this.#ids.push({ ...awaiting, textAt })
    this.#awaiting = []
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

/** Soft hyphens come and go with hyphenation, so they do not count. */
const countingLength = (text: string): number =>
  text.includes('\u00ad') ? text.replaceAll('\u00ad', '').length : text.length
