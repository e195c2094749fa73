import { ReaderError } from '#core/errors'

const MB = 1_048_576

/** Counted on real bytes, whatever the file says of itself. */
export const archiveLimits = {
  entries: 20_000,
  entryBytes: 512 * MB,
  totalBytes: 4_096 * MB,
  markupBytes: 64 * MB,
  /** Above `ratioFromBytes` an entry may be this much longer than its compressed form. */
  ratio: 200,
  ratioFromBytes: 10 * MB,
}
export type ArchiveLimits = typeof archiveLimits

const markup = /\.(?:x?html?|xht|xml|opf|ncx|css|svg|smil|fb2)$/i

/** Most bytes of one entry. */
export const mostBytesOf = (path: string, limits: ArchiveLimits): number =>
  Math.min(limits.entryBytes, markup.test(path) ? limits.markupBytes : Infinity)

export const tooLarge = (fileName: string, what: string): ReaderError =>
  new ReaderError('publication/too-large', `Over a limit of the archive: ${what}`, {
    details: { fileName },
  })

/** What the entries of an archive come to. One that is read again, by somebody who turns back, counts once. */
export class UnpackedTotal {
  readonly #fileName: string
  readonly #limit: number
  readonly #counted = new Map<string, number>()
  #bytes = 0

  constructor(fileName: string, { totalBytes }: ArchiveLimits) {
    this.#fileName = fileName
    this.#limit = totalBytes
  }

  /** @throws {ReaderError} `publication/too-large` */
  add(path: string, byteLength: number): void {
    const more = byteLength - (this.#counted.get(path) ?? 0)
    if (more <= 0) return
    if (this.#bytes + more > this.#limit) throw tooLarge(this.#fileName, path)
    this.#bytes += more
    this.#counted.set(path, byteLength)
  }
}

export const unreadable = (fileName: string, what: string, cause?: unknown): ReaderError =>
  new ReaderError('publication/corrupted', `${what} cannot be read from the archive`, {
    details: { fileName },
    cause,
  })
