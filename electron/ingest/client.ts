import { ReaderError } from '#core/errors'

import type { Archivist } from '../backup/archivist'
import type { Logger } from '../log'

import type { Ingest } from './ingest'
import { type JobInput, type JobKind, type JobOutput, JobReply, jobs } from './messages'

/** What a process costs. */
export interface ProcessCost {
  /** What it occupies at present. */
  readonly memoryBytes: number
  /** Time of the processor since it started; `undefined` where the platform does not tell. */
  readonly processorMs: number | undefined
}

/** The other process as the client sees it. */
export interface IngestProcess {
  send(message: unknown): void
  kill(): void
  cost(): ProcessCost
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
}

interface Dependencies {
  readonly spawn: () => IngestProcess
  readonly log: Logger
  /** Time of the processor that one job may take; where nobody tells that, time from its start. */
  readonly timeoutMs?: number
}

/** Room for the largest publication that is allowed, far from what would hurt the machine. */
const memoryLimit = 1024 * 1024 * 1024
const checkMs = 250
/** A file that only waits, for a disk that is gone or a machine that sleeps, costs no time of the processor. */
const patience = 4

interface Job {
  readonly jobId: number
  readonly kind: JobKind
  readonly input: unknown
  /** Processes that ended before they began with any job, while this one waited. */
  falseStarts: number
  resolve(value: unknown): void
  reject(error: ReaderError): void
}

export interface IngestClient extends Ingest, Archivist {
  /** Starts the process, so that it is ready when the first file comes. */
  start(): void
  stop(): void
}

/**
 * Speaks with the ingest process: one request, one answer, both checked.
 *
 * A job that hangs or kills the process fails as too complex; the process is started anew and the jobs
 * that only waited behind it are done there.
 */
export function createIngestClient({ spawn, log, timeoutMs = 30_000 }: Dependencies): IngestClient {
  const jobsInFlight = new Map<number, Job>()
  let lastJobId = 0
  let current: IngestProcess | undefined
  let running: { jobId: number; stopWatching: () => void } | undefined
  let stopped = false

  const settle = (jobId: number): Job | undefined => {
    const job = jobsInFlight.get(jobId)
    jobsInFlight.delete(jobId)
    if (running?.jobId === jobId) {
      running.stopWatching()
      running = undefined
    }
    return job
  }

  const process = (): IngestProcess => {
    if (current) return current
    const started = spawn()
    current = started
    started.onMessage((message) => {
      if (current === started) receive(message)
    })
    started.onExit(() => {
      if (current !== started) return
      current = undefined
      recover()
    })
    return started
  }

  const submit = (job: Job) => {
    const { jobId, kind, input } = job
    process().send({ jobId, kind, input })
  }

  const receive = (message: unknown) => {
    const reply = JobReply.parse(message)
    if (reply.type === 'started') {
      running = { jobId: reply.jobId, stopWatching: watch(reply.jobId) }
      return
    }
    const job = settle(reply.jobId)
    if (!job) return
    if (reply.type === 'failed') job.reject(ReaderError.fromReport(reply.error))
    else answer(job, reply.value)
  }

  /** A job that takes too long or too much ends with its process; `recover` does the rest. */
  const watch = (jobId: number): (() => void) => {
    const end = (reason: string) => {
      log.error(`Ingest job ${jobsInFlight.get(jobId)?.kind ?? jobId} took ${reason}`)
      current?.kill()
    }
    let elapsed = 0
    let before: number | undefined
    const meter = setInterval(() => {
      if (!current) return
      elapsed += checkMs
      const { memoryBytes, processorMs } = current.cost()
      before ??= processorMs
      const used = (processorMs ?? 0) - (before ?? 0)
      if (memoryBytes > memoryLimit) end('too much memory')
      else if (used > timeoutMs) end('too much time of the processor')
      else if (elapsed >= (before === undefined ? 1 : patience) * timeoutMs) end('too long')
    }, checkMs)
    return () => clearInterval(meter)
  }

  const answer = (job: Job, value: unknown) => {
    const checked = jobs[job.kind].output.safeParse(value)
    if (checked.success) job.resolve(checked.data)
    else job.reject(new ReaderError('internal', `Ingest answered ${job.kind} with something else`))
  }

  /** The process is gone: who ran is to blame, who waited is served by the next one. */
  const recover = () => {
    const culprit = running && settle(running.jobId)
    culprit?.reject(
      new ReaderError('publication/too-complex', `Ingest process died during ${culprit.kind}`),
    )
    if (stopped) return
    log.error('The ingest process ended')
    for (const job of jobsInFlight.values()) {
      if (!culprit) job.falseStarts += 1
      if (job.falseStarts < 2) submit(job)
      else settle(job.jobId)?.reject(new ReaderError('internal', 'Ingest process does not start'))
    }
  }

  const request = <Kind extends JobKind>(
    kind: Kind,
    input: JobInput<Kind>,
  ): Promise<JobOutput<Kind>> =>
    new Promise((resolve, reject) => {
      lastJobId += 1
      const job: Job = {
        jobId: lastJobId,
        kind,
        input,
        falseStarts: 0,
        resolve,
        reject,
      }
      jobsInFlight.set(job.jobId, job)
      submit(job)
    })

  return {
    start: () => void process(),
    stop() {
      stopped = true
      current?.kill()
    },
    pack: (folder, target) => request('pack', { folder, target }),
    recognise: (file) => request('recognise', { file }),
    inspect: (file, id) => request('inspect', { file, id }),
    section: (publication, index) => request('section', { publication, index }),
    chunk: (publication, section, chunk) => request('chunk', { publication, section, chunk }),
    resource: (publication, href) => request('resource', { publication, href }),
    reread: (publication, from, locators) =>
      request('reread', { publication, from, locators: [...locators] }),
    suspectAnchors: (publication, sections) =>
      request('suspectAnchors', {
        publication,
        sections: sections.map(({ index, anchors }) => ({ index, anchors: [...anchors] })),
      }),
    findAnchors: (publication, anchors) =>
      request('findAnchors', { publication, anchors: [...anchors] }),
    readAnchors: (publication, anchors) =>
      request('readAnchors', { publication, anchors: [...anchors] }),
    placePassages: (publication, passages) =>
      request('placePassages', { publication, passages: [...passages] }),
    markupPlaces: (publication, section, ranges) =>
      request('markupPlaces', { publication, section, ranges: [...ranges] }),
    texts: (publication, from, most) => request('texts', { publication, from, most }),
    chunkTexts: (publication, range) => request('chunkTexts', { publication, range }),
    passages: (publication, sections, typed, most) =>
      request('passages', { publication, sections: [...sections], typed, most }),
    readAnnotations: (file) => request('readAnnotations', { file }),
    findDictionaries: (folder) => request('findDictionaries', { folder }),
    lookUp: (dictionaries, question) =>
      request('lookUp', { dictionaries: [...dictionaries], question }),
    sampleEncodings: (publication, most) => request('sampleEncodings', { publication, most }),
    packLibrary: (target, label, files) =>
      request('packLibrary', { target, label, files: [...files] }),
    openBackup: (backup, into) => request('openBackup', { backup, into }),
    unpackBackup: (backup, into, have) =>
      request('unpackBackup', { backup, into, have: [...have] }),
  }
}
