/** Most elements open at once; the HTML is well nested. */
export function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of html.matchAll(/<\/?(?!br|hr|img|col\b)[a-z][^>]*>/gi)) {
    depth += tag.startsWith('</') ? -1 : 1
    most = Math.max(most, depth)
  }
  return most
}
