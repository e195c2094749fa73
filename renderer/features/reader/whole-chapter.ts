import type { Manifest, TocEntry } from '#core/publication/publication'

/**
 * Whether a section of the reading order is one chapter, from its first word to its last. Only then its
 * pages are the chapter's: sections may hold many chapters, and chapters may run over many sections.
 */
export function isWholeChapter({ toc, readingOrder }: Manifest, href: string): boolean {
  const targets = targetsOf(toc)
  const begun = new Set(targets.map(resourceOf))
  const chapters = new Set(targets.filter((target) => resourceOf(target) === href))
  const next = readingOrder[readingOrder.findIndex((link) => link.href === href) + 1]
  return chapters.size === 1 && (next === undefined || begun.has(next.href))
}

const targetsOf = (entries: readonly TocEntry[]): string[] =>
  entries.flatMap(({ href, children }) => [
    ...(href === undefined ? [] : [href]),
    ...targetsOf(children),
  ])

const resourceOf = (href: string): string => href.split('#', 1)[0] ?? href
