import { expect, it } from 'vitest'

import { openPublication } from '#core/publication/open'
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
