import { mountChunk, type MountContext } from '../chunk-mount'
import type { PageGeometry } from '../geometry'

import type { PageLayouts } from './page-layouts'

export interface PageMeasurerEvents {
  /** Another chunk of the section is measured. */
  onProgress(section: number): void
}

/**
 * Measures the whole publication in one layout, chunk by chunk, and so makes the page map. What the
 * reader waits for comes first.
 */
export class PageMeasurer {
  readonly #layouts: PageLayouts
  readonly #context: MountContext
  readonly #geometry: PageGeometry
  readonly #events: PageMeasurerEvents
  #stopped = false
  #urgent: number | null = null

  constructor(
    context: MountContext,
    geometry: PageGeometry,
    layouts: PageLayouts,
    events: PageMeasurerEvents,
  ) {
    this.#context = context
    this.#geometry = geometry
    this.#layouts = layouts
    this.#events = events
  }

  /** Measures this section before all others. */
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
      for (let ahead = 1; ahead <= fetchedAhead; ahead++) this.#fetch((section + ahead) % count)
      await this.#measureSection(section)
    }
  }

  /** The next sections are on their way while this one is measured: short chapters are all waiting. */
  #fetch(section: number): void {
    if (this.#layouts.isWhole(section)) return
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
    if (this.#layouts.isWhole(section)) return
    const { source } = this.#context
    const { chunks } = await source.section(section)
    const layouts = [...this.#layouts.known(section)]
    while (layouts.length < chunks.length) {
      if (this.#urgent !== null && this.#urgent !== section) await this.#serveUrgent()
      await nextTask()
      if (this.#stopped) return
      const chunk = layouts.length
      if (chunk + 1 < chunks.length) source.chunk(section, chunk + 1).catch(() => undefined)
      const { box } = await mountChunk(this.#context, section, chunk, layouts[chunk - 1] ?? null)
      const layout = box.measure(this.#geometry)
      box.remove()
      if (this.#stopped) return
      layouts.push(layout)
      this.#layouts.set(section, [...layouts], layouts.length === chunks.length)
      this.#events.onProgress(section)
    }
  }
}

/** Sections asked for before their turn. */
const fetchedAhead = 3

/** Lets messages go first. A message is not throttled in a document out of sight; a timer may be. */
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
