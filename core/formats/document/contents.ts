import type { TocEntry } from '#core/publication/publication'

import type { Heading } from './headings'

/** Contents of a document, nested as its headings are. */
export function toContents(
  headings: readonly Heading[],
  addressOf: (heading: Heading) => string,
): TocEntry[] {
  const roots: TocEntry[] = []
  const open: { readonly level: number; readonly entry: TocEntry }[] = []
  for (const heading of headings) {
    const { level, label, isTitle } = heading
    if (isTitle || label === '') continue
    const entry: TocEntry = { label, href: addressOf(heading), children: [] }
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    const siblings = open.at(-1)?.entry.children ?? roots
    siblings.push(entry)
    open.push({ level, entry })
  }
  return roots
}
