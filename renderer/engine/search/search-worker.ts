import { ChunkText } from '#core/content/chunk-text'
import { ReaderError } from '#core/errors'
import { searchChunk } from '#core/search/chunk-search'
import { createFinder } from '#core/search/finder'

import { SectionSource } from '../section-source'

import type { SearchJob, SearchReport, SearchResult } from './messages'

/**
 * Searches one publication, in a thread of its own: a pattern may take for ever, and then the thread is
 * ended. The text is read once and kept as long as the thread is.
 */
const scope = self as unknown as {
  postMessage(report: SearchReport): void
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchJob>) => void): void
}

/** Sections, or chunks of a long one, that are fetched together. The first few come alone: they are waited for. */
const fetchedAhead = 48
const firstFetched = 12

let current = 0
let source: SectionSource | undefined
const texts = new Map<string, ChunkText>()

scope.addEventListener('message', ({ data }) => {
  current = data.jobId
  source ??= new SectionSource(data.publicationId, data.hrefs)
  void search(data, source)
})

async function search({ jobId, hrefs, query }: SearchJob, from: SectionSource): Promise<void> {
  try {
    const find = createFinder(query)
    let ahead = 0
    for (const [section, href] of hrefs.entries()) {
      if (section >= ahead) {
        const end = Math.min(hrefs.length, section + (section === 0 ? firstFetched : fetchedAhead))
        for (ahead = section; ahead < end; ahead++) void fetchSection(from, ahead)
      }
      const { characters, chunks } = await from.section(section)
      for (const [chunk, { start }] of chunks.entries()) {
        const text = await textOf(from, section, chunk, chunks.length)
        if (jobId !== current) return
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

/** Who needs it asks again, and hears what is wrong with it. */
function fetchSection(from: SectionSource, section: number): Promise<unknown> {
  return Promise.all([from.section(section), from.chunk(section, 0)]).catch(() => undefined)
}

async function textOf(
  from: SectionSource,
  section: number,
  chunk: number,
  count: number,
): Promise<ChunkText> {
  const key = `${section}.${chunk}`
  const known = texts.get(key)
  if (known) return known
  const batch = chunk < firstFetched ? firstFetched : fetchedAhead
  if (chunk % batch === 0) {
    const end = Math.min(chunk + batch, count)
    for (let next = chunk; next < end; next++) from.chunk(section, next).catch(() => undefined)
  }
  const text = new ChunkText(await from.chunk(section, chunk))
  texts.set(key, text)
  return text
}
