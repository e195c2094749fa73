import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import { openPublication } from '#core/publication/open'
import { deepest } from '#tests/support/deepest'
import { aChapter, anEpub, sampleEntries, type Entries } from '#tests/support/publication-builders'

import { bytesSource } from '../support/bytes-source'
import { makeZip } from '../support/make-epub.mjs'

const MB = 1_048_576

/** Opens an EPUB of the entries and prepares all of it. */
async function readAll(entries: Entries) {
  const bytes = makeZip(Object.entries(entries))
  const opened = await openPublication(bytesSource('hostile.epub', bytes))
  const reader = createSectionReader(opened, '/publications/x/')
  const html: string[] = []
  let text: string[] = []
  for (const index of opened.manifest.readingOrder.keys()) {
    const content = await reader.content(index)
    html.push(...content.section.chunks.map((_, chunk) => content.html(chunk)))
    text = text.concat(textOfSection(content))
  }
  return { manifest: opened.manifest, reader, html: html.join(''), text }
}

describe('archives that are bombs', () => {
  it.each(['OEBPS/package.opf', 'META-INF/container.xml', 'OEBPS/c1.xhtml'])(
    'are refused: %s',
    async (name) => {
      const bomb = new Uint8Array(65 * MB).fill(0x20)

      await expect(readAll(anEpub({ entries: { [name]: bomb } }))).rejects.toMatchObject({
        code: 'publication/too-large',
      })
    },
  )

  it('do no harm beside the text', async () => {
    const { text, reader } = await readAll(
      anEpub({
        items: '<item id="i" href="i.png" media-type="image/png"/>',
        entries: { 'OEBPS/i.png': new Uint8Array(30 * MB) },
      }),
    )

    expect(text).toEqual(['Once upon a time.'])
    await expect(reader.resource('OEBPS/i.png')).rejects.toMatchObject({
      code: 'publication/too-large',
    })
  })
})

describe('names that lead out', () => {
  it('lead nowhere', async () => {
    const { manifest, html } = await readAll(
      anEpub({
        items: '<item id="p" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>',
        spine: '<spine><itemref idref="p"/><itemref idref="c1"/></spine>',
        chapters: ['<p>x</p><img src="../../../../etc/passwd"/><a href="file:///etc/passwd">y</a>'],
        entries: { '../../../../etc/passwd': 'root' },
      }),
    )

    expect(manifest.readingOrder.map(({ href }) => href)).toEqual(['OEBPS/c1.xhtml'])
    expect(html).toBe('<p>x</p><img src="/publications/x/etc/passwd"><a>y</a>')
  })
})

describe('entities', () => {
  const doctype = (entities: string) => `<?xml version="1.0"?><!DOCTYPE x [${entities}]>`
  const withDoctype = (entities: string, body: string) =>
    doctype(entities) + aChapter(body).replace(/<\?xml.*?\?>/, '')
  const laughs = `<!ENTITY a "lol">${Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY l${level} "${`&${level === 0 ? 'a' : `l${level - 1}`};`.repeat(10)}">`,
  ).join('')}`

  it.each([
    ['external', '<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'],
    ['remote', '<!ENTITY x PUBLIC "p" "https://octavo.invalid/">', '&x;'],
    ['parameter', '<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;', '&x;'],
    ['laughing', laughs, '&l11;'],
  ])('bring nothing in: %s', async (_, entities, use) => {
    const { text, manifest } = await readAll(
      anEpub({
        metadata: '<dc:title>T</dc:title>',
        entries: {
          'OEBPS/c1.xhtml': withDoctype(entities, `<p>before ${use} after</p>`),
          'OEBPS/package.opf': (anEpub()['OEBPS/package.opf'] as string).replace(
            '<?xml version="1.0"?>',
            doctype(entities),
          ),
        },
      }),
    )

    expect(text.join()).toMatch(/^before .{0,10}after$/)
    expect(manifest.metadata.title).toBe('A Title')
  })

  it('expand to no more than a little', async () => {
    const { html } = await readAll(
      anEpub({
        entries: {
          'OEBPS/c1.xhtml': withDoctype(
            `<!ENTITY a "${'x'.repeat(900)}">`,
            `<p>${'&a;'.repeat(100_000)}</p>`,
          ),
        },
      }),
    )

    expect(html.length).toBeLessThan(1.1 * MB)
  })
})

describe('documents made to exhaust', () => {
  it.each([
    ['100,000 nested divs', `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`],
    ['100,000 open tags', '<b><i>'.repeat(50_000)],
    ['100,000 end tags', `x${'</b></i>'.repeat(50_000)}`],
    ['nested tables', '<table><tr><td>'.repeat(20_000)],
    ['nested drawings', `<svg>${'<g>'.repeat(50_000)}</svg>`],
    ['an attribute of 1 MB', `<p title="${'x&amp;'.repeat(200_000)}">x</p>`],
    ['50,000 attributes', `<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=""`).join(' ')}/>`],
    ['a paragraph of 5 MB', `<p>${'word '.repeat(MB)}</p>`],
    ['1,000,000 less-than signs', '<'.repeat(1_000_000)],
    ['1,000,000 ampersands', '&'.repeat(1_000_000)],
    ['a style of 300 kB', `<p style="${'a:url(x);'.repeat(30_000)}">x</p>`],
    ['100,000 paragraphs', '<p>x</p>'.repeat(100_000)],
  ])('are read in time: %s', async (_, body) => {
    const { html } = await readAll(anEpub({ chapters: [body] }))

    expect(deepest(html)).toBeLessThan(512)
  })

  it('are read in time: 20,000 items in the spine', async () => {
    const items = Array.from(
      { length: 20_000 },
      (_, n) => `<item id="i${n}" href="c1.xhtml" media-type="application/xhtml+xml"/>`,
    )
    const spine = items.map((_, n) => `<itemref idref="i${n}"/>`).join('')
    const bytes = makeZip(
      Object.entries(anEpub({ items: items.join(''), spine: `<spine>${spine}</spine>` })),
    )
    const { manifest } = await openPublication(bytesSource('a.epub', bytes))

    expect(manifest.readingOrder).toHaveLength(20_000)
  })
})

describe('script-inside', () => {
  it('comes out with its words and nothing that runs or leaves', async () => {
    const { html, text, reader, manifest } = await readAll(sampleEntries('script-inside'))
    const css = await reader.resource('EPUB/style.css')

    expect(html).not.toMatch(
      /<(script|iframe|object|embed|form|input|button|base|meta|link|animate|template)|\son\w+=|javascript:|breached/i,
    )
    // Only links that a person may follow lead out.
    expect(html.replaceAll(/<a [^>]*>/g, '')).not.toContain('octavo.invalid')
    expect(new TextDecoder().decode(css?.bytes)).not.toContain('octavo.invalid')
    expect(await reader.resource('EPUB/script.js')).toBeUndefined()
    expect(text).toContain(
      'This page tries everything that a page can try, and what you see is only this sentence.',
    )
    expect(JSON.stringify(manifest.toc)).not.toContain('javascript:')
  })
})
