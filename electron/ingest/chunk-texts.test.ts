import { describe, expect, it } from 'vitest'

import type { SectionContent } from '#core/content/prepare-section'
import { ReaderError } from '#core/errors'
import { aSection } from '#tests/support/library-builders'

import { readChunkTexts } from './chunk-texts'

/** Sections of chunks, each a paragraph of these words. */
const aReading = (sections: readonly (readonly string[] | Error)[]) => ({
  async content(index: number): Promise<SectionContent> {
    const words = sections[index]
    if (words === undefined) throw new RangeError(`no section ${index}`)
    if (words instanceof Error) throw words
    const lengths = words.map(({ length }) => length)
    const startOf = (chunk: number) => lengths.slice(0, chunk).reduce((sum, one) => sum + one, 0)
    const chunks = lengths.map((characters, chunk) => ({
      start: startOf(chunk),
      characters,
      ids: [],
    }))
    const section = { ...aSection(), characters: startOf(words.length), chunks }
    return { section, size: section.characters, html: (chunk) => `<p>${words[chunk]}</p>` }
  },
})

const inTime = () => 0
const from = { section: 0, chunk: 0 }

describe('texts of chunks', () => {
  it('come with all that a search needs to say where it found something', async () => {
    const reading = aReading([['one', 'three'], ['six']])

    const batch = await readChunkTexts(reading, { from, end: 2, most: 1_000 }, inTime)

    expect(batch).toEqual({
      chunks: [
        { section: 0, sectionLength: 8, start: 0, searchable: 'one', breaks: [0, 3] },
        { section: 0, sectionLength: 8, start: 3, searchable: 'three', breaks: [0, 5] },
        { section: 1, sectionLength: 3, start: 0, searchable: 'six', breaks: [0, 3] },
      ],
      next: null,
    })
  })

  it('come with the same without readings where there are any', async () => {
    const reading = aReading([['<ruby>見<rt>み</rt></ruby>る']])

    const { chunks } = await readChunkTexts(reading, { from, end: 1, most: 100 }, inTime)

    expect(chunks).toMatchObject([{ searchable: '見みる', withoutReadings: '見\0る' }])
  })

  it('come in parts that make the whole, wherever they end', async () => {
    const reading = aReading([['one', 'three'], ['six'], [''], ['ten', 'eleven']])
    for (const most of [1, 3, 4, 9, 100]) {
      const texts: string[] = []
      for (let at: typeof from | null = from; at;) {
        const batch = await readChunkTexts(reading, { from: at, end: 4, most }, inTime)
        texts.push(...batch.chunks.map(({ searchable }) => searchable))
        at = batch.next
      }
      expect(texts, String(most)).toEqual(['one', 'three', 'six', '', 'ten', 'eleven'])
    }
  })

  it('end where they are to end', async () => {
    const reading = aReading([['one'], ['six'], ['ten']])
    const middle = { from: { section: 1, chunk: 0 }, end: 2, most: 100 }

    expect(await readChunkTexts(reading, middle, inTime)).toMatchObject({
      chunks: [{ section: 1, searchable: 'six' }],
      next: null,
    })
  })

  it('end before their time where reading is slow, but never before they have begun', async () => {
    let time = 0
    const reading = aReading([['one'], ['six'], ['ten']])
    const slow = {
      content(index: number) {
        time += 30
        return reading.content(index)
      },
    }
    const read = (section: number) =>
      readChunkTexts(slow, { from: { section, chunk: 0 }, end: 3, most: 100 }, () => time)

    expect(await read(0)).toMatchObject({
      chunks: [{ searchable: 'one' }, { searchable: 'six' }],
      next: { section: 2, chunk: 0 },
    })
    expect((await read(2)).chunks).toHaveLength(1)
  })

  it('leave out what cannot be read', async () => {
    const damaged = new ReaderError('publication/corrupted', 'Damaged')
    const reading = aReading([['one'], damaged, ['ten']])

    const batch = await readChunkTexts(reading, { from, end: 3, most: 100 }, inTime)

    expect(batch.chunks.map(({ section }) => section)).toEqual([0, 2])
  })
})
