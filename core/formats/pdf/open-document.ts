import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { ReaderError } from '#core/errors'
import type { FormatData, OpenOptions, Source } from '#core/formats/format'

import { openWithTrailer } from './lost-trailer'
import './newer-platform'
import type { PdfBytes } from './pdf-bytes'
import { protectionOf } from './protection'

/** So much is read at a time, in bytes. */
const chunk = 262_144

interface OpenedDocument {
  readonly document: PDFDocumentProxy
  /** It opens with a password alone. */
  readonly isLocked: boolean
}

/**
 * Opens a PDF with pdf.js, in this thread. The file is read piece by piece, as far as it is needed.
 *
 * @throws {ReaderError} `publication/encrypted`, `publication/password-needed`, `publication/password-wrong`,
 *   `publication/corrupted`
 */
export async function openDocument(
  source: Source,
  { data, password }: Pick<OpenOptions, 'data' | 'password'>,
): Promise<OpenedDocument> {
  const file = await bytesOf(source)
  try {
    return { document: await openWithTrailer(file, (bytes) => load(bytes, data)), isLocked: false }
  } catch (error) {
    if (!isLock(error) || password === undefined) {
      throw await reasonOf(error as Error, source.fileName, file)
    }
  }
  try {
    return { document: await load(file, data, password), isLocked: true }
  } catch (error) {
    if (!isLock(error)) throw await reasonOf(error as Error, source.fileName, file)
    throw new ReaderError('publication/password-wrong', 'Another password opens the PDF', {
      details: { fileName: source.fileName },
      cause: error,
    })
  }
}

async function load(
  { byteLength, read }: PdfBytes,
  data: FormatData | undefined,
  password?: string,
): Promise<PDFDocumentProxy> {
  // Loaded when the first PDF comes: nothing else needs it.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // It finds its other half where that puts itself, and then needs no worker.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')

  class FileTransport extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      void read(begin, end - begin).then((bytes) => this.onDataRange(begin, bytes))
    }
  }
  const task = pdfjs.getDocument({
    range: new FileTransport(byteLength, await read(0, chunk)),
    ...(password !== undefined && { password }),
    rangeChunkSize: chunk,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    // Nothing is drawn here: fonts and pictures stay as they lie in the file.
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    BinaryDataFactory: dataFactory(data),
  })
  try {
    return await task.promise
  } catch (error) {
    void task.destroy()
    throw error
  }
}

/** What cannot be read any more counts as zeros: pdf.js would wait for it for ever. */
async function bytesOf(source: Source): Promise<PdfBytes> {
  const { byteLength } = source
  const whole = source.readPart ? undefined : await source.bytes()
  return {
    byteLength,
    async read(offset, length) {
      const part = new Uint8Array(Math.max(0, Math.min(length, byteLength - offset)))
      try {
        part.set(
          whole?.subarray(offset, offset + length) ?? (await source.readPart!(offset, length)),
        )
      } catch {
        part.fill(0)
      }
      return part
    },
  }
}

/** Letters are read without fonts and pictures: only character maps are wanted. */
const folders: Readonly<Record<string, string>> = { cMapUrl: 'cmaps' }

/** Hands pdf.js what it asks for beside the file, as it asks for it. */
function dataFactory(data: FormatData | undefined) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const folder = folders[kind]
      const bytes = folder === undefined ? undefined : await data?.(`pdf/${folder}/${filename}`)
      if (!bytes) throw new Error(`${filename} is not there`)
      return bytes
    }
  }
}

const isLock = (error: unknown): boolean => (error as Error).name === 'PasswordException'

async function reasonOf(cause: Error, fileName: string, file: PdfBytes): Promise<ReaderError> {
  if (isLock(cause)) {
    return new ReaderError('publication/password-needed', 'The PDF wants a password', {
      details: { fileName },
      cause,
    })
  }
  if (!/\bencryption\b/.test(cause.message)) {
    return new ReaderError('publication/corrupted', `The PDF cannot be read: ${cause.message}`, {
      details: { fileName },
      cause,
    })
  }
  const scheme = await protectionOf(file)
  return new ReaderError('publication/encrypted', 'The PDF is encrypted', {
    details: { fileName, ...(scheme !== undefined && { scheme }) },
    cause,
  })
}
