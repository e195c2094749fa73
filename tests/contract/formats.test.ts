import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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
import { sampleFolder, sampleNames } from '#tests/support/publication-builders'
import { aWholeRtf } from '#tests/support/rtf-builder'

import { openNeighbours } from '../../electron/containers/neighbours'
import { bytesSource } from '../support/bytes-source'
import { makeEpub, makeZip } from '../support/make-epub.mjs'

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

const stories = fileURLToPath(new URL('../fixtures/stories/', import.meta.url))

describeFormat({
  format: text,
  toSource: bytesSource,
  sound: readdirSync(stories)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, new Uint8Array(readFileSync(stories + name))]),
})
