import { describe, expect, it } from 'vitest'

import type { Entries } from '#tests/support/publication-builders'

import { makeArchive } from '../../tests/support/make-archive'
import { makeZip } from '../../tests/support/make-epub.mjs'
import { makeRar } from '../../tests/support/make-rar'

import { memoryReader } from './byte-reader'
import { openContainer } from './open-container'

const open = (bytes: Uint8Array, fileName = 'a.cbx') =>
  openContainer(fileName, memoryReader(bytes), bytes.subarray(0, 4_096))
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

const entries: Entries = {
  'b/10.txt': 'ten',
  'b/2.txt': 'two',
  'Ünïcødé 漫画.txt': 'many letters',
  [`${'long/'.repeat(60)}name.txt`]: 'deep down',
}

describe.each([
  ['zip', async () => makeZip(Object.entries(entries))],
  ['rar', async () => makeRar(entries)],
  ['7z', () => makeArchive('a.7z', entries)],
  ['7z, entry by entry', () => makeArchive('a.7z', entries, ['-ms=off'])],
  ['tar', () => makeArchive('a.tar', entries)],
  ['pax', () => makeArchive('a.tar', entries, ['-mm=pax'])],
  ['zip packed by LZMA', () => makeArchive('a.zip', entries, ['-mm=LZMA'])],
])('%s', (_, make) => {
  it('gives its entries, by any spelling of their names', async () => {
    const container = await open(await make())

    expect(container.paths.toSorted()).toEqual(Object.keys(entries).toSorted())
    for (const [path, content] of Object.entries(entries)) {
      expect(textOf(await container.read(path)), path).toBe(content)
      expect(container.byteLength(path)).toBe(Buffer.from(content).length)
    }
    expect(textOf(await container.read('B/10.TXT'))).toBe('ten')
    expect(await container.read('nothing')).toBeUndefined()
    expect(container.byteLength('nothing')).toBeUndefined()
  })

  it('opens or names the error when it is damaged', async () => {
    const bytes = await make()
    for (let index = 0; index < 60; index++) {
      const wrong = new Uint8Array(
        index % 4 === 3 ? bytes.slice(0, (bytes.length * index) / 60) : bytes,
      )
      if (index % 4 < 3) wrong[Math.floor((index / 60) * bytes.length)]! ^= 1 << (index % 8)
      await expect(readAll(wrong)).resolves.toMatch(/^(?:read|publication\/[a-z-]+)$/)
    }
  }, 60_000)
})

async function readAll(bytes: Uint8Array): Promise<string> {
  try {
    const container = await open(bytes)
    for (const path of container.paths) await container.read(path)
    return 'read'
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}

describe('what is encrypted', () => {
  it.each([
    ['the entries of a 7z', 'a.7z', ['-psecret'], '7z'],
    ['the names in a 7z', 'a.7z', ['-psecret', '-mhe=on'], '7z'],
  ])('is named: %s', async (_, name, switches, scheme) => {
    const bytes = await makeArchive(name, { 'a.txt': 'secret' }, switches)

    await expect(open(bytes)).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { scheme },
    })
  })

  it('is named: an entry of a ZIP', async () => {
    const container = await open(await makeArchive('a.zip', { 'a.txt': 'secret' }, ['-psecret']))

    await expect(container.read('a.txt')).rejects.toMatchObject({ code: 'publication/encrypted' })
  })
})

it('reads no other way of packing in an EPUB, whose specification forbids it', async () => {
  const entries = { mimetype: 'application/epub+zip', 'a.xhtml': 'x'.repeat(1_000) }
  const packed = await makeArchive('a.zip', entries, ['-mm=LZMA'])
  const head = new Uint8Array(packed.subarray(0, 4_096))
  head.set(Buffer.from('mimetypeapplication/epub+zip'), 30)
  const container = await openContainer('a.epub', memoryReader(packed), head)

  await expect(container.read('a.xhtml')).rejects.toMatchObject({ code: 'publication/corrupted' })
})

describe('bombs', () => {
  const zeros = { 'a.png': new Uint8Array(40 * 1_048_576), 'b.png': 'x' }

  it.each([
    ['7z', 'a.7z', []],
    ['zip packed by LZMA', 'a.zip', ['-mm=LZMA']],
  ])('are refused: %s', async (_, name, switches) => {
    const container = await open(await makeArchive(name, zeros, switches))

    await expect(container.read('a.png')).rejects.toMatchObject({ code: 'publication/too-large' })
  })
})

describe('a solid archive', () => {
  it('is unpacked once for entries that are read in turn', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 40 }, (_, page) => [`${page}.txt`, `page ${page} `.repeat(10_000)]),
    )
    const bytes = await makeArchive('a.7z', pages)
    const reader = memoryReader(bytes)
    let bytesRead = 0
    const container = await openContainer(
      'a.cb7',
      {
        ...reader,
        readInto(target, offset) {
          const length = reader.readInto(target, offset)
          bytesRead += length
          return length
        },
      },
      bytes.subarray(0, 4_096),
    )
    await container.read('0.txt')
    const afterFirst = bytesRead
    for (const [path, content] of Object.entries(pages)) {
      expect(textOf(await container.read(path))).toBe(content)
    }

    expect(bytesRead).toBe(afterFirst)
  })
})
