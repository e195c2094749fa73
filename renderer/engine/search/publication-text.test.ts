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

/** Answers each address once for each of its answers, the last one again and again. */
function serve(answers: Record<string, readonly (TextBatch | ReaderError)[]>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const [range = ''] = address.split('/').slice(-1)[0]!.split(/,\d+$/)
    const all = answers[range] ?? []
    const before = asked.filter((one) => one === range).length
    asked.push(range)
    const answer = all[Math.min(before, all.length - 1)]
    if (!answer) return new Response('Not found', { status: 404 })
    const isError = answer instanceof ReaderError
    return new Response(JSON.stringify(isError ? answer.toReport() : answer), {
      status: isError ? 500 : 200,
      headers: { 'content-type': 'application/json' },
    })
  })
  return asked
}

async function read(text: PublicationText): Promise<string[]> {
  const texts: string[] = []
  for await (const { section, text: words } of text.chunks()) {
    texts.push(`${section} ${words.searchable}`)
  }
  return texts
}

const novel = {
  '5.0,8': [{ chunks: [chunk(5, 'one'), chunk(5, 'two', 3)], next: { section: 6, chunk: 0 } }],
  '6.0,8': [{ chunks: [], next: { section: 7, chunk: 1 } }],
  '7.1,8': [{ chunks: [chunk(7, 'three')], next: null }],
}

describe('the text of a publication', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is read once, part by part, and counts as the reading order does', async () => {
    const asked = serve(novel)
    const text = new PublicationText('id', 3, 5)

    expect(await read(text)).toEqual(['0 one', '0 two', '2 three'])
    expect(await read(text)).toEqual(['0 one', '0 two', '2 three'])
    expect(asked).toEqual(['5.0,8', '6.0,8', '7.1,8'])
    expect(text.chunkAt(0, 4)?.text.searchable).toBe('two')
    expect(text.chunkAt(1, 0)).toBeUndefined()
  })

  it('is read to its end before anybody asks', async () => {
    const asked = serve(novel)
    new PublicationText('id', 3, 5).prepare()

    await vi.waitFor(() => expect(asked).toEqual(['5.0,8', '6.0,8', '7.1,8']))
  })

  it('says what is wrong to who needs it, and is asked for again by the next one', async () => {
    const damaged = new ReaderError('publication/too-complex', 'Too much')
    const answers: Parameters<typeof serve>[0] = { ...novel, '6.0,8': [damaged] }
    serve(answers)
    const text = new PublicationText('id', 3, 5)

    await expect(read(text)).rejects.toMatchObject({ code: 'publication/too-complex' })
    answers['6.0,8'] = novel['6.0,8']
    expect(await read(text)).toEqual(['0 one', '0 two', '2 three'])
  })

  it('is not there for what is not on the shelf', async () => {
    serve({})

    await expect(read(new PublicationText('id', 1, 0))).rejects.toMatchObject({
      code: 'publication/not-found',
    })
  })
})
