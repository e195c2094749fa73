import { ReaderError } from '#core/errors'
import { findInChunk, passageWords, type PassageWords } from '#core/search/chunk-search'
import { createFinder, type Found, type SearchQuery } from '#core/search/finder'

import { wordsAtOnce, type FoundInChunk, type SearchJob, type SearchReport } from './messages'
import { PublicationText, type SearchedChunk } from './publication-text'

/**
 * Searches one publication, in a thread of its own: a pattern may take for ever, and then the thread is
 * ended. The text is read once and kept as long as the thread is.
 */
const scope = self as unknown as {
  postMessage(report: SearchReport): void
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchJob>) => void): void
}

/** After so long it tells what it found, and looks whether something else is wanted. */
const turnMs = 16

let current = 0
let publication: PublicationText | undefined

scope.addEventListener('message', ({ data }) => {
  const { publicationId, count, firstSection } = data
  publication ??= new PublicationText(publicationId, count, firstSection)
  if (data.kind === 'prepare') {
    current = 0
    publication.prepare()
  } else if (data.kind === 'describe') {
    const { jobId, passages } = data
    const from = publication
    const words = passages.map((passage) => wordsOf(passage, from))
    scope.postMessage({ jobId, kind: 'described', words })
  } else {
    current = data.jobId
    void search(data.jobId, data.query, publication)
  }
})

async function search(jobId: number, query: SearchQuery, from: PublicationText): Promise<void> {
  try {
    const find = createFinder(query)
    let untold: FoundInChunk[] = []
    let count = 0
    let isTold = false
    let turnEnds = performance.now() + turnMs
    for await (const chunk of from.chunks()) {
      if (jobId !== current) return
      const found = findInChunk(chunk.text, find)
      if (found.length > 0) untold.push(inChunk(chunk, found, Math.max(0, wordsAtOnce - count)))
      count += found.length
      // What is found first is told at once.
      if (performance.now() < turnEnds && (isTold || count === 0)) continue
      isTold = count > 0
      scope.postMessage({ jobId, kind: 'found', chunks: untold })
      untold = []
      await othersTurn()
      turnEnds = performance.now() + turnMs
    }
    if (jobId !== current) return
    scope.postMessage({ jobId, kind: 'found', chunks: untold })
    scope.postMessage({ jobId, kind: 'done' })
  } catch (error) {
    const known = error instanceof ReaderError ? error : new ReaderError('internal', String(error))
    scope.postMessage({ jobId, kind: 'failed', error: known.toReport() })
  }
}

/** @param most passages whose words are told */
function inChunk(
  { section, sectionLength, start, text }: SearchedChunk,
  found: readonly Found[],
  most: number,
): FoundInChunk {
  return {
    section,
    sectionLength,
    places: Int32Array.from(found.flatMap(({ from, to }) => [start + from, start + to])),
    words: found.slice(0, most).map((one) => passageWords(text, one)),
  }
}

function wordsOf(
  { section, from, to }: Found & { section: number },
  publicationText: PublicationText,
): PassageWords {
  const chunk = publicationText.chunkAt(section, from)
  if (!chunk) return { before: '', match: '', after: '' }
  return passageWords(chunk.text, { from: from - chunk.start, to: to - chunk.start })
}

const { port1, port2 } = new MessageChannel()
port1.start()

/** Resolves when the messages that wait have been heard. A timer would wait for milliseconds. */
const othersTurn = (): Promise<void> =>
  new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port2.postMessage(null)
  })
