import type { Manifest, TocEntry } from '#core/publication/publication'

import type { MountedChunk } from './chunk-mount'
import { chunkAt } from './reading-layout'
import type { SectionSource } from './section-source'

interface TocPlace {
  readonly label: string
  readonly section: number
  readonly fragment: string | undefined
}

/** Finds the table-of-contents entry under which a place lies. */
export class TocPlaces {
  readonly #places: readonly TocPlace[]
  readonly #source: SectionSource

  constructor(manifest: Manifest, source: SectionSource) {
    this.#source = source
    this.#places = flatten(manifest.toc).flatMap(({ label, href }) => {
      if (href === undefined) return []
      const { resource, fragment } = splitHref(href)
      const section = source.indexOf(resource)
      return section < 0 ? [] : [{ label, section, fragment }]
    })
  }

  /** Label of the last entry at or before an offset; entries in the chunk in view are compared exactly. */
  titleAt(section: number, offset: number, mounted: MountedChunk | undefined): string | undefined {
    let title: string | undefined
    for (const place of this.#places) {
      if (place.section > section) continue
      if (place.section === section && !this.#isBefore(place, section, offset, mounted)) continue
      title = place.label
    }
    return title
  }

  #isBefore(
    { fragment }: TocPlace,
    section: number,
    offset: number,
    mounted: MountedChunk | undefined,
  ): boolean {
    if (!fragment) return true
    const prepared = this.#source.peek(section)
    if (!prepared) return false
    const chunk = chunkAt(prepared, offset)
    const target = prepared.chunks.findIndex(({ ids }) => ids.includes(fragment))
    if (target < 0 || target > chunk) return false
    if (target < chunk) return true
    const element = mounted?.box.elementById(fragment)
    if (!element || !mounted) return false
    return mounted.box.text.offsetOf(element, 0) <= offset - prepared.chunks[chunk]!.start
  }
}

/** An address and its fragment, decoded. */
export function splitHref(href: string): { resource: string; fragment: string | undefined } {
  const hash = href.indexOf('#')
  if (hash < 0) return { resource: href, fragment: undefined }
  return { resource: href.slice(0, hash), fragment: href.slice(hash + 1) || undefined }
}

const flatten = (entries: readonly TocEntry[]): TocEntry[] =>
  entries.flatMap((entry) => [entry, ...flatten(entry.children)])
