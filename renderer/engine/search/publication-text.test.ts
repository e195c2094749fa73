import { afterEach, describe, expect, it, vi } from 'vitest'

import type { TextBatch } from '#core/content/text-batch'
import { ReaderError } from '#core/errors'

import { PublicationText } from './publication-text'

const chunk = (section: number, text: string, start = 0) => ({
  section,
  sectionLength: start + text.length,
  start,
  searchable: text,
  breaks: [0],
})

/**
 * Answers each address once for each of its answers, the last one again and again: with lines, which come in
 * pieces of any size, or an error.
 */
function serve(
  answers: Record<string, readonly (readonly (TextBatch | ReaderError)[] | ReaderError)[]>,
) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const span = address.split('/').at(-1)!
    const all = answers[span] ?? []
    const before = asked.filter((one) => one === span).length
    asked.push(span)
    const answer = all[Math.min(before, all.length - 1)]
    if (!answer) return new Response('Not found', { status: 404 })
    if (answer instanceof ReaderError) {
      const headers = { 'content-type': 'application/json' }
      return new Response(JSON.stringify(answer.toReport()), { status: 500, headers })
    }
    const lines = answer
      .map((line) => (line instanceof ReaderError ? { error: line.toReport() } : line))
      .map((line) => `${JSON.stringify(line)}\n`)
    return new Response(inPieces(new TextEncoder().encode(lines.join('')), 7))
  })
  return asked
}

const inPieces = (bytes: Uint8Array, length: number) =>
  new ReadableStream({
    start(controller) {
      for (let from = 0; from < bytes.length; from += length) {
        controller.enqueue(bytes.slice(from, from + length))
      }
      controller.close()
    },
  })

async function read(text: PublicationText): Promise<string[]> {
  const texts: string[] = []
  for await (const { section, text: words } of text.chunks()) {
    texts.push(`${section} ${words.searchable}`)
  }
  return texts
}

const first = {
  chunks: [chunk(5, 'one'), chunk(5, 'été', 3)],
  next: { section: 6, chunk: 0 },
}
const nothing = { chunks: [], next: { section: 7, chunk: 1 } }
const last = { chunks: [chunk(7, 'three')], next: null }
const whole = ['0 one', '0 été', '2 three']

describe('the text of a publication', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is read once, line by line, and counts as the reading order does', async () => {
    const asked = serve({ '5.0,8': [[first, nothing, last]] })
    const text = new PublicationText('id', 3, 5)

    expect(await read(text)).toEqual(whole)
    expect(await read(text)).toEqual(whole)
    expect(asked).toEqual(['5.0,8'])
    expect(text.chunkAt(0, 4)?.text.searchable).toBe('été')
    expect(text.chunkAt(1, 0)).toBeUndefined()
  })

  it('is read to its end before anybody asks', async () => {
    const asked = serve({ '5.0,8': [[first, nothing, last]] })
    const text = new PublicationText('id', 3, 5)
    text.prepare()

    await vi.waitFor(() => expect(text.chunkAt(2, 0)).toBeDefined())
    text.prepare()
    expect(asked).toEqual(['5.0,8'])
  })

  it('says what is wrong to who needs it, and is asked for again by the next one', async () => {
    const damaged = new ReaderError('publication/too-complex', 'Too much')
    const asked = serve({ '5.0,8': [damaged, [first, nothing, damaged]], '7.1,8': [[last]] })
    const text = new PublicationText('id', 3, 5)

    for (let time = 0; time < 2; time++) {
      await expect(read(text)).rejects.toMatchObject({ code: 'publication/too-complex' })
    }
    expect(await read(text)).toEqual(whole)
    expect(asked).toEqual(['5.0,8', '5.0,8', '7.1,8'])
  })

  it('goes on where an answer ends too early, and does not wait for what never comes', async () => {
    const asked = serve({ '5.0,8': [[], [first]], '6.0,8': [[nothing, last]] })
    const text = new PublicationText('id', 3, 5)

    await expect(read(text)).rejects.toMatchObject({ code: 'internal' })
    expect(await read(text)).toEqual(whole)
    expect(asked).toEqual(['5.0,8', '5.0,8', '6.0,8'])
  })

  it('is not there for what is not on the shelf', async () => {
    serve({})

    await expect(read(new PublicationText('id', 1, 0))).rejects.toMatchObject({
      code: 'publication/not-found',
    })
  })
})
