// The engine's own code in the app's own window, beside the app: what is laid out here is laid out as there.
import type { PreparedSection } from '#core/content/prepared-section'
import type { OpenedReading } from '#core/ipc/contract'
import { type ReaderPreferences, type ReaderSettings, resolveSettings } from '#core/preferences'
import type { ChunkLayout } from '#core/publication/page-map'

import { createBridge } from '../../../renderer/bridge'
import { type ChunkBox, verticalAttribute } from '../../../renderer/engine/chunk-box'
import { mountChunk, type MountedChunk } from '../../../renderer/engine/chunk-mount'
import { FramePool } from '../../../renderer/engine/frame-pool'
import { type PageGeometry, pageGeometry } from '../../../renderer/engine/geometry'
import { SectionSource } from '../../../renderer/engine/section-source'
import { frameDress } from '../../../renderer/engine/settings-style'
import type { WritingDirection, WritingMode } from '../../../renderer/engine/writing-direction'

/** Where pages lie and what the person wishes of them. */
export interface Page {
  /** px */
  readonly width: number
  readonly height: number
  readonly wishes: ReaderPreferences
}

/** A section that is laid out, all chunks of it at once. */
export interface LaidOutSection {
  readonly chunks: readonly MountedChunk[]
  readonly layouts: readonly ChunkLayout[]
  readonly prepared: PreparedSection
}

/** The main process, as the app asks it. */
export const { api } = createBridge()

export const open = (id: string): Promise<OpenedReading> => api.request('publication.open', { id })

export const settingsFor = (
  { manifest }: OpenedReading,
  wishes: ReaderPreferences,
): ReaderSettings =>
  resolveSettings(manifest.metadata, wishes, {
    systemIsDark: false,
    kind: manifest.format,
    isTypographic: manifest.text?.isTypographic,
  })

/** The faces that the app itself offers its frames. */
export const fontFaces = (): string =>
  Array.from(document.adoptedStyleSheets.at(0)?.cssRules ?? [], ({ cssText }) => cssText).join('\n')

/** Which way the lines of a chunk and its pages run. */
export const directionOf = ({ element }: ChunkBox): WritingDirection => ({
  writingMode: (element.getAttribute(verticalAttribute) ?? 'horizontal-tb') as WritingMode,
  columns: element.dir === 'rtl' ? 'rtl' : 'ltr',
})

/** An element of that size over everything else in the window. */
export function stageOf({ width, height }: Pick<Page, 'width' | 'height'>): HTMLElement {
  const host = document.createElement('div')
  host.setAttribute('data-proof', '')
  const size = { width: `${width}px`, height: `${height}px` }
  Object.assign(host.style, { position: 'fixed', left: '0', top: '0', zIndex: '9999', ...size })
  host.style.background = '#fff'
  document.body.append(host)
  return host
}

/** Lays sections of one publication out in one geometry, whole and one after the other. */
export class Lab {
  readonly geometry: PageGeometry
  readonly source: SectionSource
  readonly #reading: OpenedReading
  readonly #settings: ReaderSettings
  readonly #host: HTMLElement
  readonly #frames: FramePool

  constructor(reading: OpenedReading, page: Page) {
    const { manifest, publication } = reading
    this.#reading = reading
    // A book that wishes to be scrolled has pages too, those that are counted: it is asked for otherwise here.
    this.#settings = settingsFor(reading, { flow: 'paginated', ...page.wishes })
    this.geometry = pageGeometry(page.width, page.height, this.#settings)
    this.#host = stageOf(page)
    this.source = new SectionSource(
      publication.id,
      manifest.readingOrder.map(({ href }) => href),
    )
    this.#frames = new FramePool({
      host: this.#host,
      title: 'proof',
      fontFaces: fontFaces(),
      dress: frameDress(this.#settings, this.geometry),
    })
  }

  /** As the app lays it out: in chunks, each joined to the one before. */
  layOut(section: number): Promise<LaidOutSection> {
    return this.#layOut(this.source, section)
  }

  /**
   * As it would be without any cut.
   * @param html of the whole section
   */
  async layOutWhole(section: number, html: string): Promise<LaidOutSection> {
    const prepared = await this.source.section(section)
    const ids = prepared.chunks.flatMap(({ ids }) => ids)
    const whole = {
      ...prepared,
      chunks: [{ start: 0, characters: prepared.characters, ids }],
    }
    const source = {
      section: () => Promise.resolve(whole),
      chunk: () => Promise.resolve(html),
    }
    return this.#layOut(source as unknown as SectionSource, section)
  }

  remove({ chunks }: LaidOutSection): void {
    for (const { box } of chunks) box.remove()
  }

  destroy(): void {
    this.#frames.destroy()
    this.#host.remove()
  }

  async #layOut(source: SectionSource, section: number): Promise<LaidOutSection> {
    const prepared = await source.section(section)
    const { readingProgression } = this.#reading.manifest.metadata
    const context = {
      source,
      frames: this.#frames,
      readingProgression,
      settings: this.#settings,
    }
    const chunks: MountedChunk[] = []
    const layouts: ChunkLayout[] = []
    for (const chunk of prepared.chunks.keys()) {
      const mounted = await mountChunk(context, section, chunk, layouts.at(-1) ?? null)
      chunks.push(mounted)
      layouts.push(mounted.box.measure(this.geometry))
    }
    return { chunks, layouts, prepared }
  }
}
