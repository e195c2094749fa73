import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import { aFakeIngest, anId, aSection, silentLog } from '#tests/support/library-builders'

import { archivist } from '../backup/archive'

import { createIngestClient, type IngestProcess } from './client'
import type { Ingest } from './ingest'
import { serve } from './serve'

const publication = { id: anId(), path: '/library/publication.txt', fileName: 'story.txt' }

interface TestProcess extends IngestProcess {
  memoryBytes: number
  processorMs: number | undefined
  die(): void
}

/** The same worker code as in the app, behind messages that are copied as between processes. */
function aProcess(worker: Ingest): TestProcess {
  let tell: (message: unknown) => void = () => undefined
  let ended: () => void = () => undefined
  let isAlive = true
  const take = serve({ ...worker, ...archivist }, (reply) => {
    if (isAlive) tell(structuredClone(reply))
  })
  const die = () => {
    if (!isAlive) return
    isAlive = false
    ended()
  }
  return {
    memoryBytes: 0,
    processorMs: undefined,
    send: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        if (isAlive) take(copy)
      })
    },
    cost() {
      return { memoryBytes: this.memoryBytes, processorMs: this.processorMs }
    },
    kill: die,
    die,
    onMessage: (listener) => void (tell = listener),
    onExit: (listener) => void (ended = listener),
  }
}

/** @param workers one for each process that is started, the last one for all that follow */
function aClient(...workers: Ingest[]) {
  const processes: TestProcess[] = []
  const client = createIngestClient({
    log: silentLog,
    timeoutMs: 30_000,
    spawn: () => {
      const worker = workers[Math.min(processes.length, workers.length - 1)]
      const process = aProcess(worker ?? aFakeIngest())
      processes.push(process)
      return process
    },
  })
  return { client, processes }
}

const never = () => new Promise<never>(() => undefined)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('ingest client', () => {
  it('answers what the worker answers', async () => {
    const { client } = aClient(aFakeIngest())

    await expect(client.section(publication, 0)).resolves.toEqual(aSection())
    await expect(client.chunk(publication, 0, 0)).resolves.toBe('<p>Hello</p>')
    await expect(client.resource(publication, 'none')).resolves.toBeUndefined()
  })

  it('carries bytes', async () => {
    const resource = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' }
    const { client } = aClient(aFakeIngest({ resource: async () => resource }))

    await expect(client.resource(publication, 'x.png')).resolves.toEqual(resource)
  })

  it('throws the error that the worker threw', async () => {
    const section = async () => {
      throw new ReaderError('publication/encrypted', 'No', { details: { scheme: 'Adept' } })
    }
    const { client } = aClient(aFakeIngest({ section }))

    await expect(client.section(publication, 0)).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { scheme: 'Adept' },
    })
  })

  it('calls a parser that trips a damaged file, one that overflows too complex', async () => {
    const trip = aFakeIngest({
      section: async () => {
        throw new TypeError('Cannot read properties of undefined')
      },
      chunk: async () => {
        throw new RangeError('Maximum call stack size exceeded')
      },
    })
    const { client } = aClient(trip)

    await expect(client.section(publication, 0)).rejects.toMatchObject({
      code: 'publication/corrupted',
    })
    await expect(client.chunk(publication, 0, 0)).rejects.toMatchObject({
      code: 'publication/too-complex',
    })
  })

  it('says that there is no such section', async () => {
    const section = async () => {
      throw new RangeError('no section 9')
    }
    const { client } = aClient(aFakeIngest({ section }))

    await expect(client.section(publication, 9)).rejects.toMatchObject({
      code: 'publication/not-found',
    })
  })

  it('refuses an answer of another shape', async () => {
    const section = async () => ({ href: 7 }) as never
    const { client } = aClient(aFakeIngest({ section }))

    await expect(client.section(publication, 0)).rejects.toMatchObject({ code: 'internal' })
  })

  it('ends a job that takes too long, and serves what waited behind it', async () => {
    const { client, processes } = aClient(aFakeIngest({ section: never }), aFakeIngest())
    const stuck = client.section(publication, 0).catch((error: unknown) => error)
    const waiting = client.chunk(publication, 0, 0)

    await vi.advanceTimersByTimeAsync(30_001)

    expect(await stuck).toMatchObject({ code: 'publication/too-complex' })
    expect(await waiting).toBe('<p>Hello</p>')
    expect(processes).toHaveLength(2)
  })

  it('lets a job wait that does not work, where the platform tells the two apart', async () => {
    const { client, processes } = aClient(aFakeIngest({ section: never }))
    client.start()
    const [process] = processes
    process!.processorMs = 7_000
    const slow = client.section(publication, 0).catch((error: unknown) => error)
    const outcome = vi.fn()
    void slow.then(outcome)

    await vi.advanceTimersByTimeAsync(60_000)
    process!.processorMs = 36_000
    await vi.advanceTimersByTimeAsync(500)
    expect(outcome).not.toHaveBeenCalled()

    process!.processorMs = 37_001
    await vi.advanceTimersByTimeAsync(500)
    expect(await slow).toMatchObject({ code: 'publication/too-complex' })
  })

  it('ends a job that waits for ever', async () => {
    const { client, processes } = aClient(aFakeIngest({ section: never }))
    client.start()
    processes[0]!.processorMs = 0
    const stuck = client.section(publication, 0).catch((error: unknown) => error)

    await vi.advanceTimersByTimeAsync(120_001)

    expect(await stuck).toMatchObject({ code: 'publication/too-complex' })
  })

  it('ends a job that takes too much memory', async () => {
    const { client, processes } = aClient(aFakeIngest({ section: never }))
    const greedy = client.section(publication, 0).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1)
    const [process] = processes
    if (process) process.memoryBytes = 4 * 1024 ** 3

    await vi.advanceTimersByTimeAsync(500)

    expect(await greedy).toMatchObject({ code: 'publication/too-complex' })
  })

  it('blames the job that ran when the process died, not those that waited', async () => {
    const { client, processes } = aClient(aFakeIngest({ section: never }), aFakeIngest())
    const killer = client.section(publication, 0).catch((error: unknown) => error)
    const bystander = client.chunk(publication, 0, 0)
    await vi.advanceTimersByTimeAsync(1)

    processes[0]?.die()

    expect(await killer).toMatchObject({ code: 'publication/too-complex' })
    await expect(bystander).resolves.toBe('<p>Hello</p>')
  })

  it('gives up on a process that never starts', async () => {
    const { client, processes } = aClient(aFakeIngest())
    const asked = client.section(publication, 0).catch((error: unknown) => error)

    processes[0]?.die()
    processes[1]?.die()

    expect(await asked).toMatchObject({ code: 'internal' })
  })

  it('lets a page go before a file that is being imported', async () => {
    const order: string[] = []
    const worker = aFakeIngest({
      inspect: async () => {
        order.push('inspect')
        throw new ReaderError('publication/empty', 'Empty')
      },
      chunk: async () => {
        order.push('chunk')
        return ''
      },
    })
    const { client } = aClient(worker)

    const inspections = [1, 2].map((n) =>
      client.inspect({ path: `/${n}`, fileName: `${n}` }).catch(() => undefined),
    )
    await Promise.all([...inspections, client.chunk(publication, 0, 0)])

    expect(order).toEqual(['inspect', 'chunk', 'inspect'])
  })
})
