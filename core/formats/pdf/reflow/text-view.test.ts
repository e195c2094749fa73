import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import { openPublication } from '#core/publication/open'
import { sectionLinks } from '#core/publication/text-view'
import { bytesSource } from '#tests/support/bytes-source'
import { aPage, makePdf, type PdfPage, type PdfParts, type PdfText } from '#tests/support/make-pdf'

/** The text view of a PDF: the blocks of each section, with their elements. */
async function readText(pages: readonly PdfPage[], more: Partial<PdfParts> = {}) {
  const opened = await openPublication(bytesSource('a.pdf', makePdf({ pages, ...more })))
  const { manifest } = opened
  const reader = createSectionReader(opened, '/')
  const sections = []
  for (let at = manifest.readingOrder.length; at < sectionLinks(manifest).length; at++) {
    const content = await reader.content(at)
    const html = content.section.chunks.map((_, chunk) => content.html(chunk)).join('')
    sections.push({ html, blocks: textOfSection(content), section: content.section })
  }
  return { manifest, sections, blocks: sections.flatMap(({ blocks }) => blocks) }
}

const lines = (text: string, at: Partial<PdfText> & { pitch?: number } = {}): PdfText[] =>
  text.split('\n').map((line, index) => {
    const indent = /^ */.exec(line)![0].length * 5
    const { x = 54, y = 72, pitch = 14, ...rest } = at
    return { ...rest, x: x + indent, y: y + index * pitch, text: line.trim() }
  })

/** Full lines of about the same width. */
const prose = `The river had risen in the night and stood brown and
quiet between the alders, so that nobody could say where
the road had been, and the ferry lay on the wrong side.`

describe('the text of pages', () => {
  it('comes in paragraphs, whose lines are joined and whose words are made whole', async () => {
    const { blocks } = await readText([
      aPage(`  ${prose} The ferry-
man slept. The river was as high as the ferryman's door.
   He woke when the bell had rung for the third time and
nobody had answered it.`),
    ])

    expect(blocks).toEqual([
      `${prose.replaceAll('\n', ' ')} The ferryman slept. The river was as high as the ferryman's door.`,
      'He woke when the bell had rung for the third time and nobody had answered it.',
    ])
  })

  it('goes on over the end of a page, without what is said at its head and its foot', async () => {
    const page = (number: number, text: string): PdfPage => ({
      text: [
        { x: 54, y: 30, text: number % 2 ? `THE FERRY ${number}` : `${number} AT LOW WATER` },
        ...lines(text),
        { x: 210, y: 620, text: `– ${number} –` },
      ],
    })
    const { blocks } = await readText([
      page(7, `${prose} He waited\nfor the light that came from the other bank, and then he`),
      page(8, `took the rope in both hands and pulled. ${prose}`),
      page(9, `Nothing moved. ${prose}`),
      page(10, prose),
    ])

    expect(blocks.join('\n')).not.toMatch(/FERRY|LOW WATER|– \d/)
    expect(blocks[0]).toContain('and then he took the rope in both hands')
  })

  it('is read column by column, below what stands over both', async () => {
    const column = (name: string) =>
      Array.from({ length: 8 }, (_, at) => `${name} line ${at} of so many words`).join('\n')
    const { blocks } = await readText([
      {
        text: [
          { x: 54, y: 60, size: 20, text: 'A title that stands over both of the columns' },
          ...lines(column('left'), { x: 54, y: 100, size: 9 }),
          ...lines(column('right'), { x: 230, y: 100, size: 9 }),
        ],
      },
    ])

    expect(blocks[0]).toBe('A title that stands over both of the columns')
    const rest = blocks.slice(1).join(' ')
    expect(rest.indexOf('left line 7')).toBeGreaterThan(0)
    expect(rest.indexOf('left line 7')).toBeLessThan(rest.indexOf('right line 0'))
  })

  it('has headings by their size, and by what the outline calls them', async () => {
    const { sections } = await readText(
      [
        {
          text: [
            { x: 54, y: 60, size: 22, text: 'At Low Water' },
            ...lines(prose, { y: 100 }),
            { x: 54, y: 170, text: '1.2 The bell' },
            ...lines(prose, { y: 200 }),
          ],
        },
      ],
      {
        outline: [
          {
            title: 'At Low Water',
            page: 0,
            children: [{ title: 'The bell', page: 0, target: '/Dest[{page}/XYZ 0 490 null]' }],
          },
        ],
      },
    )

    expect(sections[0]!.html).toMatch(/<h1>.*At Low Water<\/h1>/)
    expect(sections[0]!.html).toMatch(/<h2>.*1\.2 The bell<\/h2>/)
  })

  it('goes on around notes and captions, which stand aside', async () => {
    const { blocks, sections } = await readText([
      {
        text: [
          ...lines(`${prose} He waited\nfor the light on the other bank, and then with both his`),
          ...lines('1 Ferries were pulled by hand until the year of the flood.', {
            y: 560,
            size: 8,
          }),
        ],
      },
      { text: lines(`hands he pulled. ${prose}`) },
    ])

    expect(blocks[0]).toContain('with both his hands he pulled.')
    expect(blocks[1]).toBe('1 Ferries were pulled by hand until the year of the flood.')
    expect(sections[0]!.html).toContain('<p class="o-notice">1 Ferries')
  })

  it('puts first letters, raised figures and accents where they belong', async () => {
    const { blocks } = await readText([
      {
        text: [
          { x: 54, y: 100, size: 40, text: 'T' },
          ...lines('he river had risen in the night and stood brown,', { x: 84, y: 74 }),
          ...lines('quiet between the alders, and na¨ive people said it', { x: 84, y: 88 }),
          ...lines(prose, { y: 102 }),
          { x: 290, y: 126, size: 6, text: '12' },
        ],
      },
    ])

    expect(blocks[0]).toMatch(/^The river had risen/)
    expect(blocks[0]).toContain('naïve people')
    expect(blocks[0]).toMatch(/wrong side\.¹²$/)
  })

  it('keeps the lines of verse', async () => {
    const { sections } = await readText([
      {
        text: [
          ...lines('The ferry is gone\nthe river is long\nand nobody sings'),
          ...lines(prose, { y: 160 }),
        ],
      },
    ])

    expect(sections[0]!.html).toContain('The ferry is gone<br>the river is long<br>')
  })

  it('is not offered where pages were only photographed', async () => {
    const { manifest } = await readText([{}, {}, {}])

    expect(manifest.textView).toBeUndefined()
  })
})

