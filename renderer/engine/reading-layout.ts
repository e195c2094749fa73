import type { PreparedSection } from '#core/content/prepared-section'
import { SectionFlow, type ChunkLayout } from '#core/publication/page-map'

import type { BookFrame } from './book-frame'
import type { ChunkBox } from './chunk-box'
import { mountChunk, type MountContext, type MountedChunk } from './chunk-mount'
import type { PageGeometry } from './geometry'
import { sectionWritingMode } from './section-writing-mode'
import { pageBlockOf, type WritingMode } from './writing-direction'

/** A page of a section, counted from 0 in the section's present flow. */
export interface Place {
  readonly section: number
  readonly page: number
}

/**
 * The pages around the reader: which chunks are mounted, where each lies, and which are in view.
 * Everything it does is asked for one thing at a time, by the navigator's queue.
 */
export class ReadingLayout {
  #context: MountContext
  #geometry: PageGeometry
  readonly #mounted = new Map<string, MountedChunk>()
  readonly #flows = new Map<number, SectionFlow>()
  readonly #writingModes = new Map<number, WritingMode>()
  /** Layouts of a section from its first chunk on, as far as somebody measured them. */
  readonly #known: (section: number) => readonly ChunkLayout[]
  #shownFrame: BookFrame | undefined

  constructor(
    context: MountContext,
    geometry: PageGeometry,
    known: (section: number) => readonly ChunkLayout[],
  ) {
    this.#context = context
    this.#geometry = geometry
    this.#known = known
  }

  get geometry(): PageGeometry {
    return this.#geometry
  }

  /** Writing mode of a section that has a flow. */
  writingModeOf(section: number): WritingMode {
    return this.#writingModes.get(section) ?? 'horizontal-tb'
  }

