import { describe, expect, it, vi } from 'vitest'

import { aLocator, aManifest, anId, aSection } from '#tests/support/library-builders'

import type { OpenReading } from './open-reading'
import { createIngestWorker, type Parsers } from './worker'

const aReading = (): OpenReading & { close: ReturnType<typeof vi.fn> } => ({
  content: async () => ({ section: aSection(), size: 3, html: () => '<p>' }),
  resource: async () => undefined,
  publication: async () => ({ manifest: aManifest(), read: async () => undefined }),
  close: vi.fn(async () => undefined),
})

const aPublication = (seed: string) => ({
  id: anId(seed),
  path: `/library/${seed}`,
  fileName: `${seed}.epub`,
})

function aWorker() {
  const readings: ReturnType<typeof aReading>[] = []
  const opened = () => {
    const reading = aReading()
    readings.push(reading)
    return reading
  }
  const open = vi.fn(async (): Promise<OpenReading> => opened())
  const parsers: Parsers = {
    open,
    recognise: async () => undefined,
    inspect: async ({ fileName }) => ({
      inspection: { id: anId(fileName), byteLength: 1, manifest: aManifest() },
      reading: opened(),
    }),
    readAnnotations: async () => [],
    findDictionaries: async () => ({ dictionaries: [], failures: [] }),
    lookUp: async (_dictionaries, { text }) => ({ word: text, found: [], suggestions: [] }),
    sampleEncodings: async () => ({ automatic: null, offers: [] }),
    pack: async ({ fileName }) => ({ fileName }),
  }
  return { worker: createIngestWorker(parsers, 'this build'), open, readings }
}

describe('ingest worker', () => {
  it('opens a publication once for all that is asked of it', async () => {
    const { worker, open } = aWorker()

    await worker.section(aPublication('a'), 0)
    await worker.chunk(aPublication('a'), 0, 0)
    await worker.resource(aPublication('a'), 'x.css')

    expect(open).toHaveBeenCalledOnce()
  })

  it('keeps three open and closes the one not used for longest', async () => {
    const { worker, open, readings } = aWorker()

    for (const seed of ['a', 'b', 'c', 'a', 'd']) await worker.section(aPublication(seed), 0)
    await worker.section(aPublication('a'), 0)

    expect(open).toHaveBeenCalledTimes(4)
    await vi.waitFor(() => expect(readings[1]?.close).toHaveBeenCalledOnce())
    expect(readings[0]?.close).not.toHaveBeenCalled()
  })

  it('opens a file again that is to be read in another way', async () => {
    const { worker, open } = aWorker()

    await worker.section(aPublication('a'), 0)
    await worker.section({ ...aPublication('a'), text: { encoding: 'ibm866' } }, 0)
    await worker.section({ ...aPublication('a'), text: { lineLayout: 'line' } }, 0)
    await worker.section({ ...aPublication('a'), text: {} }, 0)

    expect(open).toHaveBeenCalledTimes(3)
  })

  it('leaves places alone in what is no plain text', async () => {
    const { worker } = aWorker()
    const locators = [aLocator(7)]

    const read = await worker.reread(aPublication('a'), { text: {}, isCurrent: false }, locators)

    expect(read).toEqual({ manifest: aManifest(), locators })
  })

  it('reads on in what it has just inspected', async () => {
    const { worker, open } = aWorker()

    const { id } = await worker.inspect({ path: '/a.epub', fileName: 'a.epub' })
    await worker.section({ id, path: '/library/a', fileName: 'a.epub' }, 0)

    expect(open).not.toHaveBeenCalled()
  })

  it('closes what was inspected and not read', async () => {
    const { worker, readings } = aWorker()

    await worker.inspect({ path: '/a.epub', fileName: 'a.epub' })
    await worker.inspect({ path: '/b.epub', fileName: 'b.epub' })

    expect(readings[0]?.close).toHaveBeenCalledOnce()
  })

  it('tries again what could not be opened', async () => {
    const { worker, open } = aWorker()
    open.mockRejectedValueOnce(new Error('gone'))

    await expect(worker.section(aPublication('a'), 0)).rejects.toThrow('gone')
    await expect(worker.section(aPublication('a'), 0)).resolves.toEqual(aSection())
  })
})
