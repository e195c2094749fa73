import { SectionFlow } from '#core/publication/page-map'

import { Lab, open, type LaidOutSection, type Page } from './lab'

export interface PageDifference {
  readonly section: number
  readonly page: number
  /** Locator offsets; `null` where there is no such page. */
  readonly chunked: number | null
  readonly whole: number | null
  readonly words: string
}

export interface Comparison {
  readonly pages: number
  readonly chunks: number
  readonly differences: readonly PageDifference[]
}

/**
 * Lays every section out twice, in chunks and in one piece, and compares where its pages start.
 * @param sections HTML of each whole section
 */
export async function comparePageStarts(
  id: string,
  page: Page,
  sections: readonly string[],
): Promise<Comparison> {
  const lab = new Lab(await open(id), page)
  const differences: PageDifference[] = []
  let pages = 0
  let chunks = 0
  try {
    for (const [section, html] of sections.entries()) {
      const chunked = await lab.layOut(section)
      const cut = startsOf(chunked)
      lab.remove(chunked)
      pages += cut.length
      chunks += chunked.chunks.length
      // What is in one piece is the same thing twice.
      if (chunked.chunks.length === 1) continue
      const whole = await lab.layOutWhole(section, html)
      const uncut = startsOf(whole)
      for (let index = 0; index < Math.max(cut.length, uncut.length); index++) {
        if (cut[index] === uncut[index]) continue
        differences.push({
          section,
          page: index,
          chunked: cut[index] ?? null,
          whole: uncut[index] ?? null,
          words: whole.chunks[0]?.box.text.slice(uncut[index] ?? 0, 60) ?? '',
        })
      }
      lab.remove(whole)
    }
  } finally {
    lab.destroy()
  }
  return { pages, chunks, differences }
}

/** Locator offset of the first text on each page. */
export function startsOf({ layouts, prepared }: LaidOutSection): number[] {
  const flow = new SectionFlow(0, layouts)
  return Array.from({ length: flow.pages }, (_, page) => {
    const { chunk, offset } = flow.placeOf(page)
    return prepared.chunks[chunk]!.start + offset
  })
}
