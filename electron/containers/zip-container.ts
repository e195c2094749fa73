import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw, inflateRawSync } from 'node:zlib'

import { Reader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-external.js'

import { foldPath } from '#core/content/href'
import { ReaderError } from '#core/errors'
import type { Container } from '#core/formats/format'

const MB = 1_048_576

/** Counted on real bytes, whatever the file says of itself. */
export const zipLimits = {
  entries: 20_000,
  entryBytes: 512 * MB,
  totalBytes: 4_096 * MB,
  markupBytes: 64 * MB,
  /** Above `ratioFromBytes` an entry may be this much longer than its compressed form. */
  ratio: 200,
  ratioFromBytes: 10 * MB,
}
export type ZipLimits = typeof zipLimits

const markup = /\.(?:x?html?|xht|xml|opf|ncx|css|svg|smil|fb2)$/i
const stored = 0
const deflated = 8
const localSignature = 0x04034b50
const localHeaderBytes = 30
/** Below this a round trip to another thread costs more than the work. */
const inflateHereBytes = 65_536
const inflate = promisify(inflateRaw)

/** Where the bytes of the archive come from. */
export interface ByteReader {
  readonly byteLength: number
  /** Fewer bytes only where the archive ends. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

export const handleReader = (handle: FileHandle, byteLength: number): ByteReader => ({
  byteLength,
  async read(offset, length) {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, byteLength - offset)))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
    return bytesRead === bytes.length ? bytes : bytes.subarray(0, bytesRead)
  },
})

/**
 * Opens an archive for reading entry by entry; only its directory is read at once.
 *
 * @throws {ReaderError} `publication/corrupted`, `publication/too-large`
 */
export async function openZipContainer(
  fileName: string,
  bytes: ByteReader,
  limits: ZipLimits = zipLimits,
): Promise<Container> {
  const entries = await readDirectory(fileName, bytes, limits)
  const folded = new Map<string, FileEntry>()
  for (const [path, entry] of entries) {
    const key = foldPath(path)
    if (!folded.has(key)) folded.set(key, entry)
  }
  let totalBytes = 0
  const find = (path: string) => entries.get(path) ?? folded.get(foldPath(path))

  return {
    fileName,
    paths: [...entries.keys()],
    byteLength: (path) => find(path)?.uncompressedSize,
    async read(path) {
      const entry = find(path)
      if (!entry) return undefined
      const content = await readEntry(fileName, path, entry, bytes, limits)
      totalBytes += content.length
      if (totalBytes > limits.totalBytes) throw tooLarge(fileName, path)
      return content
    },
  }
}

/** Entries by their safe names; of two with one name the first counts. */
async function readDirectory(
  fileName: string,
  bytes: ByteReader,
  limits: ZipLimits,
): Promise<Map<string, FileEntry>> {
  const reader = new ZipReader(new PositionalReader(bytes), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
  })
  const entries = new Map<string, FileEntry>()
  let count = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > limits.entries) throw tooLarge(fileName, `more than ${limits.entries} entries`)
      if (entry.directory) continue
      const path = safeName(entry.filename)
      if (path !== undefined && !entries.has(path)) entries.set(path, entry)
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

/** The name as a path inside the archive; `undefined` for one that leads out of it. */
function safeName(name: string): string | undefined {
  const segments = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const leadsOut = segments.includes('..') || /^[a-z]:$/i.test(segments[0] ?? '')
  return segments.length === 0 || leadsOut || name.includes('\0') ? undefined : segments.join('/')
}

async function readEntry(
  fileName: string,
  path: string,
  entry: FileEntry,
  bytes: ByteReader,
  limits: ZipLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.encrypted) {
    throw new ReaderError('publication/encrypted', `${path} is encrypted in the archive`, {
      details: { fileName, scheme: 'ZIP' },
    })
  }
  const most = Math.min(limits.entryBytes, markup.test(path) ? limits.markupBytes : Infinity)
  if (entry.compressedSize > most) throw tooLarge(fileName, path)
  try {
    const raw = await readRaw(entry, bytes)
    if (entry.compressionMethod === stored) return raw
    if (entry.compressionMethod !== deflated) {
      throw new Error(`compression method ${entry.compressionMethod} is not supported`)
    }
    const byRatio = Math.max(limits.ratioFromBytes, raw.length * limits.ratio)
    const options = { maxOutputLength: Math.min(most, byRatio) }
    const isSmall = entry.uncompressedSize < inflateHereBytes && raw.length < inflateHereBytes
    const inflated = isSmall ? inflateRawSync(raw, options) : await inflate(raw, options)
    return new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.byteLength)
  } catch (error) {
    if (isCode(error, 'ERR_BUFFER_TOO_LARGE')) throw tooLarge(fileName, path)
    throw new ReaderError('publication/corrupted', `${path} cannot be read from the archive`, {
      details: { fileName },
      cause: error,
    })
  }
}

/** The entry's bytes as stored, behind its local header, in one read where the header is as usual. */
async function readRaw(entry: FileEntry, bytes: ByteReader): Promise<Uint8Array<ArrayBuffer>> {
  const usual = localHeaderBytes + entry.rawFilename.length + 64
  const start = await bytes.read(entry.offset, usual + entry.compressedSize)
  const header = new DataView(start.buffer, start.byteOffset, start.byteLength)
  if (start.length < localHeaderBytes || header.getUint32(0, true) !== localSignature) {
    throw new Error('no local header')
  }
  const begin = localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true)
  const end = begin + entry.compressedSize
  const raw =
    end <= start.length
      ? start.subarray(begin, end)
      : await bytes.read(entry.offset + begin, entry.compressedSize)
  if (raw.length < entry.compressedSize) throw new Error('the archive ends too early')
  return raw
}

const tooLarge = (fileName: string, what: string) =>
  new ReaderError('publication/too-large', `Over a limit of the archive: ${what}`, {
    details: { fileName },
  })

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

class PositionalReader extends Reader<ByteReader> {
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
