import type { EncodingSamples } from '#core/publication/encoding-samples'
import type { OpenedReading } from '#core/ipc/contract'
import type { PublicationId, TextOptions } from '#core/publication/publication'

import type { Ingest, PublicationFile } from '../ingest/ingest'
import type { RereadingRepository } from '../storage/rereading-repository'

import type { AnchorsService } from './anchors-service'
import { publicationNotFound } from './locate'
import type { ReadingService } from './reading-service'
import { reread } from './reread'

interface Dependencies {
  readonly reading: Pick<ReadingService, 'locate' | 'open'>
  readonly rereadings: RereadingRepository
  readonly ingest: Pick<Ingest, 'reread' | 'sampleEncodings'>
  readonly parserVersion: number
  readonly anchors: Pick<AnchorsService, 'carryOver'>
}

/** What a person decides about a plain text that was read in a wrong way. */
export interface TextService {
  sampleEncodings(id: PublicationId, most: number): Promise<EncodingSamples>
  /** Answers when it is stored, with the publication as it is now. */
  setOptions(id: PublicationId, options: TextOptions): Promise<OpenedReading>
}

export function createTextService(dependencies: Dependencies): TextService {
  const { reading, ingest } = dependencies
  const fileOf = (id: PublicationId): PublicationFile => {
    const file = reading.locate(id)
    if (file) return file
    throw publicationNotFound(id)
  }
  let last: Promise<unknown> = Promise.resolve()

  return {
    sampleEncodings: async (id, most) => ingest.sampleEncodings(fileOf(id), most),
    setOptions(id, text) {
      // One after the other: the second starts from what the first has made of the places.
      const done = last.then(async () => {
        await reread(dependencies, fileOf(id), { text, isCurrent: true })
        return reading.open(id)
      })
      last = done.catch(() => undefined)
      return done
    },
  }
}
