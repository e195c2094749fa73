import path from 'node:path'

import { expect, it } from 'vitest'

import { corpusFiles } from '../support/corpora'
import { readPublication } from '../support/read-publication'

/** Sentences of the sample book, whatever it is packed in. */
const sample = [
  'This is a sample for testing libmobi project.',
  'recreating source files using indices',
  'Libmobi is distributed under LGPL-3+ license.',
]

const words: Readonly<Record<string, readonly string[]>> = {
  'sample-cp1252.mobi': sample,
  'sample-dict-infl2.mobi': ['mieć', 'to have'],
  'sample-multimedia.mobi': sample,
  'sample-ncx.mobi': ['Test page 1', 'Test subchapter 2-2'],
  'sample-textread.mobi': sample.slice(0, 2),
  'sample-unicode-huffdic.mobi': sample,
  'sample-unicode-uncompressed.mobi': sample,
  // Its list of contents is damaged, its text is not.
  'sample-invalid-indx.fail': ['KF8 supports a variety of ways to style the text of a book.'],
}

it('reads the MOBI files of libmobi, and names the one that is protected', async () => {
  const files = [
    ...(corpusFiles('libmobi', '.mobi') ?? []),
    ...(corpusFiles('libmobi', '.fail') ?? []),
  ]
  if (files.length === 0) return
  for (const file of files) {
    const name = path.basename(file)
    const outcome = await readPublication(file)
    if (name.startsWith('sample-drm')) {
      expect(outcome.ok ? undefined : outcome.error).toMatchObject({
        code: 'publication/encrypted',
        details: { scheme: 'Mobipocket' },
      })
      continue
    }
    const text = outcome.ok ? outcome.sections.map((section) => section.text).join('\n') : ''
    for (const sentence of words[name] ?? []) expect(text, name).toContain(sentence)
    expect(text.length, name).toBeGreaterThan(20)
  }

  expect(files).toHaveLength(9)
})
