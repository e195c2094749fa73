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

export const unreadable = (fileName: string, what: string, cause?: unknown): ReaderError =>
  new ReaderError('publication/corrupted', `${what} cannot be read from the archive`, {
    details: { fileName },
    cause,
  })
