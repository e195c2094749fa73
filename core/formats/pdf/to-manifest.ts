import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import type { Link, Manifest } from '#core/publication/publication'

import type { Reference } from './destinations'
import { toMetadata } from './metadata'
import { toContents } from './outline'
import { pageHref } from './page-address'
import { toPageList } from './page-list'
import { toPageSize, type PageSize } from './page-size'

/** Describes an opened PDF: a resource for each page. */
export async function toManifest(
  fileName: string,
  document: PDFDocumentProxy,
): Promise<Omit<Manifest, 'format' | 'mediaType'>> {
  const { sizes, indices } = await readPages(document)
  const [{ info, metadata }, preferences, pageLayout, labels] = await Promise.all([
    document.getMetadata().catch(() => ({ info: {}, metadata: null })),
    document.getViewerPreferences().catch(() => null),
    document.getPageLayout().catch(() => ''),
    document.getPageLabels().catch(() => null),
  ])
  return {
    metadata: toMetadata({
      fileName,
      info: info as Record<string, unknown>,
      xmp: (metadata as { getRaw(): string } | null)?.getRaw(),
      direction: directionOf(preferences),
      pageLayout,
    }),
    readingOrder: sizes.map((size, index): Link => ({
      href: pageHref(index),
      mediaType: 'application/pdf',
      ...size,
    })),
    resources: [],
    toc: await toContents(document, {
      pageCount: document.numPages,
      named: (name) => document.getDestination(name),
      indexOf: (page) => indices.get(keyOf(page)),
    }),
    landmarks: [],
    pageList: toPageList(labels, document.numPages),
  }
}

interface Pages {
  readonly sizes: readonly PageSize[]
  /** Reference of each page, as {@link keyOf} writes it, to its index. */
  readonly indices: ReadonlyMap<string, number>
}

const keyOf = ({ num, gen }: Reference): string => `${num} ${gen}`

/** A page that is damaged has the size of the one before it; what is wrong is told of when one turns to it. */
async function readPages(document: PDFDocumentProxy): Promise<Pages> {
  const sizes: PageSize[] = []
  const indices = new Map<string, number>()
  for (let index = 0; index < document.numPages; index++) {
    const page = await document.getPage(index + 1).catch(() => null)
    if (page?.ref) indices.set(keyOf(page.ref), index)
    sizes.push(page ? toPageSize(page) : (sizes.at(-1) ?? toPageSize(null)))
  }
  return { sizes, indices }
}

const directionOf = (preferences: unknown): string | undefined =>
  preferences instanceof Map
    ? (preferences.get('Direction') as string | undefined)
    : ((preferences ?? {}) as { Direction?: string }).Direction
