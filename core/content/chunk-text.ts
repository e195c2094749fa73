import { readMarkup, type FlatAttributes, type MarkupHandler } from './markup-reader'
import { blockElements, isHiddenElement } from './text-of-section'

/** Stands for a counting character that no page shows. */
const hidden = '\0'

/** The text of one chunk by locator offset, without a page to lay it out on. */
export class ChunkText {
  /** One character for each that a locator offset counts. */
  readonly #text: string
  /** Offsets before which a block or a line begins; never decreasing. */
  readonly #breaks: readonly number[]

  /** @param html of a prepared chunk */
  constructor(html: string) {
    const collector = new Collector()
    readMarkup(html, 'html', collector)
    this.#text = collector.joined
    this.#breaks = collector.breaks
  }

  get length(): number {
    return this.#text.length
  }

  /**
   * What one reads in a range of offsets, counted from the chunk's start: each block and each line is a
   * line, runs of white space are a space.
   */
  slice(from: number, to: number): string {
    const lines: string[] = []
    let done = from
    for (const at of this.#breaks) {
      if (at <= done) continue
      if (at >= to) break
      lines.push(this.#text.slice(done, at))
      done = at
    }
    lines.push(this.#text.slice(done, to))
    return lines
      .map((line) => line.replaceAll(hidden, '').replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
      .join('\n')
  }
}

class Collector implements MarkupHandler {
  readonly breaks: number[] = []
  readonly #open: { readonly name: string; readonly isHidden: boolean }[] = []
  readonly #parts: string[] = []
  #length = 0

  get joined(): string {
    return this.#parts.join('')
  }

  open(name: string, attributes: FlatAttributes): void {
    if (blockElements.has(name) || name === 'br') this.breaks.push(this.#length)
    const isHidden = this.#open.at(-1)?.isHidden === true || isHiddenElement(name, attributes)
    this.#open.push({ name, isHidden })
  }

  close(name: string): void {
    while (this.#open.length > 0 && this.#open.pop()!.name !== name);
    if (blockElements.has(name)) this.breaks.push(this.#length)
  }

  text(data: string): void {
    const text = data.replaceAll('\u00ad', '')
    this.#parts.push(this.#open.at(-1)?.isHidden ? hidden.repeat(text.length) : text)
    this.#length += text.length
  }
}
