import { ReaderError } from '#core/errors'
import type { PublicationId } from '#core/publication/publication'

import type { Publish } from '../ipc/publish'
import { isInPlace } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import { lookAtFile } from '../watching/walk-books'

import { announce } from './announce'
import type { LibraryService } from './library-service'
import type { MergeService } from './merge-service'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly library: Pick<LibraryService, 'importWatched'>
  readonly merging: Pick<MergeService, 'merge'>
  readonly publish: Publish
}

/** Publications whose files the library has no copy of: they are read where they lie. */
export interface InPlaceService {
  /**
   * What is to be opened when somebody opens a publication: itself, or where its file was changed meanwhile, what
   * that is now, with all that was kept.
   *
   * @throws {ReaderError} `publication/not-there` where its file is gone, or is another work; or as reading it does
   */
  current(id: PublicationId, password?: string): Promise<PublicationId>
  /**
   * From now on the publication is read from the file that somebody chooses.
   *
   * @returns what it is now; `null` where nothing was chosen
   * @throws {ReaderError} `publication/other-work`, or as reading the file does
   */
  find(id: PublicationId, choose: () => Promise<string | null>): Promise<PublicationId | null>
}

export function createInPlaceService(dependencies: Dependencies): InPlaceService {
  const { publications, library, merging } = dependencies

  const readFrom = async (id: PublicationId, file: string, password?: string) => {
    const options = { inPlace: true, password, wanted: id }
    const { id: now, before } = await library.importWatched(file, options)
    if (now === null) return id
    if (before !== null) await merging.merge(now, [before])
    else announce(dependencies, [now])
    return now
  }

  return {
    async current(id, password) {
      const file = publications.fileOf(id)?.file
      if (file === undefined || !isInPlace(file)) return id
      const onDisk = await lookAtFile(file)
      if (!onDisk) throw notThere(file)
      if (publications.recall(onDisk) === id) return id
      try {
        return await readFrom(id, file, password)
      } catch (error) {
        const isOther = error instanceof ReaderError && error.code === 'publication/other-work'
        throw isOther ? notThere(file) : error
      }
    },
    async find(id, choose) {
      const file = await choose()
      return file === null ? null : readFrom(id, file)
    },
  }
}

const notThere = (path: string) =>
  new ReaderError('publication/not-there', 'The file is not there', { details: { path } })
