import type { TocEntry } from '#core/publication/publication'

const typesByExtension: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['jpe', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['bmp', 'image/bmp'],
  ['jxl', 'image/jxl'],
])

/** Media type that the name promises; `undefined` for what is no page. */
export const pictureTypeOf = (path: string): string | undefined =>
  isLeftOver(path)
    ? undefined
    : typesByExtension.get(/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '')

/** What systems leave in folders without being asked, hidden files among it. */
export const isLeftOver = (path: string): boolean =>
  /(?:^|\/)(?:\.|__MACOSX\/|@eaDir\/|Thumbs\.db$|desktop\.ini$)/i.test(path)

/** What may lie beside the pictures: descriptions, checksums, who scanned them. */
export const isBesidePages = (path: string): boolean =>
  /\.(?:xml|txt|nfo|json|md|sfv|md5|url|html?|acbf|css)$/i.test(path)

const collator = new Intl.Collator('en', { numeric: true })

/** Natural order (`2` before `10`), folder by folder. */
export function comparePaths(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')]
  for (let depth = 0; depth < Math.min(one.length, other.length); depth++) {
    const order = collator.compare(one[depth]!, other[depth]!)
    if (order !== 0) return order
  }
  return one.length - other.length || (a < b ? -1 : 1)
}

/**
 * Folders as contents, each leading to its first page. The folder that holds everything is none of them,
 * nor is there a table for a single one.
 *
 * @param pages paths in reading order
 */
export function contentsOf(pages: readonly string[]): TocEntry[] {
  const top: TocEntry[] = []
  for (const page of pages) {
    let entries = top
    for (const label of page.split('/').slice(0, -1)) {
      let entry = entries.at(-1)
      if (entry?.label !== label) {
        entry = { label, href: page, children: [] }
        entries.push(entry)
      }
      entries = entry.children
    }
  }
  const isBare = (page: string) => !page.includes('/')
  let contents = top
  while (contents.length === 1 && !pages.some(isBare)) contents = contents[0]!.children
  return contents
}
