import { deflateRawSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { makeZip } from '../../tests/support/make-epub.mjs'

import { archiveLimits } from './archive-limits'
import { memoryReader } from './byte-reader'
import { openZipContainer } from './zip-container'

const MB = 1_048_576

const open = (bytes: Uint8Array, limits = archiveLimits) =>
  openZipContainer('a.epub', memoryReader(bytes), limits)
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('openZipContainer', () => {
  it('reads stored and deflated entries by name', async () => {
    const container = await open(
      makeZip([
        ['mimetype', 'application/epub+zip'],
        ['a/b.txt', 'x'.repeat(1_000)],
      ]),
    )

    expect(container.paths).toEqual(['mimetype', 'a/b.txt'])
    expect(container.byteLength('a/b.txt')).toBe(1_000)
    expect(textOf(await container.read('a/b.txt'))).toBe('x'.repeat(1_000))
    expect(await container.read('nothing')).toBeUndefined()
    expect(container.byteLength('nothing')).toBeUndefined()
  })

  it('finds names in another case or Unicode form, the exact one first', async () => {
    const container = await open(
      makeZip([
        ['A.txt', 'upper'],
        ['a.txt', 'lower'],
        ['cafe\u0301.txt', 'accent'],
      ]),
    )

    expect(textOf(await container.read('a.txt'))).toBe('lower')
    expect(textOf(await container.read('A.TXT'))).toBe('upper')
    expect(textOf(await container.read('café.txt'))).toBe('accent')
  })

  it('keeps names inside: no way out, nothing absolute, the first of two alike', async () => {
    const container = await open(
      makeZip([
        ['../../evil.txt', 'x'],
        ['a/../../evil.txt', 'x'],
        ['..\\evil.txt', 'x'],
        ['C:\\evil.txt', 'x'],
        ['/absolute.txt', 'inside'],
        ['./dot/./a.txt', 'dot'],
        ['same.txt', 'first'],
        ['same.txt', 'second'],
        ['folder/', ''],
      ]),
    )

    expect(container.paths).toEqual(['absolute.txt', 'dot/a.txt', 'same.txt'])
    expect(textOf(await container.read('same.txt'))).toBe('first')
    expect(await container.read('../../evil.txt')).toBeUndefined()
  })

  it('reads old names in code page 437', async () => {
    const bytes = makeZip([['caf_.txt', 'x']])
    for (let at = bytes.indexOf('caf_'); at >= 0; at = bytes.indexOf('caf_', at)) {
      bytes[at + 3] = 0x82
    }
    clearFlag(bytes, 0x0800)

    expect((await open(bytes)).paths).toEqual(['café.txt'])
  })

  it('opens archives with something before or behind them', async () => {
    const zip = makeZip([['a.txt', 'hello']])
    const around = Buffer.concat([Buffer.alloc(80, 'x'), zip, Buffer.alloc(3_000, 'y')])

    expect(textOf(await (await open(around)).read('a.txt'))).toBe('hello')
  })

  it('names encrypted entries', async () => {
    const bytes = makeZip([['a.txt', 'secret']])
    setFlag(bytes, 1)

    await expect((await open(bytes)).read('a.txt')).rejects.toMatchObject({
      code: 'publication/encrypted',
    })
  })
})

describe('damage', () => {
  it.each([0, 1, 21, 22, 60])('is named when only %s bytes are left', async (length) => {
    await expect(open(makeZip([['a.txt', 'x']]).subarray(0, length))).rejects.toMatchObject({
      code: 'publication/corrupted',
      details: { fileName: 'a.epub' },
    })
  })

  it('is named when the content is broken', async () => {
    const bytes = makeZip([['a.txt', 'word '.repeat(1_000)]])
    bytes.fill(0xff, 40, 50)

    await expect((await open(bytes)).read('a.txt')).rejects.toMatchObject({
      code: 'publication/corrupted',
    })
  })

  it('is named or harmless wherever a bit is flipped', async () => {
    const intact = makeZip([
      ['a.txt', 'word '.repeat(100)],
      ['b.txt', 'x'],
    ])
    for (let index = 0; index < intact.length; index++) {
      const bytes = Buffer.from(intact)
      bytes[index]! ^= 1 << (index % 8)
      try {
        const container = await open(bytes)
        for (const path of container.paths) await container.read(path)
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^publication\//) })
      }
    }
  })
})

describe('limits', () => {
  const tooLarge = { code: 'publication/too-large' }

  it('hold against a bomb', async () => {
    const bomb = makeZip([['a.bin', new Uint8Array(60 * MB)]])
    expect(bomb.length).toBeLessThan(100_000)

    await expect((await open(bomb)).read('a.bin')).rejects.toMatchObject(tooLarge)
  })

  it('count real bytes where the directory lies', async () => {
    const bomb = makeZip([['a.bin', new Uint8Array(30 * MB)]])
    const lying = Buffer.from(bomb)
    for (const field of [22, lying.indexOf('PK\x01\x02') + 24]) lying.writeUInt32LE(10, field)

    await expect((await open(lying)).read('a.bin')).rejects.toMatchObject(tooLarge)
  })

  it('are tighter for markup', async () => {
    const limits = { ...archiveLimits, markupBytes: 1_000 }
    const container = await open(
      makeZip([
        ['a.xhtml', 'x'.repeat(2_000)],
        ['a.png', 'x'.repeat(2_000)],
      ]),
      limits,
    )

    await expect(container.read('a.xhtml')).rejects.toMatchObject(tooLarge)
    expect(await container.read('a.png')).toHaveLength(2_000)
  })

  it('count what was read in all', async () => {
    const picture = 'x'.repeat(2_000)
    const entries = ['a.png', 'b.png', 'c.png'].map((name) => [name, picture] as const)
    const container = await open(makeZip(entries), { ...archiveLimits, totalBytes: 5_000 })

    await container.read('a.png')
    await container.read('b.png')
    await expect(container.read('c.png')).rejects.toMatchObject(tooLarge)
  })

  it('end a directory that is too long', async () => {
    const names = Array.from({ length: 101 }, (_, index) => [`${index}.txt`, ''] as const)

    await expect(open(makeZip(names), { ...archiveLimits, entries: 100 })).rejects.toMatchObject(
      tooLarge,
    )
  })

  it('refuse entries that claim to be longer than the archive', async () => {
    const bytes = makeZip([['a.txt', Buffer.from(deflateRawSync('x'))]])
    const directory = bytes.indexOf('PK\x01\x02')
    bytes.writeUInt32LE(0x0fff_ffff, directory + 20)

    await expect((await open(bytes)).read('a.txt')).rejects.toMatchObject({
      code: 'publication/corrupted',
    })
  })
})

/** Changes the general purpose flags of every header. */
function changeFlags(bytes: Buffer, change: (flags: number) => number): void {
  for (const [signature, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      bytes.writeUInt16LE(change(bytes.readUInt16LE(at + offset)), at + offset)
    }
  }
}
const setFlag = (bytes: Buffer, flag: number) => changeFlags(bytes, (flags) => flags | flag)
const clearFlag = (bytes: Buffer, flag: number) => changeFlags(bytes, (flags) => flags & ~flag)
