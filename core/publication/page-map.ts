import { z } from 'zod'

/** One laid-out chunk: what the next one needs to be joined to it, and where its pages start. */
export const ChunkLayout = z.object({
  /** Columns (pages) it touches, at least 1. Its first one is the last one of the chunk before. */
  columns: z.int().positive(),
  /** How far its last column is used across the lines, in px: its height, where lines are horizontal. */
  tail: z.number().nonnegative(),
  /** Margin after its last block in px. */
  marginAfter: z.number(),
  /**
   * Locator offset, counted from the chunk's start, of the first text in each column. A column
   * without text (a picture) has that of the text that follows it. Never decreasing.
   */
  starts: z.array(z.int().nonnegative()).min(1),
})
export type ChunkLayout = z.infer<typeof ChunkLayout>

/**
 * How many pages each section has in one layout. Sections start a page, so a section that is not
 * yet measured (`null`) leaves the others true.
 */
export const PageMap = z.object({
  sections: z.array(z.array(ChunkLayout).min(1).nullable()),
})
export type PageMap = z.infer<typeof PageMap>

/**
 * The chunks of one section in one layout, from chunk `base` on. Pages count from 0 at the first
 * column of `base`, so they are pages of the section only where `base` is 0; a flow that starts in
 * the middle is a provisional one, for a place in a long section whose start was not measured yet.
 *
 * Chunk k+1 starts in the column in which chunk k ends: `start(k+1) = start(k) + columns(k) - 1`.
 */
export class SectionFlow {
  readonly base: number
  readonly #layouts: ChunkLayout[]
  readonly #starts: number[] = []

  constructor(base: number, layouts: readonly ChunkLayout[] = []) {
    this.base = base
    this.#layouts = []
    for (const layout of layouts) this.append(layout)
  }

  get isFromStart(): boolean {
    return this.base === 0
  }

  /** Index of the first chunk that is not laid out. */
  get end(): number {
    return this.base + this.#layouts.length
  }

  get layouts(): readonly ChunkLayout[] {
    return this.#layouts
  }

  /** Pages of what is laid out; 0 when nothing is. */
  get pages(): number {
    const last = this.#layouts.length - 1
    return last < 0 ? 0 : this.#starts[last]! + this.#layouts[last]!.columns
  }

  append(layout: ChunkLayout): void {
    this.#starts.push(this.pages === 0 ? 0 : this.pages - 1)
    this.#layouts.push(layout)
  }

  has(chunk: number): boolean {
    return chunk >= this.base && chunk < this.end
  }

  layoutOf(chunk: number): ChunkLayout {
    const layout = this.#layouts[chunk - this.base]
    if (!layout) throw new RangeError(`chunk ${chunk} is not laid out`)
    return layout
  }

  /** Page on which a chunk's first column lies. */
  startOf(chunk: number): number {
    const start = this.#starts[chunk - this.base]
    if (start === undefined) throw new RangeError(`chunk ${chunk} is not laid out`)
    return start
  }

  /** First and last chunk that have a column on the page. */
  chunksOn(page: number): { readonly first: number; readonly last: number } {
    // A section of 15 MB has two thousand chunks.
    let first = this.base
    for (let end = this.end - 1; first < end;) {
      const middle = (first + end) >> 1
      if (page < this.startOf(middle) + this.layoutOf(middle).columns) end = middle
      else first = middle + 1
    }
    let last = first
    while (last + 1 < this.end && this.startOf(last + 1) <= page) last++
    return { first, last }
  }

  /** Page of an offset counted from the chunk's start. */
  pageOf(chunk: number, offset: number): number {
    const { starts } = this.layoutOf(chunk)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return this.startOf(chunk) + low
  }

  /** First text on a page: the chunk it is in and the offset from that chunk's start. */
  placeOf(page: number): { readonly chunk: number; readonly offset: number } {
    const { first: chunk } = this.chunksOn(page)
    const { starts } = this.layoutOf(chunk)
    const column = Math.min(Math.max(page - this.startOf(chunk), 0), starts.length - 1)
    return { chunk, offset: starts[column]! }
  }
}
