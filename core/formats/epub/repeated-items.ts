import type { Link } from '#core/publication/publication'

/**
 * A document may stand in the spine several times. Each time it is a place of its own, to be read, marked
 * and come back to, and so gets an address of its own: `a.xhtml`, `a.xhtml?2`, … Links lead to the first.
 *
 * @returns the reading order, and the file behind each address that is none itself
 */
export function withOwnAddresses(readingOrder: readonly Link[]): {
  readonly readingOrder: Link[]
  readonly files: ReadonlyMap<string, string>
} {
  const counts = new Map<string, number>()
  const files = new Map<string, string>()
  const links = readingOrder.map((link) => {
    const count = (counts.get(link.href) ?? 0) + 1
    counts.set(link.href, count)
    if (count === 1) return link
    const href = `${link.href}?${count}`
    files.set(href, link.href)
    return { ...link, href }
  })
  return { readingOrder: links, files }
}
