import { offsetOfId } from '#core/content/prepared-section'
import type { Locator } from '#core/publication/locator'
import { SectionFlow } from '#core/publication/page-map'

import type { MeasuredPages } from './measuring/measured-pages'
import { chunkAt, type Place, type ReadingLayout } from './reading-layout'
import type { SectionSource } from './section-source'
import { splitHref } from './toc-places'

/** A place in the text itself, which no layout moves. */
export interface Anchor {
  readonly section: number
  /** Locator offset in the section. */
  readonly offset: number
}

export interface PageWalkContext {
  readonly layout: ReadingLayout
  readonly source: SectionSource
  /** Which sections one comes to by turning pages; the others only by a link. */
  readonly isLinear: readonly boolean[]
  /** What is measured in the present layout. */
  readonly measured: () => MeasuredPages
}

/**
 * Where the reader stands, and every way to go on from there. All ways end in {@link #present}; each
 * answers `false` when there is nowhere to go. To be asked one thing at a time.
 */
export class PageWalk {
  readonly #context: PageWalkContext
  #place: Place = { section: 0, page: 0 }
  /** Moves only when the person moves: ten changes of the font come back to the same word. */
  #anchor: Anchor = { section: 0, offset: 0 }

  constructor(context: PageWalkContext) {
    this.#context = context
  }

  get place(): Place {
    return this.#place
  }

  get anchor(): Anchor {
    return this.#anchor
  }

  get start(): Anchor {
    return { section: Math.max(0, this.#context.isLinear.indexOf(true)), offset: 0 }
  }

  /** Flow of the section in view; pages of {@link place} count in it. */
  get flow(): SectionFlow {
    const flow = this.#layout.flowOf(this.#place.section)
    if (!flow) throw new RangeError('nothing is laid out')
    return flow
  }

  async forward(): Promise<boolean> {
    const { section, page } = this.#place
    const { flow } = this
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
    if (!this.flow.isFromStart) await this.#takeMeasuredFlow()
    const { section, page } = this.#place
    if (page > 0) return this.#present({ section, page: Math.max(0, page - this.#step) })
    const before = section > 0 ? this.#context.isLinear.lastIndexOf(true, section - 1) : -1
    return before >= 0 && this.#toLastPageOf(before)
  }

  toEnd(): Promise<boolean> {
    return this.#toLastPageOf(Math.max(0, this.#context.isLinear.lastIndexOf(true)))
  }

  /** @param place a page counted from its section's start, in a section that is measured */
  async toMeasuredPage({ section, page }: Place): Promise<boolean> {
    const { first } = new SectionFlow(0, this.#measured.known(section)).chunksOn(page)
    if (!this.#layout.flowOf(section)?.isFromStart) this.#layout.dropFlow(section)
    await this.#layout.flowAt(section, first)
    return this.#present({ section, page: this.#spreadOf(section, page) })
  }

  /** Shows the page that holds a place. The anchor is the place itself, not the page's first word. */
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

  /** Brings an element of the section in view onto the screen; `false` when it is there already. */
  async toElement(element: Element): Promise<boolean> {
    const { section, page } = this.#place
    const { flow } = this
    for (let chunk = flow.base; chunk < flow.end; chunk++) {
      const mounted = this.#layout.mountedChunk(section, chunk)
      if (!mounted?.box.body.contains(element)) continue
      const column = mounted.box.columnOfElement(element, this.#layout.geometry)
      const target = this.#spreadOf(section, flow.startOf(chunk) + column)
      return target !== page && this.#present({ section, page: target })
    }
    return false
  }

  /** The place that an address or a locator means; `null` when the publication has no such resource. */
  async resolve(target: Locator | { readonly href: string }): Promise<Anchor | null> {
    const { resource, fragment: hash } = splitHref(target.href)
    const section = this.#context.source.indexOf(resource)
    if (section < 0) return null
    const prepared = await this.#context.source.section(section)
    const { characters } = prepared
    const locations: Locator['locations'] = 'locations' in target ? target.locations : {}
    const { offset, fragment = hash, progression = 0 } = locations
    if (offset !== undefined) return { section, offset: Math.min(offset, characters) }
    if (fragment !== undefined) return { section, offset: offsetOfId(prepared, fragment) }
    return { section, offset: Math.floor(progression * characters) }
  }

  /** Whether a place in the section in view is on the screen. */
  isInView({ section, offset }: Anchor): boolean {
    const prepared = this.#context.source.peek(section)
    if (section !== this.#place.section || !prepared) return false
    const chunk = chunkAt(prepared, offset)
    if (!this.flow.has(chunk)) return false
    const page = this.flow.pageOf(chunk, offset - prepared.chunks[chunk]!.start)
    return page >= this.#place.page && page < this.#place.page + this.#step
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
    const here = this.flow.placeOf(page)
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
