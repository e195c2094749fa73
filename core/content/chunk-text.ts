import { fold, type FoldedText, type Folding } from '#core/search/fold'

/** Stands for a counting character that no page shows. */
export const hidden = '\0'

/** What a chunk's text is made of. */
export interface TextParts {
  /** One character for each that a locator offset counts; what no page shows is a control character. */
  readonly searchable: string
  /** Offsets before which a block or a line begins, each larger than the one before it. */
  readonly breaks: readonly number[]
  /** The text with a control character for each of a reading beside the signs (`<rt>`), if there are any. */
  readonly withoutReadings?: string | undefined
}

/** A text that is read on over what is left out, and where its characters stand in the whole one. */
interface ShorterText {
  readonly text: ChunkText
  readonly places: readonly number[]
}

/** The text of one chunk by locator offset, without a page to lay it out on. */
export class ChunkText implements TextParts {
  readonly searchable: string
  readonly breaks: readonly number[]
  readonly withoutReadings: string
  #folded: { readonly folding: Folding; readonly text: FoldedText } | undefined
  #overHidden: ShorterText | undefined

  constructor({ searchable, breaks, withoutReadings = searchable }: TextParts) {
    this.searchable = searchable
    this.breaks = breaks
    this.withoutReadings = withoutReadings
  }

  get length(): number {
    return this.searchable.length
  }

  /** The same folded. The last way of folding is kept: a search is most often followed by one of its kind. */
  folded(folding: Folding): FoldedText {
    const { keepsCase, keepsAccents } = folding
    const known = this.#folded
    if (known?.folding.keepsCase === keepsCase && known.folding.keepsAccents === keepsAccents) {
      return known.text
    }
    const text = fold(this.searchable, folding)
    this.#folded = { folding, text }
    return text
  }

  /** What one reads over hidden text and the readings beside signs; `undefined` where there are neither. */
  get overHidden(): ShorterText | undefined {
    if (!this.withoutReadings.includes(hidden)) return undefined
    return (this.#overHidden ??= withoutHidden(this.withoutReadings, this.breaks))
  }

  /** Whether a block or a line begins inside a range. */
  hasBreakInside(from: number, to: number): boolean {
    const next = this.breaks[this.#breakAfter(from)]
    return next !== undefined && next < to
  }

  /** What stands before an offset in the same block or line, white space collapsed. */
  before(offset: number, characters: number): string {
    let at = this.#breakAfter(offset) - 1
    if (this.breaks[at] === offset) at -= 1
    const start = this.breaks[at] ?? 0
    return shown(this.searchable.slice(Math.max(start, offset - characters), offset))
  }

  /** What stands behind an offset in the same block or line, white space collapsed. */
  after(offset: number, characters: number): string {
    const end = this.breaks[this.#breakAfter(offset - 1)] ?? this.length
    return shown(
      this.searchable.slice(offset, Math.min(Math.max(end, offset), offset + characters)),
    )
  }

  /** Index of the first break behind an offset. */
  #breakAfter(offset: number): number {
    let low = 0
    let high = this.breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.breaks[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return low
  }

  /**
   * What one reads in a range of offsets, counted from the chunk's start: each block and each line is a
   * line, runs of white space are a space.
   */
  slice(from: number, to: number): string {
    return this.#lines(this.searchable, from, to)
  }

  /** The same without readings, which stand beside the line. */
  words(from: number, to: number): string {
    return this.#lines(this.withoutReadings, from, to)
  }

  #lines(text: string, from: number, to: number): string {
    const lines: string[] = []
    let done = from
    for (const at of this.breaks) {
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

function withoutHidden(text: string, breaks: readonly number[]): ShorterText {
  const places = Array.from(text.matchAll(/[^\0]/g), ({ index }) => index)
  let at = 0
  const shifted = breaks.map((before) => {
    while (at < places.length && places[at]! < before) at += 1
    return at
  })
  return {
    text: new ChunkText({
      searchable: text.replaceAll(hidden, ''),
      breaks: [...new Set(shifted)],
    }),
    places,
  }
}
