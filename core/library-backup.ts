import { z } from 'zod'

/** How much is in a library. */
export const LibraryCounts = z.object({
  /** On the shelf. */
  publications: z.int().nonnegative(),
  bookmarks: z.int().nonnegative(),
  highlights: z.int().nonnegative(),
})
export type LibraryCounts = z.infer<typeof LibraryCounts>

/** What a restore would put in the place of what. */
export const RestoreOffer = z.object({
  /** ISO 8601 instant. */
  createdAt: z.string(),
  /** The books’ own files are in the backup. */
  hasPublications: z.boolean(),
  backup: LibraryCounts,
  present: LibraryCounts,
})
export type RestoreOffer = z.infer<typeof RestoreOffer>

/** A backup that was written and read back. */
export const BackupMade = z.object({
  file: z.string(),
  byteLength: z.int().nonnegative(),
})
export type BackupMade = z.infer<typeof BackupMade>
