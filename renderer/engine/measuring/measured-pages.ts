import type { PreparedSection } from '#core/content/prepared-section'
import { SectionFlow, type ChunkLayout } from '#core/publication/page-map'

import { layoutKey } from '../layout-key'
import { chunkAt } from '../reading-layout'
import type { SectionSource } from '../section-source'
import type { PageMapStore } from '../visual-navigator'

import type { MeasuringPool } from './measuring-pool'
import type { MeasuringJob, MeasuringReport } from './messages'
import { PageLayouts } from './page-layouts'

export interface MeasuredPagesEvents {
  /** More is measured, but not all. */
  onProgress(): void
  /** Every section is measured. */
  onComplete(): void
}

/** What is measured of a publication in one layout, and how it is kept for the next time. */
export class MeasuredPages {
  readonly layoutKey: string
  readonly #job: Omit<MeasuringJob, 'known' | 'start' | 'share'>
  readonly #source: SectionSource
  readonly #store: PageMapStore
  readonly #processes: MeasuringPool
  readonly #layouts: PageLayouts
  readonly #events: MeasuredPagesEvents
  /** Layouts that grow are other layouts. */
  readonly #flows = new WeakMap<readonly ChunkLayout[], SectionFlow>()
  readonly #waiters = new Set<() => void>()
  #kept = false
  #stopped = false

  constructor(
    job: Omit<MeasuringJob, 'known' | 'start' | 'share'>,
    source: SectionSource,
    store: PageMapStore,
    processes: MeasuringPool,
    events: MeasuredPagesEvents,
  ) {
    this.layoutKey = layoutKey(job.settings, job.geometry)
    this.#job = job
    this.#source = source
    this.#store = store
    this.#processes = processes
    this.#layouts = new PageLayouts(source.count)
    this.#events = events
  }

  /** Takes over what was measured before, in this or an earlier session. */
  async recall(): Promise<void> {
    // Without it the pages are measured again; a reader need not hear of it.
    const map = await this.#store.get(this.layoutKey).catch(() => null)
    if (map?.sections.length !== this.#source.count) return
    this.#layouts.adopt(map)
    this.#kept = this.#layouts.isComplete
  }

  /** Has what is missing measured, from the section `start` on. */
  run(start: number): void {
    if (this.#stopped) return
    if (this.#layouts.isComplete) return this.#complete()
    const job = { ...this.#job, known: this.#layouts.toPageMap(), start }
    this.#processes.start(job, (report) => this.#take(report))
  }

  stop(): void {
    this.#stopped = true
    this.#processes.stop()
    this.#wake()
  }

  /** Takes over a section that was laid out to its end on the screen. */
  adoptSection(section: number, layouts: readonly ChunkLayout[]): void {
    if (this.#layouts.isComplete) return
    this.#layouts.set(section, [...layouts], true)
    if (this.#layouts.isComplete) this.#complete()
  }

  /** Layouts of a section's chunks from its start, as far as measured. */
  known(section: number): readonly ChunkLayout[] {
    return this.#layouts.known(section)
  }

  pagesOf(section: number): number | null {
    return this.#layouts.pagesOf(section)
  }

  /** The flow of what is measured of a section, to be read. */
  flow(section: number): SectionFlow {
    const layouts = this.known(section)
    const made = this.#flows.get(layouts) ?? new SectionFlow(0, layouts)
    this.#flows.set(layouts, made)
    return made
  }

  /** The measured flow of a section; `null` where it does not reach the chunk. */
  flowOf(section: number, chunk: number): SectionFlow | null {
    return this.known(section).length > chunk ? this.flow(section) : null
  }

  /** Page of an offset in its section, from 0; `null` where it is not known. */
  pageAt(section: number, offset: number): number | null {
    if (offset === 0) return this.known(section).length > 0 ? 0 : null
    const prepared = this.#source.peek(section)
    // A section in one piece needs no index to say in which chunk an offset lies.
    if (!prepared && (this.pagesOf(section) === null || this.known(section).length > 1)) return null
    const chunk = prepared ? chunkAt(prepared, offset) : 0
    const start = prepared?.chunks[chunk]?.start ?? 0
    return this.flowOf(section, chunk)?.pageOf(chunk, offset - start) ?? null
  }

  /** Locator offset of the first text on a page of a section; its length behind the last one. */
  startOfPage(section: PreparedSection, index: number, page: number): number {
    const flow = this.flow(index)
    if (page >= flow.pages) return section.characters
    const { chunk, offset } = flow.placeOf(page)
    return section.chunks[chunk]!.start + offset
  }

  /** Resolves when a chunk is measured from its section's start, before anything else is. */
  async reached(section: number, chunk: number): Promise<void> {
    if (this.known(section).length <= chunk) this.#processes.hurry(section)
    while (this.known(section).length <= chunk && !this.#stopped) {
      await new Promise<void>((resolve) => this.#waiters.add(resolve))
    }
  }

  #take(report: MeasuringReport): void {
    if (this.#stopped) return
    if (report.kind === 'measured') {
      for (const { section, layouts, isWhole } of report.sections) {
        this.#layouts.set(section, layouts, isWhole)
      }
      if (!this.#layouts.isComplete) this.#events.onProgress()
    } else if (report.kind === 'complete') this.#complete()
    // What could not be measured stays an estimate; whoever turns to it is told why.
    if (report.kind === 'failed') this.#stopped = true
    this.#wake()
  }

  #complete(): void {
    // The processes cost memory that nobody needs now.
    this.#processes.end()
    this.#keep()
    this.#events.onComplete()
  }

  #wake(): void {
    for (const wake of this.#waiters) wake()
    this.#waiters.clear()
  }

  #keep(): void {
    if (this.#kept || !this.#layouts.isComplete) return
    this.#kept = true
    this.#store.put(this.layoutKey, this.#layouts.toPageMap()).catch(() => undefined)
  }
}
