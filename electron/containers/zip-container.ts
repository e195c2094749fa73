import { promisify } from 'node:util'
import { constants, inflateRaw, inflateRawSync } from 'node:zlib'

import { Reader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-external.js'

import { ReaderError } from '#core/errors'
import type { Container } from '#core/formats/format'

import {
  type ArchiveLimits,
  archiveLimits,
  mostBytesOf,
  tooLarge,
  UnpackedTotal,
  unreadable,
} from './archive-limits'
import type { ByteReader } from './byte-reader'
import { EntryIndex } from './entry-index'

const stored = 0
const deflated = 8
const localSignature = 0x04034b50
const localHeaderBytes = 30
/** Below this a round trip to another thread costs more than the work. */
const inflateHereBytes = 65_536
const inflate = promisify(inflateRaw)

/**
 * Opens an archive for reading entry by entry; only its directory is read at once.
 *
 * @param openOtherwise reads entries that are packed in ways other than the two usual ones
 * @throws {ReaderError} `publication/corrupted`, `publication/too-large`
 */
export async function openZipContainer(
  fileName: string,
  bytes: ByteReader,
  limits: ArchiveLimits = archiveLimits,
  openOtherwise?: () => Promise<Container>,
): Promise<Container> {
  let otherwise: Promise<Container> | undefined
  const entries = await readDirectory(fileName, bytes, limits)
  const total = new UnpackedTotal(fileName, limits)

  return {
    fileName,
    paths: entries.paths,
    byteLength: (path) => entries.find(path)?.uncompressedSize,
    async read(path) {
      const entry = entries.find(path)
      if (!entry) return undefined
      if (openOtherwise && !isUsual(entry)) {
        return (await (otherwise ??= openOtherwise())).read(path)
      }
      const content = await readEntry(fileName, path, entry, bytes, limits)
      total.add(entry.filename, content.length)
      return content
    },
    async readStart(path, length) {
      const entry = entries.find(path)
      return entry && (await readStart(fileName, path, entry, bytes, length))
    },
  }
}

async function readDirectory(
  fileName: string,
  bytes: ByteReader,
  limits: ArchiveLimits,
): Promise<EntryIndex<FileEntry>> {
  const reader = new ZipReader(new PositionalReader(bytes), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
  })
  const entries = new EntryIndex<FileEntry>()
  let count = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > limits.entries) throw tooLarge(fileName, `more than ${limits.entries} entries`)
      if (!entry.directory) entries.add(entry.filename, entry)
    }
  } catch (error) {
    if (error instanceof ReaderError) throw error
    throw new ReaderError('publication/corrupted', 'The archive has no readable directory', {
      details: { fileName },
      cause: error,
    })
  }
  return entries
}

async function readEntry(
  fileName: string,
  path: string,
  entry: FileEntry,
  bytes: ByteReader,
  limits: ArchiveLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  refuseEncrypted(fileName, path, entry)
  const most = mostBytesOf(path, limits)
  if (entry.compressedSize > most) throw tooLarge(fileName, path)
  try {
    const raw = await readRaw(entry, bytes)
    if (entry.compressionMethod === stored) return raw
    if (entry.compressionMethod !== deflated) throw notSupported(entry)
    const byRatio = Math.max(limits.ratioFromBytes, raw.length * limits.ratio)
    const options = { maxOutputLength: Math.min(most, byRatio) }
    const isSmall = entry.uncompressedSize < inflateHereBytes && raw.length < inflateHereBytes
    const inflated = isSmall ? inflateRawSync(raw, options) : await inflate(raw, options)
    return new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.byteLength)
  } catch (error) {
    if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) throw tooLarge(fileName, path)
    throw unreadable(fileName, path, error)
  }
}

/** Bytes of a compressed start may become this many times as many. */
const startRatio = 32

/** As much of the entry's start as so many stored bytes give. */
async function readStart(
  fileName: string,
  path: string,
  entry: FileEntry,
  bytes: ByteReader,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  refuseEncrypted(fileName, path, entry)
  try {
    const raw = await readRaw(entry, bytes, Math.min(length, entry.compressedSize))
    if (entry.compressionMethod === stored) return raw
    if (entry.compressionMethod !== deflated) throw notSupported(entry)
    const start = inflateRawSync(raw, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: length * startRatio,
    })
    return new Uint8Array(start.buffer, start.byteOffset, Math.min(length, start.byteLength))
  } catch (error) {
    if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) throw tooLarge(fileName, path)
    throw unreadable(fileName, path, error)
  }
}

function refuseEncrypted(fileName: string, path: string, { encrypted }: FileEntry): void {
  if (!encrypted) return
  throw new ReaderError('publication/encrypted', `${path} is encrypted in the archive`, {
    details: { fileName, scheme: 'ZIP' },
  })
}

const isUsual = ({ compressionMethod, encrypted }: FileEntry): boolean =>
  encrypted || compressionMethod === stored || compressionMethod === deflated

const notSupported = ({ compressionMethod }: FileEntry) =>
  new Error(`compression method ${compressionMethod} is not supported`)

/** The entry's bytes as stored, behind its local header, in one read where the header is as usual. */
async function readRaw(
  entry: FileEntry,
  bytes: ByteReader,
  length = entry.compressedSize,
): Promise<Uint8Array<ArrayBuffer>> {
  const usual = localHeaderBytes + entry.rawFilename.length + 64
  const start = await bytes.read(entry.offset, usual + length)
  const header = new DataView(start.buffer, start.byteOffset, start.byteLength)
  if (start.length < localHeaderBytes || header.getUint32(0, true) !== localSignature) {
    throw new Error('no local header')
  }
  const begin = localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true)
  const end = begin + length
  const raw =
    end <= start.length
      ? start.subarray(begin, end)
      : await bytes.read(entry.offset + begin, length)
  if (raw.length < length) throw new Error('the archive ends too early')
  return raw
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** For zip.js, which asks for any part of the archive. */
export class PositionalReader extends Reader<ByteReader> {
  readonly #bytes: ByteReader

  constructor(bytes: ByteReader) {
    super(bytes)
    this.#bytes = bytes
    this.size = bytes.byteLength
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.#bytes.read(offset, length)
  }
}
