import { SectionFlow, type ChunkLayout } from '#core/publication/page-map'

import type { MountContext } from './chunk-mount'
import type { PageGeometry } from './geometry'
import { layoutKey } from './layout-key'
import { PageMeasurer } from './page-measurer'
import { chunkAt } from './reading-layout'
import type { PageMapStore } from './visual-navigator'

/** What is measured of a publication in one layout, and how it is kept for the next time. */
export class MeasuredPages {
  readonly layoutKey: string
  readonly #context: MountContext
  readonly #store: PageMapStore
  readonly #measurer: PageMeasurer
  readonly #waiters = new Set<() => void>()
  #kept = false
  #stopped = false

  constructor(
    context: MountContext,
    geometry: PageGeometry,
    store: PageMapStore,
    onComplete: () => void,
  ) {
    this.layoutKey = layoutKey(context.settings, geometry)
    this.#context = context
    this.#store = store
    this.#measurer = new PageMeasurer(context, geometry, {
      onProgress: () => this.#wake(),
      onComplete: () => {
        this.#keep()
        onComplete()
      },
    })
  }

  /** Takes over what was measured before, in this or an earlier session. */
  async recall(): Promise<void> {
    // Without it the pages are measured again; a reader need not hear of it.
    const map = await this.#store.get(this.layoutKey).catch(() => null)
    if (map?.sections.length !== this.#context.source.count) return
    this.#measurer.adopt(map)
    this.#kept = this.#measurer.isComplete
  }

  run(start: number): Promise<void> {
    return this.#measurer.run(start)
  }

  stop(): void {
    this.#stopped = true
    this.#keep()
    this.#measurer.stop()
    this.#wake()
  }

  /** The person moved: measuring gives way. */
  noteMove(): void {
    this.#measurer.noteMove()
  }

  adoptSection(section: number, layouts: readonly ChunkLayout[]): void {
    this.#measurer.adoptSection(section, layouts)
  }

  /** Layouts of a section's chunks from its start, as far as measured. */
  known(section: number): readonly ChunkLayout[] {
    return this.#measurer.known(section)
  }

  pagesOf(section: number): number | null {
    return this.#measurer.pagesOf(section)
  }

  /** The measured flow of a section; `null` where it does not reach the chunk. */
  flowOf(section: number, chunk: number): SectionFlow | null {
    const layouts = this.known(section)
    return layouts.length > chunk ? new SectionFlow(0, layouts) : null
  }

  /** Page of an offset in its section, from 0; `null` where it is not known. */
  pageAt(section: number, offset: number): number | null {
    if (offset === 0) return this.known(section).length > 0 ? 0 : null
    const prepared = this.#context.source.peek(section)
    // A section in one piece needs no index to say in which chunk an offset lies.
    if (!prepared && (this.pagesOf(section) === null || this.known(section).length > 1)) return null
    const chunk = prepared ? chunkAt(prepared, offset) : 0
    const start = prepared?.chunks[chunk]?.start ?? 0
    return this.flowOf(section, chunk)?.pageOf(chunk, offset - start) ?? null
  }

  /** Resolves when a chunk is measured from its section's start, before anything else is. */
  async reached(section: number, chunk: number): Promise<void> {
    this.#measurer.hurry(section)
    while (this.known(section).length <= chunk && !this.#stopped) {
      await new Promise<void>((resolve) => this.#waiters.add(resolve))
    }
  }

  #wake(): void {
    for (const wake of this.#waiters) wake()
    this.#waiters.clear()
  }

  #keep(): void {
    if (this.#kept || !this.#measurer.isComplete) return
    this.#kept = true
    this.#store.put(this.layoutKey, this.#measurer.toPageMap()).catch(() => undefined)
  }
}
