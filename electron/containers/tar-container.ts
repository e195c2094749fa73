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

interface TarEntry {
  readonly offset: number
  readonly byteLength: number
}

const block = 512
const decoder = new TextDecoder()

/**
 * Opens a TAR: files one after another, each behind a block that names it. Nothing is compressed.
 *
 * @throws {ReaderError} `publication/corrupted`, `publication/too-large`
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export async function openTarContainer(
  fileName: string,
  bytes: ByteReader,
  limits: ArchiveLimits = archiveLimits,
): Promise<Container> {
  const entries = await readEntries(fileName, bytes, limits)
  const total = new UnpackedTotal(fileName, limits)
  const read = async (path: string, most: number) => {
    const entry = entries.find(path)
    if (!entry) return undefined
    const { offset, byteLength } = entry
    if (byteLength > mostBytesOf(path, limits)) throw tooLarge(fileName, path)
    const length = Math.min(byteLength, most)
    const content = await bytes.read(offset, length)
    if (content.length < length) throw unreadable(fileName, path)
    total.add(`${offset}`, content.length)
    return content
  }
  return {
    fileName,
    paths: entries.paths,
    byteLength: (path) => entries.find(path)?.byteLength,
    read: (path) => read(path, Infinity),
    readStart: read,
  }
}

async function readEntries(
  fileName: string,
  bytes: ByteReader,
  limits: ArchiveLimits,
): Promise<EntryIndex<TarEntry>> {
  const entries = new EntryIndex<TarEntry>()
  let count = 0
  /** Names too long for the block stand in a file of their own before it. */
  let longName: string | undefined
  for (let at = 0; at + block <= bytes.byteLength;) {
    const header = await bytes.read(at, block)
    if (header.every((byte) => byte === 0)) break
    if (!isHeader(header)) throw unreadable(fileName, `The block at ${at}`)
    if (++count > limits.entries) throw tooLarge(fileName, `more than ${limits.entries} entries`)
    const byteLength = sizeOf(header)
    const offset = at + block
    const type = String.fromCharCode(header[156]!)
    if (type === 'L' || type === 'x') {
      const text = decoder.decode(await bytes.read(offset, Math.min(byteLength, block * 16)))
      longName = type === 'L' ? text.replace(/\0.*$/s, '') : (paxPath(text) ?? longName)
    } else {
      if (type === '0' || type === '\0' || type === '7') {
        entries.add(longName ?? nameOf(header), { offset, byteLength })
      }
      if (type !== 'g') longName = undefined
    }
    at = offset + Math.ceil(byteLength / block) * block
  }
  return entries
}

const field = (header: Uint8Array, from: number, length: number): string =>
  decoder.decode(header.subarray(from, from + length)).replace(/\0.*$/s, '')

function nameOf(header: Uint8Array): string {
  const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : ''
  const name = field(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

/** Octal digits, or a large number in base 256 (GNU). */
function sizeOf(header: Uint8Array): number {
  if ((header[124]! & 0x80) === 0) return Number.parseInt(field(header, 124, 12).trim(), 8) || 0
  return header.subarray(128, 136).reduce((size, byte) => size * 256 + byte, 0)
}

/** The sum of its bytes, with spaces in place of the sum itself. */
function isHeader(header: Uint8Array): boolean {
  const told = Number.parseInt(field(header, 148, 8).trim(), 8)
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0) === told
}

/** `30 path=folder/page.png` */
const paxPath = (records: string): string | undefined => /^\d+ path=(.*)$/m.exec(records)?.[1]