describe('sections of the text', () => {
  const chapter = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => aPage(`${name} ${at}\n${prose}`))

  it('are chapters, and long ones in parts', async () => {
    const { manifest } = await readText([...chapter('one', 3), ...chapter('two', 50)], {
      outline: [
        { title: 'One', page: 0 },
        { title: 'Two', page: 3 },
      ],
    })

    expect(manifest.textView).toEqual({
      pageCount: 53,
      sections: [
        { href: 'text-1', page: 0, entry: 0 },
        { href: 'text-2', page: 3, entry: 1 },
        { href: 'text-3', page: 20 },
        { href: 'text-4', page: 37 },
      ],
    })
  })

  it('hold all the text once, and cut no paragraph', async () => {
    // Words that differ, or they would be taken for running heads.
    const word = (at: number) =>
      [...String(at * 7919)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
    const pages = Array.from({ length: 30 }, (_, at) =>
      aPage(
        `${word(at)} stood first on this leaf of the book, and\nthen there was ${word(at + 40)} as well.\n${prose}\n` +
          `Then came ${word(at + 80)} over all the leaves\nthat had been there, as ${word(at + 120)}`,
      ),
    )
    const { sections, blocks } = await readText(pages)
    const text = blocks.join(' ')

    expect(sections.length).toBeGreaterThan(1)
    for (let at = 0; at < 30; at++) expect(text.split(word(at + 40))).toHaveLength(2)
    expect(text.split('The river had risen')).toHaveLength(31)
    // The second begins where the first paragraph of its pages does; what ran on is in the one before.
    for (const { blocks: own } of sections.slice(1)) expect(own.join(' ')).not.toMatch(/^[a-z]/)
  })

  it('say where each page and each entry begins', async () => {
    const { sections, manifest } = await readText(
      [
        aPage(`First\n${prose}`),
        {},
        {
          text: [...lines(prose), { x: 54, y: 200, text: 'The Bell' }, ...lines(prose, { y: 240 })],
        },
      ],
      {
        outline: [
          { title: 'First', page: 0 },
          { title: 'The Bell', page: 2, target: '/Dest[{page}/XYZ 0 460 null]' },
        ],
      },
    )
    const [first, second] = sections.map(({ section }) => section.chunks.flatMap(({ ids }) => ids))

    expect(manifest.textView!.sections).toHaveLength(2)
    expect(first!.map(({ id }) => id)).toEqual(['page-1', 'entry-0', 'page-2', 'page-3'])
    expect(second!.map(({ id }) => id)).toEqual(['page-3', 'entry-1'])
    expect(sections[1]!.blocks[0]).toBe('The Bell')
    expect(sections[0]!.blocks.join(' ').split('The river')).toHaveLength(3)
  })
})
