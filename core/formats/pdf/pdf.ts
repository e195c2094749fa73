import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { escapeText } from '#core/content/attributes'
import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, Resource, Source } from '#core/formats/format'
import { detectLanguageOf } from '#core/formats/text/language'
import type { Manifest } from '#core/publication/publication'

import { openDocument } from './open-document'
import { indexOfPage, pageHref } from './page-address'
import { piecesOf, textsOf } from './page-text'
import { outlinePlaces, planSections } from './reflow/section-plan'
import { TextView } from './reflow/text-view'
import { toManifest } from './to-manifest'

/** More pages than the longest books have. */
const mostPages = 50_000

/**
 * Pages with a fixed layout, each a resource of its own: `page-12`. Who shows them draws them from the file
 * itself; what is read here of a page is its text. Sections of the text view are `text-3`.
 */
export const pdf: Format = {
  name: 'PDF',
  mediaTypes: ['application/pdf'],
  matches,

  async open(source, options = {}) {
    const { document, isLocked } = await openDocument(source, options)
    const { numPages } = document
    const details = { fileName: source.fileName }
    if (numPages < 1) throw new ReaderError('publication/corrupted', 'No pages', { details })
    if (numPages > mostPages) {
      throw new ReaderError('publication/too-large', `${numPages} pages`, { details })
    }
    return toOpened(source, document, isLocked)
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

async function toOpened(
  source: Source,
  document: PDFDocumentProxy,
  isLocked: boolean,
): Promise<OpenedPublication> {
  const pages: Manifest = {
    format: pdf.name,
    mediaType: 'application/pdf',
    ...(await toManifest(source.fileName, document)),
    ...(isLocked && { isLocked }),
  }
  const places = outlinePlaces(pages.toc)
  const sections = planSections(places, document.numPages)
  const labels = new Map(pages.pageList.map(({ href, label }) => [href, label]))
  const text = new TextView({
    document,
    sections,
    places,
    labelOf: (page) => labels.get(pageHref(page)) ?? String(page + 1),
  })
  const samples = await text.samples()
  const hasText = samples.length > 0
  await document.cleanup()
  // Few PDFs say it. From which side pages are turned is left to what they do say.
  const language = pages.metadata.language ?? (await detectLanguageOf(samples))
  if (language !== undefined) pages.metadata = { ...pages.metadata, language }
  const textView = {
    pageCount: document.numPages,
    sections: sections.map(({ page, place }, index) => ({
      href: sectionHref(index),
      page,
      ...(place && { entry: place.entry }),
    })),
  }
  return {
    manifest: hasText ? { ...pages, textView } : pages,
    read: async (href) => {
      const page = indexOfPage(href)
      if (page !== undefined && page < document.numPages) return readPage(document, page)
      const section = sections.findIndex((_, index) => sectionHref(index) === href)
      if (section < 0 || !hasText) return undefined
      return toResource(await text.section(section, language), 'application/xhtml+xml')
    },
  }
}

const sectionHref = (index: number): string => `text-${index + 1}`

const toResource = (markup: string, mediaType: string): Resource => ({
  bytes: new TextEncoder().encode(markup),
  mediaType,
})

/** What pdf.js says of a stream that is over the limit it was built with; see `pdf-stream-limit.mjs`. */
const tooLong = /The stream is too long/

/** The text of a page as the page has it: one block, so that what is looked for may go over its lines. */
async function readPage(document: PDFDocumentProxy, index: number): Promise<Resource> {
  const text = await document
    .getPage(index + 1)
    .then(textOnPage)
    .catch((cause: unknown) => {
      const code = tooLong.test(String(cause)) ? 'publication/too-large' : 'publication/corrupted'
      throw new ReaderError(code, `Page ${index + 1} cannot be read`, { cause })
    })
  const markup = `<!DOCTYPE html><html><body><p>${escapeText(text)}</p></body></html>`
  return toResource(markup, 'text/html')
}

async function textOnPage(page: PDFPageProxy): Promise<string> {
  const texts = textsOf(await piecesOf(page))
  page.cleanup()
  return texts.join('')
}
