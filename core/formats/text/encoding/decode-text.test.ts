import { describe, expect, it } from 'vitest'

import { encodeText, proseIn } from '#tests/support/text-source'

import { decodeText, offerEncodings } from './decode-text'

/** Language of the sample, and the encoding it is written in. */
const cases: readonly (readonly [string, string])[] = [
  ['fr', 'utf-8'],
  ['ru', 'utf-8 with mark'],
  ['en', 'utf-16le'],
  ['en', 'utf-16be'],
  ['ru', 'utf-16le'],
  ['ru', 'utf-16be'],
  ['zh-hans', 'utf-16le'],
  ['zh-hans', 'utf-16be'],
  ['ja', 'utf-16le'],
  ['ja', 'utf-16be'],
  ['pl', 'windows-1250'],
  ['cs', 'windows-1250'],
  ['hu', 'windows-1250'],
  ['ru', 'windows-1251'],
  ['en', 'windows-1252'],
  ['de', 'windows-1252'],
  ['fr', 'windows-1252'],
  ['es', 'windows-1252'],
  ['el', 'windows-1253'],
  ['tr', 'windows-1254'],
  ['he', 'windows-1255'],
  ['ar', 'windows-1256'],
  ['th', 'windows-874'],
  ['it', 'iso-8859-1'],
  ['es', 'iso-8859-1'],
  ['cs', 'iso-8859-2'],
  ['hu', 'iso-8859-2'],
  ['fr', 'iso-8859-15'],
  ['fr', 'macintosh'],
  ['de', 'macintosh'],
  ['ru', 'x-mac-cyrillic'],
  ['ru', 'koi8-r'],
  ['ru', 'ibm866'],
  ['zh-hans', 'gb18030'],
  ['zh-hant', 'big5'],
  ['ja', 'shift_jis'],
  ['ja', 'euc-jp'],
  ['ja', 'iso-2022-jp'],
  ['ko', 'euc-kr'],
]

/** Encodings without typographic quotes and dashes. */
const plain = /^(?:iso-8859|koi8|ibm|euc|shift|iso-2022)/

function sampleFor(language: string, encoding: string, length: number): string {
  const text = proseIn(language).slice(0, length)
  return plain.test(encoding)
    ? text
        .replace(/[‘’]/g, "'")
        .replace(/[“”„«»]/g, '"')
        .replace(/[–—]/g, '-')
        .replaceAll('…', '...')
    : text
}

function toBytes(text: string, encoding: string): Uint8Array {
  return encoding === 'utf-8 with mark'
    ? encodeText(`\ufeff${text}`, 'utf-8')
    : encodeText(text, encoding)
}

async function wrongOnes(length: number): Promise<string[]> {
  const wrong: string[] = []
  for (const [language, encoding] of cases) {
    const text = sampleFor(language, encoding, length)
    const decoded = await decodeText(toBytes(text, encoding))
    if (decoded?.text !== text) wrong.push(`${language} in ${encoding} as ${decoded?.encoding}`)
  }
  return wrong
}

describe('finding the encoding', () => {
  it('reads 39 samples of a page in 24 encodings', async () => {
    expect(cases).toHaveLength(39)
    expect(await wrongOnes(2_000)).toEqual([])
  })

  it('reads most of their first 200 characters', async () => {
    const wrong = await wrongOnes(200)

    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1)
  })

  it('reads most of their first 60 characters', async () => {
    const wrong = await wrongOnes(60)

    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(4)
  })
})

