import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'
import { aTextSource, encodeText, longNovel, proseIn, readAll } from '#tests/support/text-source'

import { openText, text } from './text'

const open = (content: string | Uint8Array, fileName?: string) =>
  text.open(aTextSource(content, fileName))

const sentence = 'The road went down to the river, and nobody knew why it stopped there. '
const paragraphs = (count: number, length = 5) =>
  Array.from({ length: count }, () => sentence.repeat(length).trim()).join('\n\n')

describe('a story without marks', () => {
  const story = [
    'Disclaimer: everybody in this story is over thirty and made up.',
    '-'.repeat(90),
    '“I don’t know,” she said—not looking up. It was – as he’d thought – too late…',
    'He waited.',
    '‘What then?’',
    'It was a long way down - longer than either remembered.',
    `At the bottom: a door. ${sentence.repeat(4).trim()}`,
    'Morning came late.',
  ]

  it.each(['\n\n', '\n', '\r\n\r\n'])('reads the sample between %j', async (separator) => {
    const opened = await open(story.join(separator), 'The_Long_Way_Down.txt')
    const all = await readAll(opened)

    expect(opened.manifest.metadata).toMatchObject({
      title: 'The Long Way Down',
      authors: [],
      language: 'en',
    })
    expect(opened.manifest.toc).toEqual([])
    expect(all).toContain(
      `<section class="o-front">\n<p class="o-notice" data-offset="0">${story[0]}</p>\n</section>`,
    )
    expect(all).not.toContain('---')
    expect(all.match(/<p /g)).toHaveLength(7)
    for (const line of story.slice(2)) expect(all).toContain(`>${line}</p>`)
    expect(opened.manifest.landmarks[0]?.href).toBe('section-0001.xhtml#start')
    expect(all).toContain('<p id="start"')
  })
})

