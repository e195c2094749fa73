import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'

import { makeEpub, makeZip } from './make-epub.mjs'

const welcome = fileURLToPath(new URL('../../assets/samples/welcome', import.meta.url))

/** Names and checksums: the bytes between may differ with the version of zlib. */
async function entriesOf(bytes: Uint8Array) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes))
  const entries = await reader.getEntries()
  await reader.close()
  return entries.map(({ filename, signature, compressionMethod }) => ({
    filename,
    signature,
    isStored: compressionMethod === 0,
  }))
}

describe('makeEpub', () => {
  it('puts the media type first, stored, where a reading system looks for it', async () => {
    const bytes = makeEpub(welcome)

    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip')
    expect((await entriesOf(bytes))[0]).toMatchObject({ filename: 'mimetype', isStored: true })
  })

  it('makes the same bytes of the same folder', () => {
    expect(makeEpub(welcome).equals(makeEpub(welcome))).toBe(true)
  })

  it('keeps names that are not ASCII', async () => {
    const entries = await entriesOf(makeZip([['straße/čaj.txt', 'tea']]))

    expect(entries[0]?.filename).toBe('straße/čaj.txt')
  })
})

describe('the welcome book', () => {
  it('is packed from its folder as it is now', async () => {
    const shipped = readFileSync(new URL('../../assets/samples/welcome.epub', import.meta.url))

    expect(await entriesOf(shipped)).toEqual(await entriesOf(makeEpub(welcome)))
  })
})
