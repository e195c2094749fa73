import type { TocEntry } from '#core/publication/publication'

interface Here {
  /** Label of the entry the place lies under, by the navigator. */
  readonly title: string | undefined
  readonly href: string | undefined
  readonly page: number | undefined
}

/** The entry of the table of contents under which a place lies. Labels may repeat: "Chapter 1" often does. */
export function currentEntry(
  toc: readonly TocEntry[],
  { title, href, page }: Here,
  pages: ReadonlyMap<TocEntry, number>,
): TocEntry | undefined {
  const named = flatten(toc).filter(({ label }) => label === title)
  if (named.length < 2) return named[0]
  const inResource = named.filter((entry) => entry.href?.split('#')[0] === href)
  const candidates = inResource.length > 0 ? inResource : named
  const reached = candidates.filter((entry) => (pages.get(entry) ?? Infinity) <= (page ?? 0))
  return reached.at(-1) ?? candidates[0]
}

const flatten = (entries: readonly TocEntry[]): TocEntry[] =>
  entries.flatMap((entry) => [entry, ...flatten(entry.children)])
