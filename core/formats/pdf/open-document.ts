import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { ReaderError } from '#core/errors'
import type { FormatData, Source } from '#core/formats/format'

import './newer-platform'
import { protectionOf } from './protection'

/** So much is read at a time, in bytes. */
const chunk = 262_144

/** Part of a file; fewer bytes only where it ends. */
export type ReadPart = (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Opens a PDF with pdf.js, in this thread. The file is read piece by piece, as far as it is needed.
 *
 * @param data character maps for fonts that the file only names
 * @throws {ReaderError} `publication/encrypted`, `publication/corrupted`
 */
export async function openDocument(source: Source, data?: FormatData): Promise<PDFDocumentProxy> {
  // Loaded when the first PDF comes: nothing else needs it.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // It finds its other half where that puts itself, and then needs no worker.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')

  const read = await partReader(source)
  class FileTransport extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      void read(begin, end - begin).then((bytes) => this.onDataRange(begin, bytes))
    }
  }
  const task = pdfjs.getDocument({
    range: new FileTransport(source.byteLength, await read(0, chunk)),
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
    throw await reasonOf(error as Error, source, read)
  }
}

/** What cannot be read any more counts as zeros: pdf.js would wait for it for ever. */
async function partReader(source: Source): Promise<ReadPart> {
  const whole = source.readPart ? undefined : await source.bytes()
  return async (offset, length) => {
    const part = new Uint8Array(Math.max(0, Math.min(length, source.byteLength - offset)))
    try {
      part.set(whole?.subarray(offset, offset + length) ?? (await source.readPart!(offset, length)))
    } catch {
      part.fill(0)
    }
    return part
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

async function reasonOf(cause: Error, source: Source, read: ReadPart): Promise<ReaderError> {
  const { fileName, byteLength } = source
  const isLocked = cause.name === 'PasswordException'
  if (!isLocked && !/\bencryption\b/.test(cause.message)) {
    return new ReaderError('publication/corrupted', `The PDF cannot be read: ${cause.message}`, {
      details: { fileName },
      cause,
    })
  }
  const scheme = isLocked ? 'a password' : await protectionOf(byteLength, read)
  return new ReaderError('publication/encrypted', 'The PDF is encrypted', {
    details: { fileName, ...(scheme !== undefined && { scheme }) },
    cause,
  })
}
