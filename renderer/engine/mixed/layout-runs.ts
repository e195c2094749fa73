import type { Link, Manifest, Metadata } from '#core/publication/publication'

type Layout = Metadata['layout']

/** Sections one after the other that are laid out in the same way. */
export interface LayoutRun {
  readonly layout: Layout
  /** Indices in the reading order. */
  readonly sections: ReadonlySet<number>
}

/**
 * The reading order as runs. What is read apart from the rest goes with what stands before it, so that it
 * makes no run of its own.
 */
export function layoutRuns({ readingOrder, metadata }: Manifest): LayoutRun[] {
  const runs: { layout: Layout; sections: Set<number> }[] = []
  const layoutOf = ({ layout = metadata.layout }: Link) => layout
  const first = readingOrder.find(({ linear }) => linear !== false) ?? readingOrder[0]!
  for (const [index, link] of readingOrder.entries()) {
    const last = runs.at(-1)
    const layout = link.linear === false ? (last?.layout ?? layoutOf(first)) : layoutOf(link)
    if (last?.layout === layout) last.sections.add(index)
    else runs.push({ layout, sections: new Set([index]) })
  }
  return runs
}

/** The publication as if nothing else were read in it: the same sections, at the same indices. */
export const manifestOfRun = (manifest: Manifest, { layout, sections }: LayoutRun): Manifest => ({
  ...manifest,
  metadata: { ...manifest.metadata, layout },
  readingOrder: manifest.readingOrder.map((link, index) => ({
    ...link,
    layout,
    ...(!sections.has(index) && { linear: false }),
  })),
})

/** Weight of a section in bytes, where its own is not known. */
const usualSection = 10_000
/** Bytes of a page of text, more or less. */
const usualPage = 1_800

/** What the sections of a run weigh, for shares of the publication. */
export const weightOfRun = (manifest: Manifest, run: LayoutRun): number =>
  linearOf(manifest, run).reduce((sum, { byteLength = usualSection }) => sum + byteLength, 0)

/** Pages of a run that nobody has laid out yet. */
export const likelyPages = (manifest: Manifest, run: LayoutRun): number =>
  run.layout === 'fixed'
    ? linearOf(manifest, run).length
    : Math.max(1, Math.round(weightOfRun(manifest, run) / usualPage))

const linearOf = ({ readingOrder }: Manifest, { sections }: LayoutRun): Link[] =>
  readingOrder.filter(({ linear }, index) => linear !== false && sections.has(index))