describe('plain text', () => {
  it('takes files by name, and others that look like text', () => {
    const bytes = Uint8Array.of(0x00, 0x01, 0x02, 0xff)

    expect(text.matches(aTextSource('x', 'a.TXT'))).toBe(true)
    expect(text.matches(aTextSource('x', 'notes'))).toBe(true)
    expect(text.matches(aTextSource('Some words', 'a.xyz'))).toBe(true)
    expect(text.matches(aTextSource(bytes, 'a.xyz'))).toBe(false)
  })

  it('refuses a file of bytes that is named as text', async () => {
    const random = seededRandom(1)
    const noise = Uint8Array.from({ length: 20_000 }, () => random() * 256)

    await expect(open(noise, 'a.txt')).rejects.toMatchObject({
      code: 'publication/unsupported-format',
      details: { fileName: 'a.txt', kind: 'no-text' },
    })
  })

  it('opens such a file where somebody says “anyway”, without its control characters', async () => {
    const random = seededRandom(1)
    const noise = Uint8Array.from({ length: 20_000 }, () => random() * 256)
    const words = new TextEncoder().encode('\0\x01\x02\x03It was \x05late.\n\nHe slept.\0\0')

    const opened = await openText(aTextSource(words), { anyway: true })
    const anything = await openText(aTextSource(noise), { anyway: true })

    expect(opened.manifest.text).toMatchObject({ encoding: 'utf-8', options: { anyway: true } })
    expect(await readAll(opened)).toContain('>It was late.</p>')
    // eslint-disable-next-line no-control-regex -- these must not be there
    expect(await readAll(anything)).not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f]/)
  })

  it('keeps no “anyway” of a text that needs none', async () => {
    const { manifest } = await openText(aTextSource('He slept.'), { anyway: true })

    expect(manifest.text?.options).toEqual({})
  })

  it('takes title and author from the top of the text', async () => {
    const { manifest } = await open(`A HOUSE BY THE SEA\n\nby Ann Example\n\n${paragraphs(5)}`)

    expect(manifest.metadata).toMatchObject({
      title: 'A HOUSE BY THE SEA',
      authors: [{ name: 'Ann Example' }],
    })
  })

  it('marks title and byline', async () => {
    const all = await readAll(await open(`The Sea\nby Ann Example\n\n\n${paragraphs(5)}`))

    expect(all).toContain('<h1 class="o-title" data-offset="0">The Sea</h1>')
    expect(all).toContain('<p class="o-byline" data-offset="8">by Ann Example</p>')
  })

  it('nests chapters in parts, with the title below a number', async () => {
    const source = ['Part One', 'Part Two']
      .flatMap((part) => [
        part,
        'Chapter 1\nThe Hill',
        paragraphs(4),
        'Chapter 2\nThe Sea',
        paragraphs(4),
      ])
      .join('\n\n')

    const opened = await open(source)

    expect(opened.manifest.toc).toMatchObject([
      {
        label: 'Part One',
        href: 'section-0001.xhtml',
        children: [
          { label: 'Chapter 1 The Hill', href: /#h-10$/ },
          { label: 'Chapter 2 The Sea', href: 'section-0002.xhtml' },
        ].map((entry) => ({ ...entry, href: expect.any(String) })),
      },
      { label: 'Part Two', href: 'section-0003.xhtml' },
    ])
    const all = await readAll(opened)
    expect(all).toContain('data-offset="0">Part One</h2>')
    expect(all).toContain('data-offset="10">Chapter 1 <br/>The Hill</h3>')
  })

  it('begins the first chapter with the title that stands above it', async () => {
    const source = ['The Quay', 'I', paragraphs(6), 'II', paragraphs(6)].join('\n\n')

    const { manifest } = await open(source)

    expect(manifest.toc).toMatchObject([
      { label: 'I', href: 'section-0001.xhtml' },
      { label: 'II', href: 'section-0002.xhtml' },
    ])
  })

  it('leads every entry of its contents to a place that is there', async () => {
    const source = ['A Title', 'CONTENTS', 'Chapter 1\nChapter 2\nChapter 3']
      .concat(['Chapter 1', 'Chapter 2', 'Chapter 3'].flatMap((title) => [title, paragraphs(40)]))
      .join('\n\n')
    const { manifest, read } = await open(source)

    expect(manifest.toc).toHaveLength(3)
    for (const { href = '' } of manifest.toc) {
      const [path = '', id] = href.split('#')
      const page = new TextDecoder().decode((await read(path))?.bytes)
      expect(page).toContain(id === undefined ? '<h2' : `id="${id}"`)
    }
  })

  it('cuts long chapters in pieces of about 30 kB, and marks those that go on', async () => {
    const source = `Chapter 1\n\n${paragraphs(300)}\n\nChapter 2\n\n${paragraphs(10)}`

    const { manifest, read } = await open(source)
    const lengths = await Promise.all(
      manifest.readingOrder.map(async ({ href }) => (await read(href))!.bytes.length),
    )

    expect(manifest.readingOrder).toHaveLength(5)
    expect(manifest.readingOrder.map(({ properties }) => properties?.[0])).toEqual([
      undefined,
      'continued',
      'continued',
      'continued',
      undefined,
    ])
    expect(Math.max(...lengths)).toBeLessThan(45_000)
    expect(manifest.toc[1]?.href).toBe(manifest.readingOrder[4]?.href)
  })

  it('cuts a very long paragraph at ends of sentences', async () => {
    const all = await readAll(await open(`${sentence.repeat(400).trim()}\n\nThe end.`))

    const pieces = [...all.matchAll(/<p class="o-continued" data-offset="(\d+)">/g)]
    expect(pieces.length).toBeGreaterThan(4)
    for (const [, offset] of pieces) expect(Number(offset) % sentence.length).toBe(0)
    expect(all.match(/nobody knew why/g)).toHaveLength(400)
  })

  it('puts the start of each block in the normalised text on it', async () => {
    const source = 'First line.\r\n\r\n   Second line.\r\n\r\n\r\n\r\nThird line.\r\n'
    const all = await readAll(await open(source))
    const normalised = source.replaceAll('\r\n', '\n')

    for (const line of ['First line.', 'Second line.', 'Third line.']) {
      expect(all).toContain(`<p data-offset="${normalised.indexOf(line)}">${line}</p>`)
    }
  })

  it.each([
    ['he', 'rtl'],
    ['ar', 'rtl'],
    ['ru', 'ltr'],
    ['ja', 'ltr'],
    ['zh-hans', 'ltr'],
    ['pl', 'ltr'],
  ])('knows %s and reads it %s', async (language, direction) => {
    const opened = await open(proseIn(language))

    expect(opened.manifest.metadata.language?.toLowerCase()).toBe(language)
    expect(opened.manifest.metadata.readingProgression).toBe(direction)
    const [first = ''] = (await readAll(opened)).split('<head>')
    expect(first.includes('dir="rtl"')).toBe(direction === 'rtl')
  })

  it('says how it read the bytes', async () => {
    const { manifest } = await open(encodeText(proseIn('fr'), 'windows-1252'))

    expect(manifest.text).toMatchObject({
      encoding: 'windows-1252',
      how: 'statistics',
      damage: 0,
      lineLayout: 'para',
    })
    expect(manifest.text!.confidence).toBeGreaterThan(0.5)
  })

  it('does what a person chose', async () => {
    const source = aTextSource(encodeText('One café.\nTwo cafés.', 'ibm850'))

    const { manifest } = await openText(source, { encoding: 'ibm850', lineLayout: 'block' })

    expect(manifest.text).toMatchObject({ encoding: 'ibm850', how: 'chosen', lineLayout: 'block' })
  })

  it('keeps line ends where a person wants them', async () => {
    const source = aTextSource(`One, two,\nbuckle my shoe.\n\nAnd a line that stands alone.`)

    const opened = await openText(source, { lineLayout: 'keep' })

    const all = await readAll(opened)
    expect(all).toContain('One, two,<br/>\nbuckle my shoe.</p>')
    expect(all).toContain('>And a line that stands alone.</p>')
    expect(opened.manifest.text).toMatchObject({
      lineLayout: 'keep',
      options: { lineLayout: 'keep' },
    })
  })

  it('says what it found', async () => {
    const chapters = ['Chapter 1', paragraphs(4), 'Chapter 2', paragraphs(4)].join('\n\n')
    const titled = await open(`The Sea\n\nDisclaimer: mine.\n\n${'-'.repeat(60)}\n\n${chapters}`)
    const bare = await open('It was “late”.\n\nHe slept.', 'a_night.txt')

    expect(titled.manifest.text).toMatchObject({
      titleFrom: 'text',
      chapters: 2,
      notices: 1,
      epigraphs: 0,
      isTypographic: false,
      options: {},
    })
    expect(bare.manifest.text).toMatchObject({
      titleFrom: 'name',
      chapters: 0,
      notices: 0,
      isTypographic: true,
    })
  })

  it('serves only what its manifest names', async () => {
    const { read } = await open('One.')

    expect(await read('section-0001.xhtml')).toMatchObject({ mediaType: 'application/xhtml+xml' })
    expect(await read('section-0002.xhtml')).toBeUndefined()
    expect(await read('../section-0001.xhtml')).toBeUndefined()
  })

  it('writes well-formed XHTML of whatever it is given', async () => {
    const signs = ['a', 'B', ' ', '\n', '\n\n', '<', '&', '"', '_', '*', '=', '-----', '—', '\ud800', '漢', '\f', '\t', '|', 'Chapter 1\n\n', '***\n', '\uffff', ']]>', 'I\n\n', '。', 'ב'] // prettier-ignore
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed)
      const source = Array.from({ length: 300 }, () => signs[Math.floor(random() * signs.length)]!)
      const { manifest, read } = await open(source.join(''), '<&".txt')
      for (const { href } of manifest.readingOrder) {
        const page = new TextDecoder().decode((await read(href))?.bytes)
        expect(XMLValidator.validate(page), `seed ${seed}`).toBe(true)
      }
    }
  })

  it('shows every word once and in order', async () => {
    const source = longNovel() ?? `Chapter 1\n\n${paragraphs(500)}\n\nChapter 2\n\n${proseIn('en')}`
    const all = await readAll(await open(source))

    const shown = all.replace(/<head>.*<\/head>|<[^>]+>|&[a-z]+;/g, ' ')
    const lettersOf = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '')
    expect(lettersOf(shown) === lettersOf(source)).toBe(true)
  })

  it.each(['— Знаю, сказал он', '- Well then', '“Come in”', 'Chapter 3'])(
    'does not take %s for a title',
    async (line) => {
      const { manifest } = await open(`${line}\n\n${paragraphs(6)}`, 'A Name.txt')

      expect(manifest.metadata.title).toBe(line.startsWith('“') ? line : 'A Name')
    },
  )

  it('opens five megabytes in pieces', async () => {
    const line = `${sentence.repeat(4).trim()}\n\n`
    const source = aTextSource(line.repeat(Math.ceil(5_000_000 / line.length)))

    const { manifest } = await text.open(source)

    expect(manifest.readingOrder.length).toBeGreaterThan(100)
  })
})