  /** Pages of such a section that are in view together. */
  pagesInView(section: number): number {
    return pageBlockOf(this.writingModeOf(section), this.#geometry).pagesInView
  }

  /**
   * Takes a new layout. Lines break anew, so all flows are gone, and so is the text: it would be laid out
   * once more for nothing. No frame is drawn before the same place is shown again.
   */
  reset(context: MountContext, geometry: PageGeometry): void {
    this.#context = context
    this.#geometry = geometry
    this.#flows.clear()
    this.#writingModes.clear()
    for (const { box } of this.#mounted.values()) box.remove()
    this.#mounted.clear()
    this.#shownFrame = undefined
  }

  flowOf(section: number): SectionFlow | undefined {
    return this.#flows.get(section)
  }

  mountedChunk(section: number, chunk: number): MountedChunk | undefined {
    return this.#mounted.get(keyOf(section, chunk))
  }

  /** Forgets a section's provisional flow, so that the next question finds the measured one. */
  dropFlow(section: number): void {
    this.#flows.delete(section)
  }

  /** A flow of the section in which the chunk is laid out. */
  async flowAt(section: number, chunk: number): Promise<SectionFlow> {
    const present = this.#flows.get(section)
    if (present?.has(chunk)) return present
    if (present?.end === chunk) return this.#extend(section, present)
    this.#writingModes.set(section, await sectionWritingMode(this.#context, section))
    const known = this.#known(section)
    const flow = known.length >= chunk ? new SectionFlow(0, known) : new SectionFlow(chunk)
    this.#flows.set(section, flow)
    return flow.has(chunk) ? flow : this.#extend(section, flow)
  }

  /** Lays out as many chunks as it takes to know what stands on a page, or that there is none. */
  async reach(section: number, flow: SectionFlow, page: number): Promise<void> {
    const { chunks } = await this.#context.source.section(section)
    while (flow.end < chunks.length && flow.pages - 1 <= page) await this.#extend(section, flow)
  }

  async isWhole(section: number, flow: SectionFlow): Promise<boolean> {
    const { chunks } = await this.#context.source.section(section)
    return flow.end === chunks.length
  }

  /** Puts a page, and its neighbour in a spread, on the screen. */
  async show({ section, page }: Place): Promise<void> {
    const flow = this.#flows.get(section)
    if (!flow) throw new RangeError(`section ${section} has no flow`)
    const lastPage = Math.min(page + this.pagesInView(section), flow.pages) - 1
    const from = flow.chunksOn(page).first
    const to = flow.chunksOn(lastPage).last
    const visible = new Set<ChunkBox>()
    let frame: BookFrame | undefined
    for (let chunk = from; chunk <= to; chunk++) {
      const mounted = await this.#mount(section, chunk, flow)
      visible.add(mounted.box)
      frame = mounted.frame
    }
    for (const { box } of this.#mounted.values()) if (!visible.has(box)) box.hide()
    for (let chunk = from; chunk <= to; chunk++) {
      this.mountedChunk(section, chunk)?.box.show(flow.startOf(chunk) - page, this.#geometry)
    }
    if (frame && frame !== this.#shownFrame) {
      await this.#context.frames.reveal(new Set([frame]))
      this.#shownFrame = frame
    }
  }

  /** Makes what comes next and what came before ready, and lets go of the rest. */
  async prepareAround({ section, page }: Place): Promise<void> {
    const flow = this.#flows.get(section)
    if (!flow) return
    const from = flow.chunksOn(page).first
    const to = flow.chunksOn(Math.min(page + this.pagesInView(section), flow.pages) - 1).last
    const near = new Set<string>()
    for (let chunk = from - 1; chunk <= to + 1; chunk++) near.add(keyOf(section, chunk))

    const { chunks } = await this.#context.source.section(section)
    if (to + 1 < chunks.length) {
      await this.flowAt(section, to + 1)
      await this.#mount(section, to + 1, flow)
    } else if (section + 1 < this.#context.source.count) {
      const next = await this.flowAt(section + 1, 0)
      await this.#mount(section + 1, 0, next)
      near.add(keyOf(section + 1, 0))
    }
    if (from - 1 >= flow.base) await this.#mount(section, from - 1, flow)
    else if (from === 0 && section > 0) {
      const last = (await this.#context.source.section(section - 1)).chunks.length - 1
      const before = await this.flowAt(section - 1, last)
      await this.#mount(section - 1, last, before)
      near.add(keyOf(section - 1, last))
    }
    await this.#trim(near)
  }

  get mounted(): readonly MountedChunk[] {
    return [...this.#mounted.values()]
  }

  destroy(): void {
    for (const { box } of this.#mounted.values()) box.remove()
    this.#mounted.clear()
  }

  async #extend(section: number, flow: SectionFlow): Promise<SectionFlow> {
    const { box } = await this.#mount(section, flow.end, flow)
    flow.append(box.measure(this.#geometry))
    return flow
  }

  async #mount(section: number, chunk: number, flow: SectionFlow): Promise<MountedChunk> {
    const key = keyOf(section, chunk)
    const previous = chunk > flow.base ? flow.layoutOf(chunk - 1) : null
    const known = this.#mounted.get(key)
    if (known) {
      known.box.joinTo(previous)
      return known
    }
    const mounted = await mountChunk(this.#context, section, chunk, previous)
    this.#mounted.set(key, mounted)
    return mounted
  }

  async #trim(near: ReadonlySet<string>): Promise<void> {
    const inUse = new Set<BookFrame>()
    for (const [key, { box, frame }] of this.#mounted) {
      if (near.has(key)) inUse.add(frame)
      else {
        box.remove()
        this.#mounted.delete(key)
      }
    }
    if (this.#shownFrame) inUse.add(this.#shownFrame)
    await this.#context.frames.trim(inUse)
  }
}

const keyOf = (section: number, chunk: number) => `${section}/${chunk}`

/** Chunk that holds an offset of the section. */
export function chunkAt({ chunks }: PreparedSection, offset: number): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (chunks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
