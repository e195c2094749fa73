import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { aManifest, aSection } from '#tests/support/library-builders'

import { openKeptReading } from './kept-reading'
import type { OpenReading } from './open-reading'

const sections = ['Erste Sätze', 'Second – part', '']

/** Three sections of two chunks each. */
const aReading = (): OpenReading => ({
  async content(index) {
    const text = sections[index]
    if (text === undefined) throw new RangeError(`no section ${index}`)
    const chunks = [
      { start: 0, characters: text.length, ids: [{ id: `p${index}`, offset: 2 }] },
      { start: text.length, characters: 0, ids: [] },
    ]
    const section = aSection({ href: `${index}.xhtml`, characters: text.length, chunks })
    return { section, size: text.length, html: (chunk) => (chunk === 0 ? `<p>${text}</p>` : '') }
  },
  resource: async (href) =>
    href === 'a.css' ? { bytes: new Uint8Array([1]), mediaType: 'text/css' } : undefined,
  publication: async () => {
    const link = { href: 'text.xhtml', mediaType: 'application/xhtml+xml' }
    return {
      manifest: aManifest('A title', { readingOrder: sections.map(() => link) }),
      read: async () => undefined,
    }
  },
  close: async () => undefined,
})

async function everything(reading: OpenReading) {
  const contents = []
  for (const index of sections.keys()) {
    const { section, size, html } = await reading.content(index)
    contents.push({ section, size, html: section.chunks.map((_, chunk) => html(chunk)) })
  }
  return contents
}

describe('a reading that is kept', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'octavo-pack-'))
    file = path.join(folder, 'sections')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const readThrough = async (key = 'key') => {
    const reading = await openKeptReading(file, key, async () => aReading())
    const read = await everything(reading)
    await reading.close()
    return read
  }

  it('gives the same sections without opening the publication again', async () => {
    const first = await readThrough()
    const open = vi.fn(async () => aReading())
    const second = await openKeptReading(file, 'key', open)

    expect(await everything(second)).toEqual(first)
    expect(open).not.toHaveBeenCalled()
    await second.close()
  })

  it('opens the publication for what is not in the pack', async () => {
    await readThrough()
    const open = vi.fn(async () => aReading())
    const reading = await openKeptReading(file, 'key', open)

    expect(await reading.resource('a.css')).toBeDefined()
    expect(await reading.resource('b.css')).toBeUndefined()
    expect(open).toHaveBeenCalledOnce()
    await reading.close()
  })

  it('leaves nothing of a publication that was read in part', async () => {
    const reading = await openKeptReading(file, 'key', async () => aReading())
    await reading.content(1)
    await reading.close()

    expect(await readdir(folder)).toEqual([])
  })

  it('prepares anew what another maker kept', async () => {
    await readThrough('an older build')
    const open = vi.fn(async () => aReading())
    const reading = await openKeptReading(file, 'key', open)

    expect(open).toHaveBeenCalledOnce()
    await reading.close()
  })

  it('does without a pack that was cut off', async () => {
    const whole = await readThrough()
    await writeFile(file, (await readFile(file)).subarray(0, -20))

    expect(await readThrough()).toEqual(whole)
  })

  it('reads a section afresh whose entry is damaged', async () => {
    const whole = await readThrough()
    const bytes = await readFile(file)
    const at = bytes.indexOf('{"section":{"href":"1.xhtml"')
    expect(at).toBeGreaterThan(0)
    await writeFile(file, bytes.fill(0, at, at + 4))

    expect(await readThrough()).toEqual(whole)
  })

  it('reads on where nothing can be written', async () => {
    const reading = await openKeptReading(path.join(folder, 'no', 'sections'), 'key', async () =>
      aReading(),
    )

    expect((await everything(reading)).map(({ html }) => html[0])).toContain('<p>Erste Sätze</p>')
    await reading.close()
  })

  it('knows the sections that there are', async () => {
    await readThrough()
    const reading = await openKeptReading(file, 'key', async () => aReading())

    await expect(reading.content(3)).rejects.toThrow(RangeError)
    const { html } = await reading.content(0)
    expect(() => html(2)).toThrow(RangeError)
    await reading.close()
  })
})
