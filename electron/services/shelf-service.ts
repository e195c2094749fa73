import { readFile, stat } from 'node:fs/promises'

import { ReaderError } from '#core/errors'
import { readPicture } from '#core/formats/comic/picture'
import type { Collection, PublicationChange } from '#core/library'
import {
  type Description,
  describedByFile,
  FileFacts,
  type OwnMetadata,
  definedOf,
} from '#core/own-metadata'
import type { PublicationId } from '#core/publication/publication'

import type { Publish } from '../ipc/publish'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ShelfRepository } from '../storage/shelf-repository'

import { announce } from './announce'
import { publicationNotFound } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly shelf: ShelfRepository
  readonly files: Pick<LibraryFiles, 'keepOwnCover'>
  readonly publish: Publish
  readonly now: () => Date
}

/** What somebody says about publications; each answers when it is on the disk, and the window hears of it. */
export interface ShelfService {
  change(ids: readonly PublicationId[], change: PublicationChange): void
  collections(): Collection[]
  saveCollection(collection: Collection): void
  /** @returns what was in it, for whoever wants it back */
  removeCollection(id: string): PublicationId[]
  /** What the file says of a publication, and what somebody says instead. */
  description(id: PublicationId): Promise<{ file: Description; own: OwnMetadata; facts: FileFacts }>
  describe(id: PublicationId, own: OwnMetadata): void
  /** @returns `false` when nobody chose a picture */
  chooseCover(id: PublicationId, choose: () => Promise<string[]>): Promise<boolean>
  /** Back to the publication’s own. */
  resetCover(id: PublicationId): void
}

/** In bytes. A photograph is smaller; what is larger would be read for each look at the shelf. */
const largestCover = 16 * 1_048_576

export function createShelfService(dependencies: Dependencies): ShelfService {
  const { publications, shelf, files, publish, now } = dependencies

  const announceCollections = () =>
    publish('collections.changed', { collections: shelf.collections() })

  return {
    change(ids, change) {
      shelf.change(ids, change)
      announce(dependencies, ids)
    },
    collections: () => shelf.collections(),
    saveCollection(collection) {
      shelf.saveCollection(collection)
      announceCollections()
    },
    removeCollection(id) {
      const members = shelf.removeCollection(id)
      announceCollections()
      if (members.length > 0) announce(dependencies, members)
      return members
    },
    async description(id) {
      const manifest = publications.find(id)?.manifest
      if (!manifest) throw publicationNotFound(id)
      const { metadata } = manifest
      const file = describedByFile(metadata)
      return {
        file: { ...file, description: await readable(file.description) },
        own: shelf.ownMetadata(id),
        facts: FileFacts.parse(metadata),
      }
    },
    describe(id, own) {
      if (!shelf.describe(id, definedOf(own))) throw publicationNotFound(id)
      announce(dependencies, [id])
    },
    async chooseCover(id, choose) {
      const [file] = await choose()
      if (file === undefined) return false
      if (!publications.summary(id)) throw publicationNotFound(id)
      const { bytes, mediaType } = await readCover(file)
      await files.keepOwnCover(id, bytes)
      shelf.setOwnCover(id, { mediaType, at: now().toISOString() })
      announce(dependencies, [id])
      return true
    },
    resetCover(id) {
      shelf.setOwnCover(id, null)
      announce(dependencies, [id])
    },
  }
}

/** What was taken in before descriptions were made plain as they are read. Loaded when somebody looks. */
async function readable(description: string | null): Promise<string | null> {
  if (description === null) return null
  const { plainDescription } = await import('#core/content/plain-description')
  return plainDescription(description) || null
}

/** @throws {ReaderError} `publication/not-found`, or `cover/unsupported` for what is no picture or too large a one */
async function readCover(file: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const found = await stat(file).catch(() => undefined)
  if (!found) throw new ReaderError('publication/not-found', 'No such picture')
  const bytes = found.size <= largestCover ? new Uint8Array(await readFile(file)) : undefined
  const mediaType = bytes && readPicture(bytes)?.mediaType
  if (!bytes || mediaType === undefined || mediaType === 'image/jxl') {
    throw new ReaderError('cover/unsupported', 'This is no picture that can be a cover')
  }
  return { bytes, mediaType }
}
