import type { Manifest } from '#core/publication/publication'

import { textOf } from './metadata'
import { pageHref } from './page-address'

/** What pages are called, where that is not just their number. */
export function toPageList(
  labels: readonly string[] | null,
  pageCount: number,
): Manifest['pageList'] {
  if (!labels || labels.every((label, index) => label === String(index + 1))) return []
  return labels.slice(0, pageCount).flatMap((written, index) => {
    const label = textOf(written)
    return label === undefined ? [] : [{ label, href: pageHref(index) }]
  })
}
