import { describe, expect, it } from 'vitest'

import { aTextSource, encodeText, proseIn } from '#tests/support/text-source'

import { sampleEncodings } from './encoding-samples'

const samplesOf = (text: string, encoding: string, chosen?: string) =>
  sampleEncodings(aTextSource(encodeText(text, encoding)), { most: 6, text: { encoding: chosen } })

describe('samples to choose an encoding by', () => {
  it('are six that all read differently, the app’s own guess first', async () => {
    const { automatic, offers } = await samplesOf(proseIn('ru'), 'windows-1251')

    expect(automatic?.encoding).toBe('windows-1251')
    expect(offers).toHaveLength(6)
    expect(offers[0]).toEqual(automatic)
    expect(proseIn('ru').replace(/\s+/g, ' ')).toContain(offers[0]!.sample)
    expect(new Set(offers.map(({ sample }) => sample)).size).toBe(6)
  })

  it('show the lines that tell, not the English before them', async () => {
    const text = `${'Plain words, and many of them.\n'.repeat(200)}Ein Gemälde für Jörg.\n`

    const { offers } = await samplesOf(text, 'windows-1252')

    expect(offers[0]?.sample).toBe('Ein Gemälde für Jörg.')
  })

  it('have what was chosen among them', async () => {
    const { offers } = await samplesOf(proseIn('ru'), 'windows-1251', 'ibm865')

    expect(offers[0]?.encoding).toBe('ibm865')
  })

  it('read UTF-16 without a mark', async () => {
    const { automatic, offers } = await samplesOf(proseIn('en'), 'utf-16be')

    expect(automatic?.encoding).toBe('utf-16be')
    expect(proseIn('en').replace(/\s+/g, ' ')).toContain(offers[0]!.sample)
  })

  it('are there for a text of plain letters, and for none', async () => {
    const plain = await samplesOf('Nothing but letters.', 'utf-8')
    const empty = await samplesOf('', 'utf-8')

    expect(plain.offers[0]).toEqual({ encoding: 'utf-8', sample: 'Nothing but letters.' })
    expect(empty.offers).toEqual([{ encoding: 'utf-8', sample: '' }])
  })
})
