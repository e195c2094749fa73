import { ReaderError } from '#core/errors'

import type { Archivist } from '../backup/archivist'

import type { Ingest } from './ingest'
import { JobMessage, type JobKind, type JobReply, jobs } from './messages'

/** Somebody waits for a page with a finger on the key; files that are imported and marks can wait. */
const patientKinds: ReadonlySet<JobKind> = new Set([
  'recognise',
  'inspect',
  'pack',
  'suspectAnchors',
  'findAnchors',
  'findDictionaries',
  'readAnnotations',
  'readAnchors',
  'placePassages',
  'markupPlaces',
  'texts',
  'passages',
])

/**
 * Takes jobs one at a time, so that it is always known which one made the process hang or die.
 * Nothing is lost by it: parsing keeps the one thread busy anyway.
 *
 * @returns the function that takes a message
 */
export function serve(
  worker: Ingest & Archivist,
  reply: (message: JobReply) => void,
): (message: unknown) => void {
  const urgent: JobMessage[] = []
  const patient: JobMessage[] = []
  let busy = false

  const work = async (): Promise<void> => {
    busy = true
    for (let job = next(); job; job = next()) reply(await run(worker, job, reply))
    busy = false
  }
  const next = () => urgent.shift() ?? patient.shift()

  return (message) => {
    const job = JobMessage.parse(message)
    ;(patientKinds.has(job.kind) ? patient : urgent).push(job)
    if (!busy) void work()
  }
}

async function run(
  worker: Ingest & Archivist,
  { jobId, kind, input }: JobMessage,
  reply: (message: JobReply) => void,
): Promise<JobReply> {
  reply({ type: 'started', jobId })
  try {
    return { type: 'done', jobId, value: await dispatch(worker, kind, input) }
  } catch (error) {
    return { type: 'failed', jobId, error: toReaderError(error).toReport() }
  }
}

function dispatch(worker: Ingest & Archivist, kind: JobKind, input: unknown): Promise<unknown> {
  switch (kind) {
    case 'pack': {
      const { folder, target } = jobs.pack.input.parse(input)
      return worker.pack(folder, target)
    }
    case 'recognise':
      return worker.recognise(jobs.recognise.input.parse(input).file)
    case 'inspect': {
      const { file, id } = jobs.inspect.input.parse(input)
      return worker.inspect(file, id)
    }
    case 'section': {
      const { publication, index } = jobs.section.input.parse(input)
      return worker.section(publication, index)
    }
    case 'chunk': {
      const { publication, section, chunk } = jobs.chunk.input.parse(input)
      return worker.chunk(publication, section, chunk)
    }
    case 'resource': {
      const { publication, href } = jobs.resource.input.parse(input)
      return worker.resource(publication, href)
    }
    case 'reread': {
      const { publication, from, locators } = jobs.reread.input.parse(input)
      return worker.reread(publication, from, locators)
    }
    case 'suspectAnchors': {
      const { publication, sections } = jobs.suspectAnchors.input.parse(input)
      return worker.suspectAnchors(publication, sections)
    }
    case 'findAnchors': {
      const { publication, anchors } = jobs.findAnchors.input.parse(input)
      return worker.findAnchors(publication, anchors)
    }
    case 'readAnchors': {
      const { publication, anchors } = jobs.readAnchors.input.parse(input)
      return worker.readAnchors(publication, anchors)
    }
    case 'placePassages': {
      const { publication, passages } = jobs.placePassages.input.parse(input)
      return worker.placePassages(publication, passages)
    }
    case 'markupPlaces': {
      const { publication, section, ranges } = jobs.markupPlaces.input.parse(input)
      return worker.markupPlaces(publication, section, ranges)
    }
    case 'readAnnotations':
      return worker.readAnnotations(jobs.readAnnotations.input.parse(input).file)
    case 'texts': {
      const { publication, from, most } = jobs.texts.input.parse(input)
      return worker.texts(publication, from, most)
    }
    case 'chunkTexts': {
      const { publication, range } = jobs.chunkTexts.input.parse(input)
      return worker.chunkTexts(publication, range)
    }
    case 'passages': {
      const { publication, sections, typed, most } = jobs.passages.input.parse(input)
      return worker.passages(publication, sections, typed, most)
    }
    case 'findDictionaries':
      return worker.findDictionaries(jobs.findDictionaries.input.parse(input).folder)
    case 'lookUp': {
      const { dictionaries, question } = jobs.lookUp.input.parse(input)
      return worker.lookUp(dictionaries, question)
    }
    case 'sampleEncodings': {
      const { publication, most } = jobs.sampleEncodings.input.parse(input)
      return worker.sampleEncodings(publication, most)
    }
    case 'packLibrary': {
      const { target, label, files } = jobs.packLibrary.input.parse(input)
      return worker.packLibrary(target, label, files)
    }
    case 'openBackup': {
      const { backup, into } = jobs.openBackup.input.parse(input)
      return worker.openBackup(backup, into)
    }
    case 'unpackBackup': {
      const { backup, into, have } = jobs.unpackBackup.input.parse(input)
      return worker.unpackBackup(backup, into, have)
    }
  }
}

/** What the machine cannot hold, as V8 words it. */
const isExhausted = /call stack|array length|string length|buffer|out of memory/i

/**
 * A parser that trips over a file with an error of its own has met a damaged file. Any other
 * `RangeError` stems from who asked: there is no such section, or chunk.
 */
function toReaderError(error: unknown): ReaderError {
  if (error instanceof ReaderError) return error
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const code = !(error instanceof RangeError)
    ? 'publication/corrupted'
    : isExhausted.test(message)
      ? 'publication/too-complex'
      : 'publication/not-found'
  return new ReaderError(code, message, { cause: error })
}
