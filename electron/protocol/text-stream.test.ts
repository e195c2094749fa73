import { describe, expect, it, vi } from 'vitest'

import type { TextRange } from '#core/content/text-batch'
import { ReaderError } from '#core/errors'

import { textStream } from './text-stream'

const place = (section: number) => ({ section, chunk: 0 })
const toReport = (error: unknown) => (error as ReaderError).toReport()

/** Parts that are a section each, as far as there are any. */
const aText = (sections: number) =>
  vi.fn(async ({ from, end }: TextRange) => {
    if (from.section >= sections) throw new ReaderError('publication/too-complex', 'Too much')
    const next = from.section + 1 < end ? place(from.section + 1) : null
    return { batch: JSON.stringify({ at: from.section }), next }
  })

const read = async (lines: ReadableStream<Uint8Array>) =>
  (await new Response(lines).text()).split('\n')

describe('a stream of text', () => {
  it('has a line for each part, of which each is larger than the one before it', async () => {
    const text = aText(5)
    const lines = await textStream({ from: place(0), end: 5 }, text, toReport)

    expect(await read(lines)).toEqual([...[0, 1, 2, 3, 4].map((at) => `{"at":${at}}`), ''])
    expect(text.mock.calls.map(([{ most }]) => most / 1_000)).toEqual([50, 100, 200, 400, 400])
  })

  it('reads no more than is taken soon', async () => {
    const text = aText(100)
    const lines = await textStream({ from: place(0), end: 100 }, text, toReport)
    const reader = lines.getReader()
    await reader.read()
    await new Promise(setImmediate)
    const asked = text.mock.calls.length
    expect(asked).toBeLessThan(6)

    await reader.cancel()
    await new Promise(setImmediate)
    expect(text).toHaveBeenCalledTimes(asked)
  })

  it('says what is wrong: with the first part at once, with another in its place', async () => {
    await expect(textStream({ from: place(0), end: 2 }, aText(0), toReport)).rejects.toThrow(
      ReaderError,
    )
    const lines = await read(await textStream({ from: place(0), end: 3 }, aText(1), toReport))

    expect(lines).toHaveLength(3)
    expect(JSON.parse(lines[1]!)).toMatchObject({ error: { code: 'publication/too-complex' } })
  })
})
