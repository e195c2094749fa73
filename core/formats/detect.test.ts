import { expect, it } from 'vitest'

import { sentenceFor } from '#core/error-words'
import type { ReaderError } from '#core/errors'
import { openPublication } from '#core/publication/open'
import { aDocx } from '#tests/support/docx-builder'
import { anEpub, aZipSource } from '#tests/support/publication-builders'

import { detectFormat } from './detect'
import type { Source } from './format'

const aFile = (fileName: string, content: string | readonly number[]): Source => {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return {
    fileName,
    byteLength: bytes.length,
    head: bytes.subarray(0, 4_096),
    bytes: async () => bytes,
    container: () => Promise.reject(new Error('not a ZIP')),
  }
}

it('knows an EPUB whatever its name', async () => {
  expect((await detectFormat(aZipSource(anEpub(), 'a.zip'))).name).toBe('EPUB')
})

it('knows plain text', async () => {
  expect((await detectFormat(aFile('a.txt', 'Once upon a time.\n'))).name).toBe('Plain text')
})

it('goes by content before names', async () => {
  const named = async (source: Source) => (await detectFormat(source)).name

  expect(await named(aZipSource(aDocx(), 'a.epub'))).toBe('Word')
  expect(await named(aFile('a.txt', '<!DOCTYPE html><p>x'))).toBe('HTML')
  expect(await named(aFile('a.md', 'Once upon a time.'))).toBe('Markdown')
})

const wide = (text: string) => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0])
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]

it.each([
  ['a.doc', 'word-97', aFile('a.doc', [...compound, ...wide('WordDocument')])],
  ['a.xls', 'spreadsheet', aFile('a.xls', [...compound, ...wide('Workbook')])],
  ['a.ppt', 'presentation', aFile('a.ppt', [...compound, ...wide('PowerPoint Document')])],
  ['a.wpd', 'wordperfect', aFile('a.wpd', [0xff, 0x57, 0x50, 0x43])],
  ['a.djvu', 'djvu', aFile('a.djvu', 'AT&TFORM')],
  ['a.pages', 'pages', aZipSource({ 'Index/Document.iwa': '' }, 'a.pages')],
  ['a.xlsx', 'spreadsheet', aZipSource({ 'xl/workbook.xml': '' }, 'a.xlsx')],
  [
    'a.ods',
    'spreadsheet',
    aZipSource({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 'a.ods'),
  ],
  ['a.zip', undefined, aZipSource({ 'a.bin': '' }, 'a.zip')],
])('names what it cannot read: %s', async (fileName, kind, source) => {
  const error = await detectFormat(source).catch((refusal: unknown) => refusal)
  const report = (error as ReaderError).toReport()

  expect(report).toMatchObject({ code: 'publication/unsupported-format', details: { fileName } })
  expect(report.details['kind']).toBe(kind)
  expect(sentenceFor(report) === sentenceFor({ code: report.code, details: {} })).toBe(
    kind === undefined,
  )
})

it('knows a book for Apple Books, and a document under a password', async () => {
  const books = aFile('a.ibooks', 'PK\x03\x04....mimetypeapplication/x-ibooks+zip')
  const locked = aFile('a.docx', [...compound, ...wide('EncryptedPackage')])

  await expect(detectFormat(books)).rejects.toMatchObject({ details: { kind: 'ibooks' } })
  await expect(detectFormat(locked)).rejects.toMatchObject({ code: 'publication/encrypted' })
})

it('says so when nobody knows the file', async () => {
  const png = aFile('a.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])

  await expect(detectFormat(png)).rejects.toMatchObject({
    code: 'publication/unsupported-format',
    details: { fileName: 'a.png' },
  })
})

it('turns what a parser throws into an error with a name', async () => {
  const source = aFile('a.epub', 'PK\x03\x04')

  await expect(openPublication(source)).rejects.toMatchObject({ code: 'publication/corrupted' })
  const exhausted = { ...source, container: () => Promise.reject(new RangeError('stack')) }
  await expect(openPublication(exhausted)).rejects.toMatchObject({
    code: 'publication/too-complex',
  })
})
