import type { FlatAttributes, MarkupHandler } from './markup-reader'
import { readPreparedHtml } from './prepared-html'
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
    readPreparedHtml(html, collector)
    this.#text = collector.joined
    this.#breaks = collector.breaks
  }

  get length(): number {
    return this.#text.length
  }

  /** One character for each that a locator offset counts; what no page shows is a control character. */
  get searchable(): string {
    return this.#text
  }

  /** Whether a block or a line begins inside a range. */
  hasBreakInside(from: number, to: number): boolean {
    const next = this.#breaks[this.#breakAfter(from)]
    return next !== undefined && next < to
  }

  /** What stands before an offset in the same block or line, white space collapsed. */
  before(offset: number, characters: number): string {
    let at = this.#breakAfter(offset) - 1
    if (this.#breaks[at] === offset) at = this.#breaks.indexOf(offset) - 1
    const start = this.#breaks[at] ?? 0
    return shown(this.#text.slice(Math.max(start, offset - characters), offset))
  }

  /** What stands behind an offset in the same block or line, white space collapsed. */
  after(offset: number, characters: number): string {
    const end = this.#breaks[this.#breakAfter(offset - 1)] ?? this.#text.length
    return shown(this.#text.slice(offset, Math.min(Math.max(end, offset), offset + characters)))
  }

  /** Index of the first break behind an offset. */
  #breakAfter(offset: number): number {
    let low = 0
    let high = this.#breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#breaks[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return low
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
      .map((line) => shown(line).trim())
      .filter((line) => line !== '')
      .join('\n')
  }
}

const shown = (text: string): string => text.replaceAll(hidden, '').replace(/\s+/g, ' ')

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
