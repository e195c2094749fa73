import { open } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { ReaderError } from '#core/errors'
import type { Source } from '#core/formats/format'
import { openPublication } from '#core/publication/open'
import { deepest } from '#tests/support/deepest'
import { aDocx } from '#tests/support/docx-builder'
import { withFolder } from '#tests/support/library-builders'
import { anOdt } from '#tests/support/odt-builder'
import { aComicPage } from '#tests/support/painted-pictures'
import { anEpub, type Entries } from '#tests/support/publication-builders'
import { anRtf } from '#tests/support/rtf-builder'

import { openFileSource } from '../../electron/containers/file-source'
import { bytesSource } from '../support/bytes-source'
import { makeArchive } from '../support/make-archive'
import { makeZip } from '../support/make-epub.mjs'
import { makeFb2 } from '../support/make-fb2.mjs'
import { makeMobi } from '../support/mobi/make-mobi.mjs'

/** The limits as they are, through the way that every file takes. */

const MB = 1_048_576

/** Opens a publication and prepares all of it. @returns its HTML, or the code of what is wrong with it */
async function outcomeOf(source: Source): Promise<string> {
  try {
    const opened = await openPublication(source)
    const reader = createSectionReader(opened, '/')
    const html: string[] = []
    for (const [index, { href }] of opened.manifest.readingOrder.entries()) {
      const content = await reader.content(index)
      html.push(...content.section.chunks.map((_, chunk) => content.html(chunk)))
      await opened.read(href)
    }
    return html.join('')
  } catch (error) {
    if (error instanceof ReaderError) return error.code
    throw error
  }
}

const novel = { title: 'A', author: 'B', language: 'en' }
const fb2 = makeFb2({ ...novel, chapters: [{ title: 'One', paragraphs: ['Two.'] }] })

/** Formats that lie in a ZIP: sound entries, and which of them has the text. */
const inZip: Readonly<Record<string, readonly [entries: Entries, main: string]>> = {
  'a.epub': [anEpub(), 'OEBPS/c1.xhtml'],
  'a.docx': [aDocx(), 'word/document.xml'],
  'a.odt': [anOdt(), 'content.xml'],
  'a.fb2.zip': [{ 'a.fb2': fb2 }, 'a.fb2'],
  'a.cbz': [{ '1.png': aComicPage(1, 20, 30) }, '1.png'],
}

describe.each(Object.entries(inZip))('%s', (name, [entries, main]) => {
  const zipped = (more: Entries, options = {}) =>
    bytesSource(name, makeZip(Object.entries({ ...entries, ...more }), options))

  it('may have 20,000 entries and no more', async () => {
    const extra = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count - Object.keys(entries).length }, (_, n) => [`x/${n}.dat`, '']),
      )

    const stored = { isStored: true }

    expect(await outcomeOf(zipped(extra(20_000), stored))).not.toMatch(/^publication\//)
    expect(await outcomeOf(zipped(extra(20_001), stored))).toBe('publication/too-large')
  }, 30_000)

  it('is no bomb', async () => {
    const bomb = zipped({ [main]: new Uint8Array(30 * MB).fill(0x20) })

    expect(bomb.byteLength).toBeLessThan(100_000)
    expect(await outcomeOf(bomb)).toBe('publication/too-large')
  })

  // Pictures may be longer.
  if (name !== 'a.cbz')
    it('has no more than 64 MB of markup in one entry', async () => {
      const long = zipped({ [main]: new Uint8Array(65 * MB).fill(0x20) }, { isStored: true })

      expect(await outcomeOf(long)).toBe('publication/too-large')
    })
})

describe('an entry of more than 512 MB', () => {
  it.each([
    ['in a CBZ', 'a.cbz', () => makeZip([['1.png', 'x']])],
    ['in a CBT', 'a.cbt', () => makeArchive('a.tar', { '1.png': 'x' })],
  ])('is not read: %s', (_, name, make) =>
    withFolder(async (folder) => {
      const file = path.join(folder, name)
      await writeWithHole(file, Buffer.from(await make()), 513 * MB)
      const source = await openFileSource(file)
      try {
        expect(source.byteLength).toBeGreaterThan(513 * MB)
        await expect((await source.container()).read('1.png')).rejects.toMatchObject({
          code: 'publication/too-large',
        })
      } finally {
        await source.close()
      }
    }),
  )
})

