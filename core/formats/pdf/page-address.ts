/** Address of a page in the reading order. @param index from 0 */
export const pageHref = (index: number): string => `page-${index + 1}`

/** Index of the page that an address means; `undefined` for any other address. */
export function indexOfPage(href: string): number | undefined {
  const match = /^page-([1-9]\d{0,6})$/.exec(href)
  return match ? Number(match[1]) - 1 : undefined
}
