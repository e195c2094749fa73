import { ReaderError } from '#core/errors'
import { searchChunk } from '#core/search/chunk-search'
import { createFinder } from '#core/search/finder'

import type { SearchJob, SearchReport, SearchResult } from './messages'
import { PublicationText } from './publication-text'

/**
 * Searches one publication, in a thread of its own: a pattern may take for ever, and then the thread is
 * ended. The text is read once and kept as long as the thread is.
 */
const scope = self as unknown as {
  postMessage(report: SearchReport): void
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchJob>) => void): void
}

let current = 0
let publication: PublicationText | undefined

scope.addEventListener('message', ({ data }) => {
  current = data.jobId
  publication ??= new PublicationText(data.publicationId, data.hrefs, data.firstSection)
  void search(data, publication)
})

async function search({ jobId, hrefs, query }: SearchJob, from: PublicationText): Promise<void> {
  try {
    const find = query && createFinder(query)
    for (const [section, href] of hrefs.entries()) {
      const { characters, chunks } = await from.section(section)
      for (const [chunk, { start }] of chunks.entries()) {
        const text = await from.chunk(section, chunk)
        if (jobId !== current) return
        if (!find) continue
        const results = searchChunk(text, find).map((hit): SearchResult => {
          const place = { from: start + hit.from, to: start + hit.to }
          const progression = Math.min(1, place.from / Math.max(1, characters))
          return { ...hit, ...place, section, href, progression }
        })
        if (results.length > 0) scope.postMessage({ jobId, kind: 'found', results })
      }
    }
    scope.postMessage({ jobId, kind: 'done' })
  } catch (error) {
    const known = error instanceof ReaderError ? error : new ReaderError('internal', String(error))
    scope.postMessage({ jobId, kind: 'failed', error: known.toReport() })
  }
}
