import { ReaderError } from '#core/errors'
import type { PublicationId } from '#core/publication/publication'

import type { PublicationFile } from '../ingest/ingest'
import { isInPlace, type LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'

/** Passwords that somebody gave since the app started. They are written nowhere. */
export type SessionPasswords = Map<PublicationId, string>

interface Dependencies {
  readonly publications: Pick<PublicationsRepository, 'fileOf'>
  readonly files: Pick<LibraryFiles, 'pathOf' | 'besideOf' | 'sectionsOf'>
  readonly passwords: SessionPasswords
}

/** What somebody locked is not kept where everybody can read it. */
export const withPassword = (file: PublicationFile, password: string): PublicationFile => ({
  ...file,
  password,
  sections: undefined,
})

/** Where a publication's file lies; `undefined` where it is not, or not any more. */
export function locate(
  { publications, files, passwords }: Dependencies,
  id: PublicationId,
): PublicationFile | undefined {
  const stored = publications.fileOf(id)
  if (!stored) return undefined
  const { file, originalName, text } = stored
  const password = passwords.get(id)
  const located = {
    id,
    path: files.pathOf(id, file),
    fileName: originalName,
    // What is read in place has what it names beside it.
    beside: isInPlace(file) ? undefined : files.besideOf(id),
    text,
    sections: files.sectionsOf(id),
  }
  return password === undefined ? located : withPassword(located, password)
}

export const publicationNotFound = (id: PublicationId) =>
  new ReaderError('publication/not-found', 'No such publication in the library', {
    details: { id },
  })
