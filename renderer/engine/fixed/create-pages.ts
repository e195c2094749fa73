import type { Link, Manifest } from '#core/publication/publication'

import { pageWords } from '../../words/page-words'
import { PdfBook } from '../pdf/pdf-book'
import { PdfPage } from '../pdf/pdf-page'
import type { SectionSource } from '../section-source'

import type { FixedPage } from './fixed-page'
import { ImagePage } from './image-page'
import { MarkupPage } from './markup-page'

interface PagesContext {
  readonly publicationId: string
  readonly password: string | undefined
  readonly manifest: Manifest
  readonly source: SectionSource
  readonly fontFaces: string
}

/** The pages of a publication: one for each link of its reading order, of the kind that draws it. */
export function createPages({
  publicationId,
  password,
  manifest,
  ...context
}: PagesContext): FixedPage[] {
  const { readingOrder, metadata } = manifest
  const labels = pageLabels(manifest)
  const book = new PdfBook(publicationId, password)
  return readingOrder.map((link, index) => {
    const name = pageWords.pageName(index + 1, labels.get(link.href))
    if (link.mediaType === 'application/pdf') {
      return new PdfPage({ book, index, link, publicationId })
    }
    return isPicture(link)
      ? new ImagePage(publicationId, link, name)
      : new MarkupPage({ ...context, index, link, metadata, name })
  })
}

/** What the publisher calls pages, by their address. */
export const pageLabels = ({ pageList }: Manifest): ReadonlyMap<string, string> =>
  new Map(pageList.toReversed().map(({ href, label }) => [href.split('#')[0]!, label]))

const isPicture = ({ mediaType }: Link): boolean =>
  mediaType.startsWith('image/') && mediaType !== 'image/svg+xml'