/** Makes the one entry of an archive so long, by a hole in the file that takes no room on the disk. */
async function writeWithHole(file: string, archive: Buffer, length: number): Promise<void> {
  const handle = await open(file, 'w')
  const directory = archive.indexOf('PK\x01\x02')
  if (directory < 0) {
    archive.write(length.toString(8).padStart(11, '0'), 124)
    archive.fill(' ', 148, 156)
    const sum = archive.subarray(0, 512).reduce((all, byte) => all + byte, 0)
    archive.write(`${sum.toString(8).padStart(6, '0')}\0`, 148)
    await handle.write(archive.subarray(0, 512), 0)
    await handle.truncate(512 + length + 1_024)
  } else {
    for (const field of [18, 22, directory + 20, directory + 24]) {
      archive.writeUInt32LE(length, field)
    }
    const head = directory - 1
    archive.writeUInt32LE(head + length, archive.indexOf('PK\x05\x06') + 16)
    await handle.write(archive, 0, head, 0)
    await handle.write(archive, directory, archive.length - directory, head + length)
  }
  await handle.close()
}

describe('a book for Kindle, which holds its pictures', () => {
  it.each([
    [65, 'opened'],
    [513, 'publication/too-large'],
  ])('may have 512 MB and no more: %i', (length, outcome) =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'a.mobi')
      const handle = await open(file, 'w')
      const chapters = [{ title: 'One', paragraphs: ['Two.'] }]
      await handle.write(makeMobi({ ...novel, chapters }), 0)
      await handle.truncate(length * MB)
      await handle.close()
      const source = await openFileSource(file)
      try {
        const html = await outcomeOf(source)
        expect(html.includes('Two.') ? 'opened' : html).toBe(outcome)
      } finally {
        await source.close()
      }
    }),
  )
})

describe('a file that is read as a whole', () => {
  it.each([
    ['a.txt', 'Once upon a time.'],
    ['a.html', '<p>Once upon a time.</p>'],
    ['a.mhtml', 'MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Once.</p>'],
    ['a.md', '# Once upon a time'],
    ['a.rtf', anRtf('Once upon a time.')],
    ['a.fodt', '<?xml version="1.0"?><office:document xmlns:office="x"/>'],
    ['a.fb2', fb2],
  ])('may have 64 MB and no more: %s', (name, content) =>
    withFolder(async (folder) => {
      const file = path.join(folder, name)
      const handle = await open(file, 'w')
      // A text has no zeros where one looks at it first.
      const head = typeof content === 'string' ? content.padEnd(5_000) : content
      await handle.write(Buffer.from(head), 0)
      await handle.truncate(65 * MB)
      await handle.close()
      const source = await openFileSource(file)
      try {
        expect(await outcomeOf(source)).toBe('publication/too-large')
      } finally {
        await source.close()
      }
    }),
  )
})

describe('what is nested without end', () => {
  const depth = 20_000
  const nested = (open: string, close: string) => open.repeat(depth) + 'x' + close.repeat(depth)
  const asFb2 = (body: string) =>
    `<?xml version="1.0"?><FictionBook><body><section>${body}</section></body></FictionBook>`
  const utf8 = (text: string) => new TextEncoder().encode(text)

  it.each([
    ['a.html', utf8(`<!DOCTYPE html>${nested('<div>', '</div>')}`)],
    ['quotes.md', utf8(`${'>'.repeat(depth)} x`)],
    ['lists.md', utf8(`${'- '.repeat(depth)}x`)],
    ['emphasis.md', utf8(`${'*a **b '.repeat(depth)}x`)],
    ['sections.fb2', utf8(asFb2(nested('<section>', '</section>')))],
    ['emphasis.fb2', utf8(asFb2(`<p>${nested('<emphasis>', '</emphasis>')}</p>`))],
    ['groups.rtf', utf8(anRtf(nested('{\\b ', '}')))],
    ['a.fodt', utf8(`<?xml version="1.0"?>${nested('<office:document>', '</office:document>')}`)],
    [
      'a.mobi',
      makeMobi({
        ...novel,
        chapters: [{ title: 'One', paragraphs: [nested('<div>', '</div>')] }],
      }),
    ],
    ['tables.docx', makeZip(Object.entries(aDocx({ body: nested('<w:tbl><w:tr><w:tc>', '') })))],
    ['lists.odt', makeZip(Object.entries(anOdt({ body: nested('<text:list>', '</text:list>') })))],
    ['a.epub', makeZip(Object.entries(anEpub({ chapters: [nested('<div>', '</div>')] })))],
  ])('is read to a depth of 512, or named: %s', async (name, bytes) => {
    const outcome = await outcomeOf(bytesSource(name, bytes))

    if (!outcome.startsWith('publication/')) expect(deepest(outcome)).toBeLessThan(512)
  })
})
