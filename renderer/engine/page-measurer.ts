import type { ChunkLayout, PageMap } from '#core/publication/page-map'

import { mountChunk, type MountContext } from './chunk-mount'
import type { PageGeometry } from './geometry'

/** After a person's last move the measuring waits this long, so that it never stands in their way. */
const quietMs = 300

export interface PageMeasurerEvents {
  /** Another chunk, or what the store knew, is measured. */
  onProgress(section: number): void
  /** Every section is measured. */
  onComplete(): void
}

/**
 * Measures the whole publication in one layout, chunk by chunk, in a frame that nobody sees, and so
 * makes the page map. What the reader waits for comes first.
 */
export class PageMeasurer {
  readonly #layouts: ChunkLayout[][]
  readonly #whole: boolean[]
  readonly #context: MountContext
  readonly #geometry: PageGeometry
  readonly #events: PageMeasurerEvents
  #stopped = false
  #urgent: number | null = null
  #lastMove = 0

  constructor(context: MountContext, geometry: PageGeometry, events: PageMeasurerEvents) {
    this.#context = context
    this.#geometry = geometry
    this.#events = events
    this.#layouts = Array.from({ length: context.source.count }, () => [])
    this.#whole = this.#layouts.map(() => false)
  }

  /** Layouts of a section's chunks from its start, as far as measured. */
  known(section: number): readonly ChunkLayout[] {
    return this.#layouts[section] ?? []
  }

  /** Pages of a section; `null` while it is not measured to its end. */
  pagesOf(section: number): number | null {
    if (!this.#whole[section]) return null
    return this.known(section).reduce((pages, { columns }) => pages + columns - 1, 1)
  }

  get isComplete(): boolean {
    return this.#whole.every(Boolean)
  }

  /** What is measured, to be kept. */
  toPageMap(): PageMap {
    return {
      sections: this.#layouts.map((layouts, section) => (this.#whole[section] ? layouts : null)),
    }
  }

  /** Takes over what was kept. */
  adopt({ sections }: PageMap): void {
    for (const [section, layouts] of sections.entries()) {
      if (!layouts || this.#whole[section] || section >= this.#layouts.length) continue
      this.#layouts[section] = layouts
      this.#whole[section] = true
    }
  }

  /** Takes over a section that was laid out to its end on the screen: no need to do it twice. */
  adoptSection(section: number, layouts: readonly ChunkLayout[]): void {
    if (this.#whole[section]) return
    this.#layouts[section] = [...layouts]
    this.#whole[section] = true
  }

  /** The person moved: give way for a moment. */
  noteMove(): void {
    this.#lastMove = performance.now()
  }

  /** Measures this section before all others and without pauses. */
  hurry(section: number): void {
    this.#urgent = section
  }

  stop(): void {
    this.#stopped = true
  }

  /** Measures everything that is missing, from `start` on, then what lies before it. */
  async run(start: number): Promise<void> {
    const { count } = this.#context.source
    for (let step = 0; step < count && !this.#stopped; step++) {
      const section = (start + step) % count
      await this.#serveUrgent()
      this.#fetchAhead((section + 1) % count)
      await this.#measureSection(section)
    }
    if (!this.#stopped) this.#events.onComplete()
  }

  /** The next section is on its way while this one is measured: short chapters are all waiting. */
  #fetchAhead(section: number): void {
    if (this.#whole[section]) return
    const { source } = this.#context
    Promise.all([source.section(section), source.chunk(section, 0)]).catch(() => undefined)
  }

  async #serveUrgent(): Promise<void> {
    while (this.#urgent !== null && !this.#stopped) {
      const section = this.#urgent
      await this.#measureSection(section)
      if (this.#urgent === section) this.#urgent = null
    }
  }

  async #measureSection(section: number): Promise<void> {
    if (this.#whole[section]) return
    const { chunks } = await this.#context.source.section(section)
    const layouts = this.#layouts[section]!
    while (layouts.length < chunks.length && !this.#whole[section] && !this.#stopped) {
      if (this.#urgent !== null && this.#urgent !== section) await this.#serveUrgent()
      await this.#giveWay(section)
      if (this.#stopped) return
      const chunk = layouts.length
      const { box } = await mountChunk(this.#context, section, chunk, layouts[chunk - 1] ?? null)
      await box.settle()
      const layout = box.measure(this.#geometry)
      box.remove()
      if (this.#stopped || this.#whole[section]) return
      layouts.push(layout)
      if (layouts.length === chunks.length) this.#whole[section] = true
      this.#events.onProgress(section)
    }
    this.#whole[section] = true
  }

  async #giveWay(section: number): Promise<void> {
    await nextTask()
    while (!this.#stopped && this.#urgent !== section) {
      const wait = this.#lastMove + quietMs - performance.now()
      if (wait <= 0) return
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** Lets input and painting go first. A message is not throttled in a window out of sight; a timer is. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
