import { ReaderError } from '#core/errors'
import type { PublicationId } from '#core/publication/publication'

import type { PublicationFile } from '../ingest/ingest'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'

interface Dependencies {
  readonly publications: Pick<PublicationsRepository, 'fileOf'>
  readonly files: Pick<LibraryFiles, 'pathOf' | 'besideOf' | 'sectionsOf'>
}

/** Where a publication's file lies; `undefined` where it is not, or not any more. */
export function locate(
  { publications, files }: Dependencies,
  id: PublicationId,
): PublicationFile | undefined {
  const stored = publications.fileOf(id)
  if (!stored) return undefined
  const { file, originalName, text } = stored
  return {
    id,
    path: files.pathOf(id, file),
    fileName: originalName,
    beside: files.besideOf(id),
    text,
    sections: files.sectionsOf(id),
  }
}

export const publicationNotFound = (id: PublicationId) =>
  new ReaderError('publication/not-found', 'No such publication in the library', {
    details: { id },
  })
