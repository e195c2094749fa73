import { z } from 'zod'

import type { PublicationId } from '#core/publication/publication'

/** A file on the disk and its name in the archive, with `/` between folders. */
export const PackedFile = z.object({
  name: z.string().min(1),
  path: z.string().min(1),
  /** SHA-256 that its content must have; a file of which that is not true any more is left out. */
  hash: z.string().optional(),
})
export type PackedFile = z.infer<typeof PackedFile>

/** What a backup says of itself, in its `backup.json`. */
export const BackupLabel = z.object({
  format: z.literal('octavo-library'),
  formatVersion: z.int().positive(),
  /** ISO 8601 instant. */
  createdAt: z.string(),
  /** Of the app that made it. */
  appVersion: z.string(),
  /** The books’ own files are in it. */
  hasPublications: z.boolean(),
})
export type BackupLabel = z.infer<typeof BackupLabel>

/** Of the archive, not of the database in it. */
export const formatVersion = 1

/**
 * Makes and reads the one file that holds a whole library. The app has it in a process of its own that can
 * be killed: a backup may come from anywhere.
 *
 * Every method throws {@link ReaderError}: `backup/not-a-backup`, `backup/damaged`, `backup/newer-version`,
 * `storage/unwritable`.
 */
export interface Archivist {
  /**
   * Writes an archive, whole or not at all, and reads it back. A file that is gone by then is left out.
   * @returns its length in bytes
   */
  packLibrary(target: string, label: BackupLabel, files: readonly PackedFile[]): Promise<number>
  /** Takes the database out of a backup, into a folder that is there. A bare database will do as well. */
  openBackup(backup: string, into: string): Promise<Omit<BackupLabel, 'format' | 'formatVersion'>>
  /**
   * Takes everything else out, into a folder that is there.
   * @param have publications whose files are not needed
   */
  unpackBackup(backup: string, into: string, have: readonly PublicationId[]): Promise<void>
}
