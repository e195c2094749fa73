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
import { hasEncryptedNames } from './encrypted-names'
import { EntryIndex } from './entry-index'
import { archivePath, outputFolder, SevenZip } from './seven-zip'
import { parseListing, type ListedEntry, type Listing } from './seven-zip-listing'

const MB = 1_048_576

/**
 * Entries of a solid archive that are unpacked with the one that was asked for: they come out of the same
 * stream, which has to be read from its start each time.
 */
const aheadBytes = 32 * MB
const aheadEntries = 64
/** Unpacked entries of a solid archive that are kept. */
const keptBytes = 96 * MB

/** No password: an archive that wants one says so instead of asking. */
const common = ['-p', '-sccUTF-8', archivePath]

/**
 * Opens an archive by 7-Zip: RAR, 7z, and the ways in which a ZIP is rarely packed. Entries are unpacked in
 * memory when they are asked for.
 *
 * @throws {ReaderError} `publication/corrupted`, `publication/encrypted`, `publication/too-large`
 */
export async function openSevenZipContainer(
  fileName: string,
  bytes: ByteReader,
  scheme: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<Container> {
  const sevenZip = new SevenZip(bytes)
  const encrypted = (what: string) =>
    new ReaderError('publication/encrypted', `${what} is encrypted`, {
      details: { fileName, scheme },
    })
  const { lines, gaveUp } = await sevenZip.run(['l', '-slt', ...common])
  const listing = parseListing(lines)
  const { entries } = listing
  if (entries.length > limits.entries) throw tooLarge(fileName, `${entries.length} entries`)
  if (entries.length === 0 && (gaveUp || listing.isBroken)) {
    if (await hasEncryptedNames(bytes)) throw encrypted('The directory')
    throw unreadable(fileName, 'The directory')
  }
  if (entries.length > 0 && entries.every(({ isEncrypted }) => isEncrypted)) {
    throw encrypted('Every entry')
  }
  const index = new EntryIndex<ListedEntry>()
  for (const entry of entries) index.add(entry.name, entry)
  const kept = new KeptEntries(keptBytes)
  const total = new UnpackedTotal(fileName, limits)

  const unpack = async (path: string, wanted: readonly ListedEntry[]) => {
    const [entry] = wanted
    const byRatio = Math.max(limits.ratioFromBytes, bytes.byteLength * limits.ratio)
    const most = Math.min(mostBytesOf(path, limits) + aheadBytes, byRatio)
    const names = wanted.map(({ name }) => name)
    const options = ['x', '-y', '-spd', '-scsUTF-8', `-o${outputFolder}`]
    const run = await sevenZip.run([...options, ...common], names, most)
    const content = run.files.get(entry!.name)
    if (run.isCutOff) throw tooLarge(fileName, path)
    for (const [name, { length }] of run.files) total.add(name, length)
    if (!content || content.length < entry!.byteLength) throw unreadable(fileName, path)
    if (listing.isSolid) for (const [name, file] of run.files) kept.add(name, file)
    return content
  }

  return {
    fileName,
    paths: index.paths,
    byteLength: (path) => index.find(path)?.byteLength,
    async read(path) {
      const entry = index.find(path)
      if (!entry) return undefined
      if (entry.isEncrypted) throw encrypted(path)
      if (entry.byteLength > mostBytesOf(path, limits)) throw tooLarge(fileName, path)
      const known = kept.find(entry.name)
      if (known) return known
      const run = listing.isSolid ? runFrom(entry, listing) : [entry]
      if (run.length === 1) return unpack(path, run)
      // What lies behind it may be damaged without its being so.
      return unpack(path, run).catch(() => unpack(path, [entry]))
    },
  }
}

/** The entry and those behind it in the same stream, as many as are worth it. */
function runFrom(entry: ListedEntry, { entries }: Listing): ListedEntry[] {
  const run = [entry]
  let length = 0
  for (const next of entries.slice(entries.indexOf(entry) + 1)) {
    length += next.byteLength
    if (next.block !== entry.block || length > aheadBytes || run.length === aheadEntries) break
    run.push(next)
  }
  return run
}

/** What was used last, up to a size. */
class KeptEntries {
  readonly #limit: number
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>()
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  find(name: string): Uint8Array<ArrayBuffer> | undefined {
    const file = this.#files.get(name)
    if (file) this.add(name, file)
    return file
  }

  /** Last used goes last: a Map remembers the order of insertion. */
  add(name: string, file: Uint8Array<ArrayBuffer>): void {
    this.#delete(name)
    this.#files.set(name, file)
    this.#bytes += file.length
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= this.#limit) return
      this.#delete(oldest)
    }
  }

  #delete(name: string): void {
    this.#bytes -= this.#files.get(name)?.length ?? 0
    this.#files.delete(name)
  }
}
