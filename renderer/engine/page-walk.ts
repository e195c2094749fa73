import type { SectionFlow } from '#core/publication/page-map'

import type { BookFrame } from './book-frame'
import type { MountContext, MountedChunk } from './chunk-mount'
import type { PageGeometry } from './geometry'
import type { MeasuredPages } from './measuring/measured-pages'
import { chunkAt, type Place, type ReadingLayout } from './reading-layout'
import type { SectionSource } from './section-source'
import type { Anchor, TextWalk } from './text-walk'
import type { WritingMode } from './writing-direction'

export interface PageWalkContext {
  readonly layout: ReadingLayout
  readonly source: SectionSource
  /** Which sections one comes to by turning pages; the others only by a link. */
  readonly isLinear: readonly boolean[]
  /** What is measured in the present layout. */
  readonly measured: () => MeasuredPages
}

/** Where the reader stands in pages. All ways end in {@link #present}. */
export class PageWalk implements TextWalk {
  readonly #context: PageWalkContext
  #place: Place = { section: 0, page: 0 }
  #anchor: Anchor = { section: 0, offset: 0 }

  constructor(context: PageWalkContext) {
    this.#context = context
  }

  get anchor(): Anchor {
    return this.#anchor
  }

  get writingMode(): WritingMode {
    return this.#layout.writingModeOf(this.#place.section)
  }

  get frame(): BookFrame | undefined {
    const { section, page } = this.#place
    return this.#layout.mountedChunk(section, this.#flow.placeOf(page).chunk)?.frame
  }

