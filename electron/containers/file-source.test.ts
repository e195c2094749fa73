import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { makeZip } from '../../tests/support/make-epub.mjs'

import { openFileSource } from './file-source'

let folder: string
const at = (name: string) => path.join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'octavo-source-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('openFileSource', () => {
  it('gives the head at once and the whole on demand', async () => {
    const text = 'a'.repeat(5_000)
    writeFileSync(at('a.txt'), text)
    const source = await openFileSource(at('a.txt'))

    expect(source).toMatchObject({ fileName: 'a.txt', byteLength: 5_000 })
    expect(source.head).toHaveLength(4_096)
    expect(Buffer.from(await source.bytes()).toString()).toBe(text)
    await source.close()
  })

  it('reads archives without reading them whole', async () => {
    writeFileSync(at('a.epub'), makeZip([['a.txt', 'hello']]))
    const source = await openFileSource(at('a.epub'), { fileName: 'The Name.epub' })
    const container = await source.container()

    expect(container).toMatchObject({ fileName: 'The Name.epub', paths: ['a.txt'] })
    expect(await source.container()).toBe(container)
    await source.close()
  })

  it.each([
    ['publication/not-found', 'nothing.txt'],
    ['publication/not-found', 'a.txt/nothing.txt'],
    ['publication/empty', 'empty.txt'],
  ])('answers %s for %s', async (code, name) => {
    writeFileSync(at('empty.txt'), '')

    await expect(openFileSource(at(name))).rejects.toMatchObject({ code })
  })

  it.each(['EACCES', 'EPERM'])('says when the system does not let it read: %s', async (code) => {
    // Said by a system of our own: for root, as whom tests may run, no file is locked.
    const refusing = () => Promise.reject(Object.assign(new Error('refused'), { code }))

    await expect(
      openFileSource(at('locked.txt'), { fileName: 'My Story.txt', openFile: refusing }),
    ).rejects.toMatchObject({
      code: 'publication/no-permission',
      details: { fileName: 'My Story.txt' },
    })
  })

  it('does not wait for the other end of a pipe', async () => {
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [at('pipe')])

    await expect(openFileSource(at('pipe'))).rejects.toMatchObject({
      code: 'publication/unsupported-format',
    })
  })

  it('does not read a text of more than 64 MB', async () => {
    writeFileSync(at('long.txt'), 'x')
    truncateSync(at('long.txt'), 64 * 1_048_576 + 1)
    const source = await openFileSource(at('long.txt'))

    await expect(source.bytes()).rejects.toMatchObject({ code: 'publication/too-large' })
    await source.close()
  })
})
