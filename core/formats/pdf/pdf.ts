import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { escapeText } from '#core/content/attributes'
import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, Resource, Source } from '#core/formats/format'
import type { Link, Manifest } from '#core/publication/publication'

import type { Reference } from './destinations'
import { toMetadata } from './metadata'
import { openDocument } from './open-document'
import { toContents } from './outline'
import { indexOfPage, pageHref } from './page-address'
import { toPageList } from './page-list'
import { toPageSize, type PageSize } from './page-size'
import { linesOf, piecesOf } from './page-text'

/** More pages than the longest books have. */
const mostPages = 50_000

/**
 * Pages with a fixed layout, each a resource of its own: `page-12`. Who shows them draws them from the file
 * itself; what is read here of a page is its text.
 */
export const pdf: Format = {
  name: 'PDF',
  mediaTypes: ['application/pdf'],
  matches,

  async open(source, { data } = {}) {
    const document = await openDocument(source, data)
    const { numPages } = document
    const details = { fileName: source.fileName }
    if (numPages < 1) throw new ReaderError('publication/corrupted', 'No pages', { details })
    if (numPages > mostPages) {
      throw new ReaderError('publication/too-large', `${numPages} pages`, { details })
    }
    return toOpened(source, document)
  },
}

/** Other programs find the signature anywhere in so many bytes; what stands before it is passed over. */
const signatureWithin = 1_024

function matches({ head, fileName }: Source): boolean {
  if (/\.pdf$/i.test(fileName)) return true
  const start = String.fromCharCode(...head.subarray(0, signatureWithin))
  // A text may speak of PDFs; then it says something before.
  return /\.(?:txt|text|md|html?)$/i.test(fileName)
    ? /^\s*%PDF-\d/.test(start)
    : /%PDF-\d/.test(start)
}

async function toOpened(source: Source, document: PDFDocumentProxy): Promise<OpenedPublication> {
  const { sizes, indices } = await readPages(document)
  const [{ info, metadata }, preferences, pageLayout, labels] = await Promise.all([
    document.getMetadata().catch(() => ({ info: {}, metadata: null })),
    document.getViewerPreferences().catch(() => null),
    document.getPageLayout().catch(() => ''),
    document.getPageLabels().catch(() => null),
  ])
  const manifest: Manifest = {
    format: pdf.name,
    mediaType: 'application/pdf',
    metadata: toMetadata({
      fileName: source.fileName,
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
  await document.cleanup()
  return { manifest, read: (href) => readPage(document, href) }
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

/** The text of a page as the page has it, a paragraph for each line. */
async function readPage(document: PDFDocumentProxy, href: string): Promise<Resource | undefined> {
  const index = indexOfPage(href)
  if (index === undefined || index >= document.numPages) return undefined
  const lines = await document
    .getPage(index + 1)
    .then(linesOnPage)
    .catch((cause: unknown) => {
      throw new ReaderError('publication/corrupted', `${href} cannot be read`, { cause })
    })
  const body = lines.map((line) => `<p>${escapeText(line)}</p>`).join('')
  const markup = `<!DOCTYPE html><html><body>${body}</body></html>`
  return { bytes: new TextEncoder().encode(markup), mediaType: 'text/html' }
}

async function linesOnPage(page: PDFPageProxy): Promise<string[]> {
  const lines = linesOf(await piecesOf(page))
  page.cleanup()
  return lines
}
