import { expect, it } from 'vitest'

import { openPublication } from '#core/publication/open'
import { blocksOfNovel } from '#tests/support/a-novel'
import { bytesSource } from '#tests/support/bytes-source'
import { corpusFiles } from '#tests/support/corpora'
import { blocksOf } from '#tests/support/read-publication'

import { makeFb2 } from '../support/make-fb2.mjs'
import { makeKf8, makeMobi } from '../support/mobi/make-mobi.mjs'
import { readNovel } from '../support/read-novel.mjs'

it.each([
  ['war.fb2', makeFb2],
  ['war.mobi', makeMobi],
  ['war.azw3', makeKf8],
] as const)('War and Peace is the same novel as %s', async (name, make) => {
  const [file] = corpusFiles('war-and-peace', 'chapters.epub') ?? []
  if (file === undefined) return
  const novel = await readNovel(file, { title: 'War and Peace', author: 'Leo Tolstoy' })
  const opened = await openPublication(bytesSource(name, make(novel)))
  const blocks = blocksOfNovel(novel)

  expect(opened.manifest.toc.map(({ label }) => label)).toEqual(
    novel.chapters.map(({ title }) => title),
  )
  expect((await blocksOf(opened)).slice(-blocks.length)).toEqual(blocks)
  expect(opened.manifest.readingOrder.length).toBeGreaterThan(360)
})
