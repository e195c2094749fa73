import { mountChunk, type MountContext } from '../chunk-mount'
import type { PageGeometry } from '../geometry'

import { type MeasuringJob, measuringRestMs } from './messages'
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
  #restsUntil = 0
  #isOwn: (section: number) => boolean = () => true

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

  /** Measures this section before all others, if it is one of its own. */
  hurry(section: number): void {
    if (this.#isOwn(section)) this.#urgent = section
  }

  /** Does nothing for a moment, unless the reader waits for what it measures. */
  rest(): void {
    this.#restsUntil = performance.now() + measuringRestMs
  }

  stop(): void {
    this.#stopped = true
  }

  /** Measures what is missing of its share of the sections, from `start` on, then what lies before it. */
  async run(start: number, { index, of }: MeasuringJob['share']): Promise<void> {
    const { count } = this.#context.source
    const steps = (section: number) => (section - start + count) % count
    this.#isOwn = (section) => steps(section) % of === index
    for (let step = index; step < count && !this.#stopped; step += of) {
      if (((step - index) / of) % fetchedAhead === 0) {
        for (let ahead = step; ahead < step + 2 * fetchedAhead * of && ahead < count; ahead += of) {
          this.#fetch((start + ahead) % count)
        }
      }
      await this.#serveUrgent()
      await this.#measureSection((start + step) % count)
    }
    await this.#serveUrgent()
  }

  /** The next sections are on their way, many in one request, while these are measured. */
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
      while (performance.now() < this.#restsUntil && this.#urgent === null && !this.#stopped) {
        await new Promise((resolve) => setTimeout(resolve, measuringRestMs / 4))
      }
      if (this.#stopped) return
      const chunk = layouts.length
      if (chunk % fetchedAhead === 0) {
        const end = Math.min(chunk + 2 * fetchedAhead, chunks.length)
        for (let ahead = chunk + 1; ahead < end; ahead++) {
          source.chunk(section, ahead).catch(() => undefined)
        }
      }
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

/** Sections, and chunks of a long one, that are asked for together before their turn. */
const fetchedAhead = 8

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
