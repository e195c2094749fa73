import '#core/formats/pdf/newer-platform'

import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

import { ReaderError } from '#core/errors'
import type { DestinationSource } from '#core/formats/pdf/destinations'
import { openWithTrailer } from '#core/formats/pdf/lost-trailer'
import type { PdfBytes } from '#core/formats/pdf/pdf-bytes'

import { chunk, openFile, openTransport } from './file-transport'

/** A page that takes longer was made to exhaust. */
const mostMs = 30_000
/** Pictures with more pixels are left out: a screen shows a tenth of them. */
const mostPixels = 100_000_000

/** A page together with what belongs to it. */
export interface OpenedPage {
  readonly pdfjs: typeof Pdfjs
  readonly page: PDFPageProxy
  readonly destinations: DestinationSource
}

interface OpenedBook {
  readonly pdfjs: typeof Pdfjs
  readonly document: PDFDocumentProxy
  readonly destinations: DestinationSource
  readonly close: () => void
}

/**
 * The PDF from which all pages are drawn, opened when the first of them is. It is parsed and drawn in two
 * workers of its own, which end with it.
 */
export class PdfBook {
  readonly #publicationId: string
  readonly #password: string | undefined
  #opened: Promise<OpenedBook> | undefined

  /** @param password of a locked file */
  constructor(publicationId: string, password?: string) {
    this.#publicationId = publicationId
    this.#password = password
  }

  /**
   * Does something with a page.
   *
   * @throws {ReaderError} `publication/corrupted`; `publication/too-complex` for what takes too long, after
   *   which the workers are others
   */
  async use<Result>(index: number, work: (opened: OpenedPage) => Promise<Result>): Promise<Result> {
    const opened = (this.#opened ??= openBook(this.#publicationId, this.#password))
    opened.catch(() => this.#forget(opened))
    const working = opened.then(async ({ pdfjs, document, destinations }) =>
      work({ pdfjs, page: await document.getPage(index + 1), destinations }),
    )
    try {
      return await inTime(working)
    } catch (error) {
      if (error instanceof ReaderError && error.code === 'publication/too-complex') {
        this.#forget(opened)
      }
      throw error instanceof ReaderError
        ? error
        : new ReaderError('publication/corrupted', String(error), { cause: error })
    }
  }

  close(): void {
    if (this.#opened) this.#forget(this.#opened)
  }

  #forget(opened: Promise<OpenedBook>): void {
    if (this.#opened === opened) this.#opened = undefined
    opened.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
}

async function inTime<Result>(working: Promise<Result>): Promise<Result> {
  let timer = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(
      () => reject(new ReaderError('publication/too-complex', 'The page took too long')),
      mostMs,
    )
  })
  try {
    return await Promise.race([working, late])
  } finally {
    clearTimeout(timer)
  }
}

interface Workers {
  readonly parser: Worker
  readonly painter: Worker
  readonly end: () => void
}

/** Workers that wait for the book which is about to be opened. */
let waiting: Workers | undefined

/** Begins to load what PDFs need, which no other book does: one is about to be opened. */
export function prepareForPdf(): void {
  loadPdfjs().catch(() => undefined)
  waiting ??= startWorkers()
}

const loadPdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs')

function startWorkers(): Workers {
  const parser = new Worker(new URL('./pdf-parser.ts', import.meta.url), { type: 'module' })
  const painter = new Worker(new URL('./pdf-painter.ts', import.meta.url), { type: 'module' })
  const end = () => {
    parser.terminate()
    painter.terminate()
  }
  return { parser, painter, end }
}

async function openBook(publicationId: string, password?: string): Promise<OpenedBook> {
  const workers = waiting ?? startWorkers()
  waiting = undefined
  try {
    return await openWith(publicationId, password, workers)
  } catch (error) {
    workers.end()
    throw error
  }
}

async function openWith(
  publicationId: string,
  password: string | undefined,
  { parser, painter, end }: Workers,
): Promise<OpenedBook> {
  const pdfjs = await loadPdfjs()
  const worker = workerOver(pdfjs, parser)
  const task = await openWithTrailer(await openFile(publicationId), (file) =>
    load({ pdfjs, worker, painter, file, password }),
  )
  const document = await task.promise
  return {
    pdfjs,
    document,
    destinations: {
      pageCount: document.numPages,
      named: (name) => document.getDestination(name),
      indexOf: (page) => document.getPageIndex(page).catch(() => undefined),
    },
    close: () => void task.destroy().then(end, end),
  }
}

interface LoadOptions {
  readonly pdfjs: typeof Pdfjs
  readonly worker: Pdfjs.PDFWorker
  readonly painter: Worker
  readonly file: PdfBytes
  readonly password: string | undefined
}

/** @throws what pdf.js throws */
async function load({
  pdfjs,
  worker,
  painter,
  file,
  password,
}: LoadOptions): Promise<PDFDocumentLoadingTask> {
  const data = (folder: string) => new URL(`/pdf/${folder}/`, location.href).href
  const range = await openTransport(pdfjs, file)
  // Read at once: another book may be about to set its own.
  pdfjs.GlobalWorkerOptions.rendererPorts = [painter]
  const task = pdfjs.getDocument({
    range,
    ...(password !== undefined && { password }),
    rangeChunkSize: chunk,
    disableAutoFetch: true,
    disableStream: true,
    worker,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    maxImageSize: mostPixels,
    enableXfa: false,
    useWorkerFetch: true,
    cMapUrl: data('cmaps'),
    standardFontDataUrl: data('standard_fonts'),
    iccUrl: data('iccs'),
    wasmUrl: data('wasm'),
  })
  try {
    await task.promise
    return task
  } catch (error) {
    await task.destroy()
    throw error
  }
}

/** The types of pdf.js say that there is no such port. */
const workerOver = ({ PDFWorker }: typeof Pdfjs, port: Worker) =>
  new PDFWorker({ port } as unknown as ConstructorParameters<typeof PDFWorker>[0])
