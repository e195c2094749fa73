import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'

import { memoryFile } from './dictionary'
import { lineOf, WordIndex, wordOf, zeroEnded } from './word-index'

const openLines = (lines: readonly string[]) =>
  WordIndex.open(memoryFile(Buffer.from(lines.join('\n'))), lineOf(0x09))

/** Two thousand words, each twice where its number ends in 7, with their number behind. */
const words = Array.from({ length: 2_000 }, (_, number) => `w${String(number).padStart(5, '0')}`)
const lines = words.flatMap((word, number) =>
  number % 10 === 7 ? [`${word}\t${number}`, `${word}\tagain`] : [`${word}\t${number}`],
)

const found = async (index: WordIndex, word: string) =>
  (await index.find(word, 10)).map(({ word: own, rest }) => [wordOf(own), wordOf(rest).trim()])

describe('WordIndex', () => {
  it('finds every word, and no other', async () => {
    const index = await openLines(lines)

    expect(index.count).toBe(lines.length)
    for (const [number, word] of words.entries()) {
      const expected =
        number % 10 === 7
          ? [
              [word, `${number}`],
              [word, 'again'],
            ]
          : [[word, `${number}`]]
      expect(await found(index, word)).toEqual(expected)
    }
    for (const none of ['', 'a', 'w', 'w00003a', 'x', 'w99999']) {
      expect(await found(index, none)).toEqual([])
    }
  })

  it('finds all of a word whose records go over a page', async () => {
    const many = Array.from({ length: 200 }, (_, number) => `same\t${number}`)
    const index = await openLines(['a\t0', ...many, 'z\t0'])

    expect(await index.find('same', 1_000)).toHaveLength(200)
    expect(await index.find('same', 20)).toHaveLength(20)
  })

  it('reads little of the file for a word', async () => {
    const bytes = Buffer.from(
      Array.from({ length: 100_000 }, (_, at) => `w${String(at).padStart(6, '0')}\t${at}\n`).join(
        '',
      ),
    )
    let read = 0
    const index = await WordIndex.open(
      {
        byteLength: bytes.length,
        async read(offset, length) {
          const part = bytes.subarray(offset, offset + length)
          read += part.length
          return part
        },
      },
      lineOf(0x09),
    )
    const forOpening = read

    expect(await found(index, 'w054321')).toEqual([['w054321', '54321']])
    expect(forOpening).toBeLessThan(bytes.length * 1.1)
    expect(read - forOpening).toBeLessThan(20_000)
  })

  it.each([
    ['A to Z without case', ['Apple', 'apple pie', 'Banana', 'cherry']],
    ['by bytes', ['Apple', 'Banana', 'Cherry', 'apple', 'banana']],
    [
      'without signs',
      ['co-op', 'coop up', "can't", 'cant on'].sort((a, b) =>
        a.replace(/\W/g, '') < b.replace(/\W/g, '') ? -1 : 1,
      ),
    ],
    ['in no order at all', ['zebra', 'apple', 'mango', 'Banana', 'cherry']],
  ])('finds words of an index that is sorted %s', async (_order, sorted) => {
    const index = await openLines(sorted.map((word) => `${word}\t${word}`))

    for (const word of sorted) {
      expect((await found(index, word)).map(([own]) => own)).toContain(word)
    }
  })

  it('names words that begin alike', async () => {
    const index = await openLines(lines)

    expect(await index.beginningWith('w0012', 100)).toHaveLength(11)
    expect(await index.beginningWith('w001', 3)).toEqual(['w00100', 'w00101', 'w00102'])
    expect(await index.beginningWith('q', 3)).toEqual([])
  })

  it('counts records', async () => {
    const index = await openLines(words.map((word) => `${word}\t.`))

    for (const number of [0, 63, 64, 65, 1_999]) {
      expect(wordOf((await index.at(number))!.word)).toBe(words[number])
    }
    expect(await index.at(2_000)).toBeUndefined()
  })

  it('says that an index is damaged which ends within a record, or has none', async () => {
    const cut = memoryFile(Buffer.from('word\0abcdefghword'))
    const none = memoryFile(Buffer.alloc(300_000, 'a'))

    for (const file of [cut, none]) {
      await expect(WordIndex.open(file, zeroEnded(8))).rejects.toMatchObject({
        code: 'dictionary/damaged',
      })
    }
  })

  it('answers or gives a named error for any bytes', async () => {
    const random = seededRandom(9)
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from({ length: 400 }, () => Math.floor(random() * 4) * 85)
      const index = await WordIndex.open(memoryFile(bytes), zeroEnded(8)).catch(
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'dictionary/damaged' })
        },
      )
      await index?.find('UU', 5)
    }
  })
})
