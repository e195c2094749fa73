import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { ReaderError } from '#core/errors'
import { detectFormat } from '#core/formats/detect'
import { aNovel } from '#tests/support/a-novel'
import { aWholeDocx } from '#tests/support/docx-builder'
import { aPage, makePdf } from '#tests/support/make-pdf'
import { aWholeSavedPage } from '#tests/support/mhtml-builder'
import { aFlatOdt, aWholeOdt, odtHeading, odtParagraph } from '#tests/support/odt-builder'
import { aComicPage } from '#tests/support/painted-pictures'
import { sampleEntries } from '#tests/support/publication-builders'
import { seededRandom } from '#tests/support/random'
import { aWholeRtf } from '#tests/support/rtf-builder'

import { bytesSource } from '../support/bytes-source'
import { makeArchive } from '../support/make-archive'
import { makeZip } from '../support/make-epub.mjs'
import { makeFb2 } from '../support/make-fb2.mjs'
import { makeCombined, makeKf8, makeMobi, makePalmDoc } from '../support/mobi/make-mobi.mjs'
import { makeRar } from '../support/make-rar'
import { encodeText, proseIn } from '../support/text-source'

/** Damaged files of each format: `OCTAVO_FLIPS=2000 npx vitest run tests/contract/byte-flips.test.ts`. */
const count = Number(process.env['OCTAVO_FLIPS'] ?? 200)
const longestMs = 10_000

const novel = aNovel()
const font = Buffer.from(`\0\x01\0\0${'a font '.repeat(1_000)}`)
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
const mayak = readFileSync('tests/fixtures/fictionbook/mayak.fb2', 'utf8')
const inCyrillic = encodeText(mayak.replace('"utf-8"', '"windows-1251"'), 'windows-1251')

const pages = { 'a/1.png': aComicPage(1, 20, 30), 'a/2.png': aComicPage(2, 20, 30) }
const storyOf = (name: string) => readFileSync(`tests/fixtures/stories/${name}.txt`, 'utf8')
const sampleEpub = (name: string, options = {}) =>
  makeZip(Object.entries(sampleEntries(name)), options)

const samples: Readonly<Record<string, ReadonlyArray<readonly [string, Uint8Array]>>> = {
  // Of what is stored as it is, wrong bytes come to the markup; of the rest, to who unpacks it.
  EPUB: [
    ['footnotes.epub', sampleEpub('footnotes')],
    ['nested-toc.epub', sampleEpub('nested-toc', { isStored: true })],
    ['broken-xhtml.epub', sampleEpub('broken-xhtml', { isStored: true })],
    ['publisher-styles.epub', sampleEpub('publisher-styles', { isStored: true })],
    ['images.epub', sampleEpub('images')],
    ['script-inside.epub', sampleEpub('script-inside', { isStored: true })],
  ],
  'Plain text': [
    ['three-winters.txt', Buffer.from(storyOf('three-winters'))],
    ['post.txt', encodeText(storyOf('the-night-post'), 'utf-16le')],
    ['prose.txt', encodeText(proseIn('ru'), 'windows-1251')],
    ['mark.txt', encodeText(proseIn('ja'), 'shift_jis')],
  ],
  FictionBook: [
    ['mayak.fb2', new TextEncoder().encode(mayak)],
    ['cyrillic.fb2', inCyrillic],
    ['mayak.fb2.zip', makeZip([['mayak.fb2', mayak]])],
    ['novel.fb2', makeFb2(novel)],
  ],
  MOBI: [
    ['novel.mobi', makeMobi(novel)],
    ['novel.azw3', makeKf8(novel, { font, drawing })],
    ['both.azw', makeCombined(novel)],
    ['novel.prc', makeMobi(novel, { compress: false, hasIndex: false })],
    ['post.pdb', makePalmDoc('Post', Buffer.from(proseIn('en')))],
  ],
  Comic: [
    ['comic.cbz', makeZip(Object.entries(pages))],
    ['comic.cbr', makeRar(pages)],
    ['comic.cb7', await makeArchive('a.7z', pages)],
    ['comic.cbt', await makeArchive('a.tar', pages)],
  ],
  'Word document': [['weir.docx', makeZip(Object.entries(aWholeDocx()))]],
  'OpenDocument text': [
    ['tide-tables.odt', makeZip(Object.entries(aWholeOdt()))],
    ['flat.fodt', Buffer.from(aFlatOdt({ body: odtHeading('One') + odtParagraph('Two.') }))],
  ],
  'Rich Text': [['letters.rtf', Buffer.from(aWholeRtf())]],
  HTML: [
    ['the-glass-orchard.html', readFileSync('tests/fixtures/documents/the-glass-orchard.html')],
    ['saved.mhtml', Buffer.from(aWholeSavedPage())],
  ],
  Markdown: [['the-salt-road.md', readFileSync('tests/fixtures/documents/the-salt-road.md')]],
  PDF: [
    [
      'night.pdf',
      makePdf({
        pages: [aPage('One\nnight'), { ...aPage('Two'), size: [300, 400] }, aPage('Three')],
        info: '/Title(The Night Post)/CreationDate(D:20200101)',
        xmp: '<rdf:Description xmlns:dc="x"><dc:title>Night</dc:title></rdf:Description>',
        outline: [{ title: 'One', page: 0, children: [{ title: 'Two', page: 1 }] }],
        destinations: { a: 0, b: 2 },
        catalog: '/PageLabels<</Nums[0<</S/r>>]>>/ViewerPreferences<</Direction/R2L>>',
      }),
    ],
  ],
}

describe.each(Object.entries(samples))('%s with wrong bytes', (_, files) => {
  it(
    `opens or is named, ${count} times`,
    async () => {
      const random = seededRandom(20_261_126)
      const outcomes = new Map<string, number>()
      const wrong: string[] = []
      for (let index = 0; index < count; index++) {
        const [name, sound] = files[index % files.length]!
        const started = performance.now()
        const outcome = await outcomeOf(name, withFlips(sound, random))
        const took = performance.now() - started
        if (!/^opened$|^publication\//.test(outcome)) wrong.push(`${index} ${name}: ${outcome}`)
        if (took > longestMs) wrong.push(`${index} ${name}: ${Math.round(took)} ms`)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }
      console.log(Object.fromEntries(outcomes))

      expect(wrong).toEqual([])
    },
    count * longestMs,
  )
})

/** One to sixteen wrong bytes, half of the time among the first ones, which say where the others are. */
function withFlips(sound: Uint8Array, random: () => number): Uint8Array {
  const bytes = new Uint8Array(sound)
  const within = random() < 0.5 ? bytes.length : Math.min(1_000, bytes.length)
  const flips = 1 + Math.floor(random() * 16)
  for (let flip = 0; flip < flips; flip++) {
    bytes[Math.floor(random() * within)] = Math.floor(random() * 256)
  }
  return bytes
}

/** Reads all of it, as the app would over time. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const source = bytesSource(name, bytes)
    const opened = await (await detectFormat(source)).open(source)
    const reader = createSectionReader(opened, '/')
    for (const index of opened.manifest.readingOrder.keys()) await reader.content(index)
    const { readingOrder, resources } = opened.manifest
    for (const { href } of [...readingOrder, ...resources]) await reader.resource(href)
    return 'opened'
  } catch (error) {
    return error instanceof ReaderError ? error.code : String(error)
  }
}