describe('one file at a time', () => {
  const decodeOne = (text: string, encoding: string) => decodeText(encodeText(text, encoding))

  it('sees an apostrophe that comes first after 400 kB', async () => {
    const text = `${'All plain words and nothing else in it.\n'.repeat(11_000)}And it’s here.\n`

    const decoded = await decodeOne(text, 'windows-1252')

    expect(decoded).toMatchObject({ text, encoding: 'windows-1252', how: 'statistics' })
  })

  it('forgives one bad byte in UTF-8 and remembers it', async () => {
    const bytes = encodeText(proseIn('fr'), 'utf-8')
    bytes[bytes.indexOf(0xc3) + 1] = 0x28

    const decoded = await decodeText(bytes)

    expect(decoded).toMatchObject({ encoding: 'utf-8', how: 'utf-8' })
    expect(decoded?.damage).toBeGreaterThan(0)
    expect(decoded?.text.slice(100)).toContain('où leur père était mort')
  })

  it('reads UTF-8 that stops within a sign', async () => {
    const bytes = encodeText('Genug für heute, sagte er: schön und grün – ä', 'utf-8')

    const decoded = await decodeText(bytes.subarray(0, -1))

    expect(decoded).toMatchObject({ encoding: 'utf-8', how: 'utf-8' })
    expect(decoded?.damage).toBeGreaterThan(0)
  })

  it('reads a file of two encodings line by line', async () => {
    const [first = '', second = ''] = proseIn('fr').trim().split('\n\n')
    const lines = [
      first,
      'Rien ici.',
      second,
      'Été, été, où étais-tu ? Là-bas, très loin, près de la forêt.',
    ]
    const bytes = Buffer.concat(
      lines.flatMap((line, index) => [
        encodeText(line, index === 0 ? 'utf-8' : 'windows-1252'),
        encodeText('\n', 'utf-8'),
      ]),
    )

    const decoded = await decodeText(bytes)

    expect(decoded).toMatchObject({ how: 'mixed', encoding: 'windows-1252' })
    expect(decoded?.text.split('\n').slice(0, 4)).toEqual(lines)
  })

  it('keeps the English around a Chinese quotation in GBK', async () => {
    const english = 'The sign over the gate said nothing to me at all.\n'.repeat(400)
    const bytes = Buffer.concat([
      encodeText(english, 'utf-8'),
      encodeText('“百年大计，教育为本。”\n', 'gb18030'),
      encodeText(english, 'utf-8'),
    ])

    const decoded = await decodeText(bytes)

    expect(decoded?.text).toContain(english)
    const offered = await offerEncodings(bytes)
    expect(offered.map(({ encoding }) => encoding)).toContain('gb18030')
  })

  it('takes plain ASCII for UTF-8', async () => {
    const decoded = await decodeOne('Nothing but letters.', 'utf-8')

    expect(decoded).toMatchObject({ encoding: 'utf-8', how: 'ascii', confidence: 1, damage: 0 })
  })

  it('reads Korean mail in seven bits', async () => {
    const korean = [...encodeText('한국어', 'euc-kr')].map((byte) => byte & 0x7f)
    const bytes = Uint8Array.of(0x1b, 0x24, 0x29, 0x43, 0x41, 0x0e, ...korean, 0x0f, 0x42)

    expect(await decodeText(bytes)).toMatchObject({ text: 'A한국어B', encoding: 'iso-2022-kr' })
  })

  it('reads what a person chose', async () => {
    const bytes = encodeText('caf\u00e9', 'windows-1252')

    expect(await decodeText(bytes, 'ibm437')).toMatchObject({ text: 'cafΘ', how: 'chosen' })
  })

  it.each(['It was 20° out.', 'It cost £5.', 'It cost 5£.'])(
    'takes the one sign in “%s” for a sign',
    async (line) => {
      const text = `${'All plain words and nothing else in it.\n'.repeat(20)}${line}\n`

      expect((await decodeOne(text, 'windows-1252'))?.text).toBe(text)
    },
  )

  it('refuses what is no text', async () => {
    const noise = Uint8Array.from(
      { length: 5_000 },
      (_, index) => (index * 7_919 + (index >> 3)) & 0xff,
    )

    expect(await decodeText(noise)).toBeUndefined()
  })

  it('is unsure where the words leave it open', async () => {
    const decoded = await decodeOne('Yes.\n\nA na\u00efve thing.\n', 'windows-1252')

    expect(decoded).toMatchObject({ encoding: 'windows-1252' })
    expect(decoded?.confidence).toBeLessThan(0.9)
  })
})
