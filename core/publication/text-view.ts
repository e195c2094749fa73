import type { PreparedSection } from '#core/content/prepared-section'

import type { Locator } from './locator'
import type { Link, Manifest, TextView, TocEntry } from './publication'

/** Everything of a publication that can be fetched as a section, by the index that it has there. */
export function sectionLinks({ readingOrder, textView }: Manifest): readonly Link[] {
  return textView ? [...readingOrder, ...textLinks(textView)] : readingOrder
}

/** Whether a manifest is the one of {@link toTextManifest}. */
export const isTextView = ({ metadata, textView }: Manifest): boolean =>
  textView !== undefined && metadata.layout === 'reflowable'

/** Index of the first resource of the reading order among all {@link sectionLinks}. */
export const firstSection = (manifest: Manifest): number =>
  isTextView(manifest) ? manifest.textView!.pageCount : 0

const textLinks = ({ sections }: TextView): Link[] =>
  sections.map(({ href }) => ({ href, mediaType: 'application/xhtml+xml' }))

/** Weight of a page of text in bytes, for estimates of how long a section is. */
const usualPage = 2_500

/** Describes a publication with pages as its text: what shows it need not know of pages. */
export function toTextManifest(manifest: Manifest): Manifest {
  const { textView } = manifest
  if (!textView) throw new RangeError('There is no text of these pages')
  const { sections, pageCount } = textView
  let entry = 0
  const toEntry = ({ label, href, children }: TocEntry): TocEntry => {
    const index = entry++
    const section = href === undefined ? undefined : sectionOf(textView, pageOf(href), index)
    return {
      label,
      ...(section !== undefined && { href: `${sections[section]!.href}#entry-${index}` }),
      children: children.map(toEntry),
    }
  }
  return {
    ...manifest,
    metadata: { ...manifest.metadata, layout: 'reflowable' },
    readingOrder: textLinks(textView).map((link, at) => ({
      ...link,
      byteLength: ((sections[at + 1]?.page ?? pageCount) - sections[at]!.page) * usualPage,
    })),
    toc: manifest.toc.map(toEntry),
    pageList: manifest.pageList.map(({ label, href }) => ({
      label,
      href: addressOfPage(textView, pageOf(href)),
    })),
  }
}

/**
 * A place as it is where a manifest is shown: one on a page in the text of that page, one in the text on the
 * page from which it is.
 */
export function placeIn(manifest: Manifest, locator: Locator): Locator {
  const { textView } = manifest
  if (!textView) return locator
  if (isTextView(manifest)) {
    if (!/^page-\d/.test(locator.href)) return locator
    const [href = '', fragment = ''] = addressOfPage(textView, pageOf(locator.href)).split('#')
    return { href, locations: { fragment } }
  }
  const [href, fragment = ''] = locator.href.split('#')
  const section = textView.sections.find((one) => one.href === href)
  if (!section) return locator
  const { position } = locator.locations
  const page = /^page-\d/.test(fragment) ? pageOf(fragment) : section.page
  return { href: `page-${position ?? page + 1}`, locations: {} }
}

/** Number of the page, from 1, from which a place in the text is. */
export function pageAt({ chunks }: PreparedSection, offset: number): number | undefined {
  let found: number | undefined
  for (const { ids } of chunks) {
    for (const { id, offset: start } of ids) {
      if (start <= offset && /^page-\d/.test(id)) found = pageOf(id) + 1
    }
  }
  return found
}

/** Where a page begins in the text. @param page its index */
export const addressOfPage = (textView: TextView, page: number): string =>
  `${textView.sections[sectionOf(textView, page)]!.href}#page-${page + 1}`

/** Index of the page that an address means, from 0. */
export const pageOf = (href: string): number => Number(/^page-(\d+)/.exec(href)?.[1] ?? 1) - 1

/**
 * Index of the section in which a page is, or an entry of the contents on that page. Where a section begins
 * within a page, the page is taken to be there.
 */
function sectionOf({ sections }: TextView, page: number, entry = Infinity): number {
  const after = sections.findIndex(
    (section) => section.page > page || (section.page === page && (section.entry ?? -1) > entry),
  )
  return Math.max(0, (after < 0 ? sections.length : after) - 1)
}
