import type { ChunkLayout, PageMap } from '#core/publication/page-map'

/** What is known of a publication's pages in one layout; grows section by section. */
export class PageLayouts {
  readonly #layouts: (readonly ChunkLayout[])[]
  readonly #whole: boolean[]
  #missing: number

  /** @param count sections of the publication */
  constructor(count: number) {
    this.#layouts = Array.from({ length: count }, () => [])
    this.#whole = this.#layouts.map(() => false)
    this.#missing = count
  }

  /** Layouts of a section's chunks from its start, as far as measured. */
  known(section: number): readonly ChunkLayout[] {
    return this.#layouts[section] ?? []
  }

  isWhole(section: number): boolean {
    return this.#whole[section] === true
  }

  get isComplete(): boolean {
    return this.#missing === 0
  }

  /** Pages of a section; `null` while it is not measured to its end. */
  pagesOf(section: number): number | null {
    if (!this.isWhole(section)) return null
    return this.known(section).reduce((pages, { columns }) => pages + columns - 1, 1)
  }

  /** Takes what was measured from a section's start. What is whole already stays. */
  set(section: number, layouts: readonly ChunkLayout[], isWhole: boolean): void {
    if (this.isWhole(section) || section >= this.#layouts.length) return
    this.#layouts[section] = layouts
    if (!isWhole) return
    this.#whole[section] = true
    this.#missing -= 1
  }

  /** Takes over what was kept. */
  adopt({ sections }: PageMap): void {
    for (const [section, layouts] of sections.entries()) {
      if (layouts) this.set(section, layouts, true)
    }
  }

  /** What is measured to its end, to be kept. */
  toPageMap(): PageMap {
    const sections = this.#layouts.map((layouts, section) =>
      this.isWhole(section) ? [...layouts] : null,
    )
    return { sections }
  }
}
