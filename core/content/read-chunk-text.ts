import { ChunkText, hidden } from './chunk-text'
import type { FlatAttributes, MarkupHandler } from './markup-reader'
import { readPreparedHtml } from './prepared-html'
import { blockElements, isHiddenElement } from './text-of-section'

/** Reads the text of a prepared chunk. */
export function readChunkText(html: string): ChunkText {
  const collector = new Collector()
  readPreparedHtml(html, collector)
  return new ChunkText(collector)
}

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

  get searchable(): string {
    return this.#parts.join('')
  }

  get withoutReadings(): string | undefined {
    return this.#hasReadings ? this.#bareParts.join('') : undefined
  }

  open(name: string, attributes: FlatAttributes): void {
    if (blockElements.has(name) || name === 'br') this.#break()
    const parent = this.#open.at(-1)
    const isHidden = parent?.isHidden === true || isHiddenElement(name, attributes)
    const isReading = parent?.isReading === true || name === 'rt'
    this.#open.push({ name, isHidden, isReading })
  }

  close(name: string): void {
    while (this.#open.length > 0 && this.#open.pop()!.name !== name);
    if (blockElements.has(name)) this.#break()
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

  #break(): void {
    if (this.breaks.at(-1) !== this.#length) this.breaks.push(this.#length)
  }
}
