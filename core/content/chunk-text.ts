import type { FlatAttributes, MarkupHandler } from './markup-reader'
import { readPreparedHtml } from './prepared-html'
import { blockElements, isHiddenElement } from './text-of-section'

/** Stands for a counting character that no page shows. */
const hidden = '\0'

/** The text of one chunk by locator offset, without a page to lay it out on. */
export class ChunkText {
  /** One character for each that a locator offset counts. */
  readonly #text: string
  /** The same without the readings of ruby. */
  readonly #bare: string
  /** Offsets before which a block or a line begins; never decreasing. */
  readonly #breaks: readonly number[]

  /** @param html of a prepared chunk */
  constructor(html: string) {
    const collector = new Collector()
    readPreparedHtml(html, collector)
    this.#text = collector.joined
    this.#bare = collector.bare ?? this.#text
    this.#breaks = collector.breaks
  }

  get length(): number {
    return this.#text.length
  }

  /** One character for each that a locator offset counts; what no page shows is a control character. */
  get searchable(): string {
    return this.#text
  }

  /** The same with a control character for each of a reading beside the signs (`<rt>`), too. */
  get withoutReadings(): string {
    return this.#bare
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
    return this.#lines(this.#text, from, to)
  }

  /** The same without readings, which stand beside the line. */
  words(from: number, to: number): string {
    return this.#lines(this.#bare, from, to)
  }

  #lines(text: string, from: number, to: number): string {
    const lines: string[] = []
    let done = from
    for (const at of this.#breaks) {
      if (at <= done) continue
      if (at >= to) break
      lines.push(text.slice(done, at))
      done = at
    }
    lines.push(text.slice(done, to))
    return lines
      .map((line) => shown(line).trim())
      .filter((line) => line !== '')
      .join('\n')
  }
}

const shown = (text: string): string => text.replaceAll(hidden, '').replace(/\s+/g, ' ')

interface OpenElement {
  readonly name: string
  readonly isHidden: boolean
  readonly isReading: boolean
}

class Collector implements MarkupHandler {
  readonly breaks: number[] = []
  readonly #open: OpenElement[] = []
  readonly #parts: string[] = []
  readonly #bareParts: string[] = []
  #hasReadings = false
  #length = 0

  get joined(): string {
    return this.#parts.join('')
  }

  /** Without readings; `undefined` where there are none. */
  get bare(): string | undefined {
    return this.#hasReadings ? this.#bareParts.join('') : undefined
  }

  open(name: string, attributes: FlatAttributes): void {
    if (blockElements.has(name) || name === 'br') this.breaks.push(this.#length)
    const parent = this.#open.at(-1)
    const isHidden = parent?.isHidden === true || isHiddenElement(name, attributes)
    const isReading = parent?.isReading === true || name === 'rt'
    this.#open.push({ name, isHidden, isReading })
  }

  close(name: string): void {
    while (this.#open.length > 0 && this.#open.pop()!.name !== name);
    if (blockElements.has(name)) this.breaks.push(this.#length)
  }

  text(data: string): void {
    const text = data.replaceAll('\u00ad', '')
    const { isHidden, isReading } = this.#open.at(-1) ?? {}
    const nothing = hidden.repeat(text.length)
    this.#parts.push(isHidden ? nothing : text)
    this.#bareParts.push(isHidden || isReading ? nothing : text)
    this.#hasReadings ||= isReading === true
    this.#length += text.length
  }
}
