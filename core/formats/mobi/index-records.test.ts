import { describe, expect, it } from 'vitest'

import { indexRecords, packTexts } from '../../../tests/support/mobi/index-records.mjs'
import { palmDatabase } from '../../../tests/support/mobi/palm-database.mjs'

import { readIndex } from './index-records'
import { openPalmDatabase } from './palm-database'

const rules = [
  { tag: 1, each: 1, mask: 1 },
  { tag: 3, each: 1, mask: 2 },
  { tag: 6, each: 2, mask: 12 },
]

const indexOf = (records: readonly Buffer[]) =>
  readIndex(openPalmDatabase(palmDatabase('x', 'BOOKMOBI', records)), 0)

describe('an index', () => {
  it('has names, numbers by their tags, and texts', () => {
    const texts = packTexts(['The Keeper', 'Зима'])
    const { entries, text } = indexOf(
      indexRecords(
        rules,
        [
          { name: 'one', control: 0b0111, values: [70_000, texts.places[0]!, 5, 6] },
          { name: 'two', control: 0b1010, values: [texts.places[1]!, 1, 2, 3, 4] },
        ],
        texts.record,
      ),
    )

    expect(entries.map(({ name, tags }) => ({ name, tags: Object.fromEntries(tags) }))).toEqual([
      { name: 'one', tags: { 1: [70_000], 3: [0], 6: [5, 6] } },
      { name: 'two', tags: { 3: [texts.places[1]!], 6: [1, 2, 3, 4] } },
    ])
    expect(entries.map(({ tags }) => text(tags.get(3)?.[0]))).toEqual(['The Keeper', 'Зима'])
    expect(text(undefined)).toBeUndefined()
  })

  it('may say how many bytes the numbers of a tag take', () => {
    // All bits of a mask with more than one: the count of bytes comes first.
    const { entries } = indexOf(
      indexRecords(rules, [{ name: 'a', control: 0b1100, values: [3, 200, 7] }]),
    )

    expect(entries[0]?.tags.get(6)).toEqual([200, 7])
  })

  it.each([
    ['another record', [Buffer.alloc(300)]],
    ['no rules', [Buffer.concat([Buffer.from('INDX'), Buffer.alloc(300)])]],
    [
      'entries that are cut off',
      indexRecords(rules, [{ name: 'a', control: 1, values: [7] }]).map((record) =>
        record.includes('TAGX') ? record : record.subarray(0, 194),
      ),
    ],
  ])('is named damaged: %s', (_, records) => {
    expect(() => indexOf(records)).toThrow(
      expect.objectContaining({ code: 'publication/corrupted' }),
    )
  })

  it('cannot be made to go on for ever', () => {
    const [head, data] = indexRecords(
      rules,
      Array.from({ length: 10_000 }, () => ({ name: '', control: 0b1100, values: [20_000] })),
    )
    // All places lead to the first entry, which takes all bytes for its numbers.
    for (let at = data!.indexOf('IDXT') + 4; at < data!.length; at += 2)
      data!.writeUInt16BE(192, at)

    expect(() => indexOf([head!, data!])).toThrow('More values than any index has')
  })
})