  /** Flow of the section in view; pages of the place count in it. */
  get #flow(): SectionFlow {
    const flow = this.#layout.flowOf(this.#place.section)
    if (!flow) throw new RangeError('nothing is laid out')
    return flow
  }

  async forward(): Promise<boolean> {
    const { section, page } = this.#place
    const flow = this.#flow
    await this.#layout.reach(section, flow, page + 2 * this.#step - 1)
    if (page + this.#step < flow.pages) {
      const next = flow.placeOf(page + this.#step)
      const isMeasured = !flow.isFromStart && this.#measured.flowOf(section, next.chunk) !== null
      if (!isMeasured) return this.#present({ section, page: page + this.#step })
      // The provisional pages are left at a turn, never under the eyes of the reader.
      this.#layout.dropFlow(section)
      const exact = await this.#layout.flowAt(section, next.chunk)
      return this.#present({
        section,
        page: this.#spreadOf(section, exact.pageOf(next.chunk, next.offset)),
      })
    }
    const following = this.#context.isLinear.indexOf(true, section + 1)
    if (following < 0) return false
    await this.#layout.flowAt(following, 0)
    return this.#present({ section: following, page: 0 })
  }

  async backward(): Promise<boolean> {
    if (!this.#flow.isFromStart) await this.#takeMeasuredFlow()
    const { section, page } = this.#place
    if (page > 0) return this.#present({ section, page: Math.max(0, page - this.#step) })
    const before = section > 0 ? this.#context.isLinear.lastIndexOf(true, section - 1) : -1
    return before >= 0 && this.#toLastPageOf(before)
  }

  toEnd(): Promise<boolean> {
    return this.#toLastPageOf(Math.max(0, this.#context.isLinear.lastIndexOf(true)))
  }

  async toMeasuredPage({ section, page }: Place): Promise<boolean> {
    const { first } = this.#measured.flow(section).chunksOn(page)
    if (!this.#layout.flowOf(section)?.isFromStart) this.#layout.dropFlow(section)
    await this.#layout.flowAt(section, first)
    return this.#present({ section, page: this.#spreadOf(section, page) })
  }

  async toAnchor(anchor: Anchor): Promise<boolean> {
    const { section } = anchor
    const prepared = await this.#context.source.section(section)
    const chunk = chunkAt(prepared, anchor.offset)
    const present = this.#layout.flowOf(section)
    if (present && !present.isFromStart && this.#measured.flowOf(section, chunk)) {
      this.#layout.dropFlow(section)
    }
    const flow = await this.#layout.flowAt(section, chunk)
    const page = flow.pageOf(chunk, anchor.offset - prepared.chunks[chunk]!.start)
    return this.#present({ section, page: this.#spreadOf(section, page) }, anchor)
  }

  async toElement(element: Element): Promise<boolean> {
    const { section, page } = this.#place
    const flow = this.#flow
    for (let chunk = flow.base; chunk < flow.end; chunk++) {
      const mounted = this.#layout.mountedChunk(section, chunk)
      if (!mounted?.box.body.contains(element)) continue
      const column = mounted.box.columnOfElement(element, this.#layout.geometry)
      const target = this.#spreadOf(section, flow.startOf(chunk) + column)
      return target !== page && this.#present({ section, page: target })
    }
    return false
  }

  isInView({ section, offset }: Anchor): boolean {
    const prepared = this.#context.source.peek(section)
    if (section !== this.#place.section || !prepared) return false
    const chunk = chunkAt(prepared, offset)
    const flow = this.#layout.flowOf(section)
    if (!flow?.has(chunk)) return false
    const page = flow.pageOf(chunk, offset - prepared.chunks[chunk]!.start)
    return page >= this.#place.page && page < this.#place.page + this.#step
  }

  /** Counted from the section's start also where the flow starts in the middle. */
  pageInSection(pages: number): number {
    const { section, page } = this.#place
    const flow = this.#layout.flowOf(section)
    const prepared = this.#context.source.peek(section)
    if (!flow || !prepared || flow.isFromStart) return page
    const { chunk, offset } = flow.placeOf(page)
    const exact = this.#measured.flowOf(section, chunk)
    if (exact) return exact.pageOf(chunk, offset)
    const share = prepared.chunks[flow.base]!.start / Math.max(1, prepared.characters)
    return Math.round(share * pages) + page
  }

  laidOut(): { readonly pages: number; readonly share: number } | undefined {
    const { section } = this.#place
    const flow = this.#layout.flowOf(section)
    const prepared = this.#context.source.peek(section)
    if (!flow || !prepared?.characters) return undefined
    const chunks = prepared.chunks.slice(flow.base, flow.end)
    const characters = chunks.reduce((sum, chunk) => sum + chunk.characters, 0)
    return { pages: flow.pages, share: characters / prepared.characters }
  }

  get mounted(): readonly MountedChunk[] {
    return this.#layout.mounted
  }

  mountedChunk(section: number, chunk: number): MountedChunk | undefined {
    return this.#layout.mountedChunk(section, chunk)
  }

  prepareAround(): Promise<void> {
    return this.#layout.prepareAround(this.#place)
  }

  reset(context: MountContext, geometry: PageGeometry): void {
    this.#layout.reset(context, geometry)
  }

  destroy(): void {
    this.#layout.destroy()
  }

  get #layout(): ReadingLayout {
    return this.#context.layout
  }

  get #measured(): MeasuredPages {
    return this.#context.measured()
  }

  /** Pages in view of the section in view. */
  get #step(): number {
    return this.#layout.pagesInView(this.#place.section)
  }

  /** First page of the spread that holds a page: sections start a spread. */
  #spreadOf(section: number, page: number): number {
    return page - (page % this.#layout.pagesInView(section))
  }

  /**
   * Leaves a provisional flow for the measured one, so that there is something to turn back to. The
   * place becomes the first measured spread that shows nothing from before the page in view.
   */
  async #takeMeasuredFlow(): Promise<void> {
    const { section, page } = this.#place
    const here = this.#flow.placeOf(page)
    if (page === 0) await this.#measured.reached(section, here.chunk)
    if (!this.#measured.flowOf(section, here.chunk)) return
    this.#layout.dropFlow(section)
    const exact = await this.#layout.flowAt(section, here.chunk)
    const spread = this.#spreadOf(section, exact.pageOf(here.chunk, here.offset))
    const first = exact.placeOf(spread)
    const startsHere = first.chunk === here.chunk && first.offset === here.offset
    this.#place = { section, page: startsHere ? spread : spread + this.#step }
  }

  async #toLastPageOf(section: number): Promise<boolean> {
    const { chunks } = await this.#context.source.section(section)
    const flow = await this.#layout.flowAt(section, chunks.length - 1)
    return this.#present({ section, page: this.#spreadOf(section, flow.pages - 1) })
  }

  async #present(place: Place, anchor?: Anchor): Promise<true> {
    const { section, page } = place
    const flow = this.#layout.flowOf(section)
    if (!flow) throw new RangeError(`section ${section} has no flow`)
    await this.#layout.reach(section, flow, page + this.#layout.pagesInView(section) - 1)
    await this.#layout.show(place)
    const { chunks } = await this.#context.source.section(section)
    const { chunk, offset } = flow.placeOf(page)
    this.#place = place
    this.#anchor = anchor ?? { section, offset: chunks[chunk]!.start + offset }
    if (flow.isFromStart && flow.end === chunks.length) {
      this.#measured.adoptSection(section, flow.layouts)
    }
    return true
  }
}
