import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { epub } from '#core/formats/epub/epub'
import { text } from '#core/formats/text/text'
import { sampleFolder, sampleNames } from '#tests/support/publication-builders'

import { bytesSource } from '../support/bytes-source'
import { makeEpub } from '../support/make-epub.mjs'

import { describeFormat } from './format-suite'

describeFormat({
  format: epub,
  toSource: bytesSource,
  sound: sampleNames().map((name) => [`${name}.epub`, makeEpub(sampleFolder(name))]),
})

const stories = fileURLToPath(new URL('../fixtures/stories/', import.meta.url))

describeFormat({
  format: text,
  toSource: bytesSource,
  sound: readdirSync(stories)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, new Uint8Array(readFileSync(stories + name))]),
})
