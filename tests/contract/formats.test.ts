import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { comic } from '#core/formats/comic/comic'
import { docx } from '#core/formats/docx/docx'
import { epub } from '#core/formats/epub/epub'
import { html } from '#core/formats/html/html'
import { markdown } from '#core/formats/markdown/markdown'
import { odt } from '#core/formats/odt/odt'
import { rtf } from '#core/formats/rtf/rtf'
import { text } from '#core/formats/text/text'
import { aWholeDocx } from '#tests/support/docx-builder'
import { aWholeSavedPage } from '#tests/support/mhtml-builder'
import { aFlatOdt, aWholeOdt, odtHeading, odtParagraph } from '#tests/support/odt-builder'
import { fb2 } from '#core/formats/fb2/fb2'
import { mobi } from '#core/formats/mobi/mobi'
import { pdf } from '#core/formats/pdf/pdf'
import { aNovel } from '#tests/support/a-novel'
import { aPage, makePdf } from '#tests/support/make-pdf'
import { aComicPage } from '#tests/support/painted-pictures'
import { sampleFolder, sampleNames } from '#tests/support/publication-builders'
import { aWholeRtf } from '#tests/support/rtf-builder'

import { openNeighbours } from '../../electron/containers/neighbours'
import { bytesSource } from '../support/bytes-source'
import { makeArchive } from '../support/make-archive'
import { makeEpub, makeZip } from '../support/make-epub.mjs'
import { makeRar } from '../support/make-rar'
import { makeCombined, makeKf8, makeMobi, makePalmDoc } from '../support/mobi/make-mobi.mjs'

import { describeFormat } from './format-suite'

describeFormat({
  format: epub,
  toSource: bytesSource,
  sound: sampleNames().map((name) => [`${name}.epub`, makeEpub(sampleFolder(name))]),
})

describeFormat({
  format: docx,
  toSource: bytesSource,
  sound: [['the-house-by-the-weir.docx', makeZip(Object.entries(aWholeDocx()))]],
})

describeFormat({
  format: odt,
  toSource: bytesSource,
  sound: [
    ['the-tide-tables.odt', makeZip(Object.entries(aWholeOdt()))],
    [
      'flat.fodt',
      new TextEncoder().encode(aFlatOdt({ body: odtHeading('One') + odtParagraph('Two.') })),
    ],
  ],
})

describeFormat({
  format: rtf,
  toSource: bytesSource,
  sound: [['letters-not-sent.rtf', new TextEncoder().encode(aWholeRtf())]],
})

const documents = fileURLToPath(new URL('../fixtures/documents/', import.meta.url))

for (const format of [html, markdown]) {
  describeFormat({
    format,
    toSource: (name, bytes) => ({
      ...bytesSource(name, bytes),
      beside: openNeighbours(documents),
    }),
    sound: [
      ...readdirSync(documents)
        .filter((name) => name.startsWith('the-') && name.endsWith(format === html ? 'html' : 'md'))
        .map((name) => [name, new Uint8Array(readFileSync(documents + name))] as const),
      ...(format === html
        ? [['saved.mhtml', new TextEncoder().encode(aWholeSavedPage())] as const]
        : []),
    ],
  })
}

const mayak = new Uint8Array(
  readFileSync(new URL('../fixtures/fictionbook/mayak.fb2', import.meta.url)),
)

describeFormat({
  format: fb2,
  toSource: bytesSource,
  sound: [
    ['mayak.fb2', mayak],
    ['mayak.fb2.zip', makeZip([['mayak.fb2', mayak]])],
  ],
})

const novel = aNovel()

describeFormat({
  format: mobi,
  toSource: bytesSource,
  sound: [
    ['novel.mobi', makeMobi(novel)],
    ['novel.prc', makeMobi(novel, { compress: false, hasIndex: false })],
    ['novel.azw3', makeKf8(novel, { font: new Uint8Array(5_000).fill(7), drawing: '<svg/>' })],
    ['both.azw', makeCombined(novel)],
    ['post.pdb', makePalmDoc('Post', Buffer.from('All the mail was wet.\n\nNobody read it.'))],
  ],
})

const stories = fileURLToPath(new URL('../fixtures/stories/', import.meta.url))

describeFormat({
  format: text,
  toSource: bytesSource,
  sound: readdirSync(stories)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, new Uint8Array(readFileSync(stories + name))]),
})

const pages = {
  'ComicInfo.xml': '<ComicInfo><Title>Lamps</Title><Writer>A. Writer</Writer></ComicInfo>',
  'one/page-1.png': aComicPage(1, 40, 60),
  'one/page-2.png': aComicPage(2, 40, 60),
  'two/page-10.png': aComicPage(3, 80, 60),
}

describeFormat({
  format: comic,
  toSource: bytesSource,
  sound: [
    ['comic.cbz', makeZip(Object.entries(pages))],
    ['comic.cbr', makeRar(pages)],
    ['comic.cb7', await makeArchive('a.7z', pages)],
    ['comic.cbt', await makeArchive('a.tar', pages)],
  ],
})

describeFormat({
  format: pdf,
  toSource: bytesSource,
  sound: [
    [
      'night.pdf',
      makePdf({
        pages: [aPage('The Night Post\nA story.'), aPage('It rained.'), aPage('Then it did not.')],
        info: '/Title(The Night Post)/Author(A. Writer)',
        outline: [{ title: 'Rain', page: 1, children: [{ title: 'Later', page: 2 }] }],
        catalog: '/PageLabels<</Nums[0<</S/r>>1<</S/D>>]>>',
      }),
    ],
  ],
})
