import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { aPdfBomb } from '#tests/support/pdf-bomb'
import { anEpub } from '#tests/support/publication-builders'

import { makeZip } from '../tests/support/make-epub.mjs'

import { createProcessParser } from './cli/process-parser'

const run = promisify(execFile)
let folder: string
let script: string
let book: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'octavo-bundle-'))
  script = path.join(folder, 'octavo.cjs')
  book = path.join(folder, 'book.epub')
  const chapters = Array.from({ length: 400 }, (_, n) => `<p>${n} ${'word '.repeat(500)}</p>`)
  writeFileSync(book, makeZip(Object.entries(anEpub({ chapters }))))
  const builder = await createBuilder({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    environments: { cli: { build: { outDir: folder } } },
  })
  await builder.build(builder.environments['cli']!)
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the octavo script', () => {
  it('runs with nothing but Node', async () => {
    const { stdout } = await run(process.execPath, [script, 'info', '--json', book, book])
    const lines = stdout.trim().split('\n')

    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0]!)).toMatchObject({ ok: true, sections: 400, words: 400 * 501 })
  }, 30_000)

  it('exits with 1 when a file does not open and when the call is wrong', async () => {
    await expect(run(process.execPath, [script, 'info', folder])).rejects.toMatchObject({ code: 1 })
    await expect(run(process.execPath, [script, 'frob'])).rejects.toMatchObject({ code: 1 })
  })

  it('ends in peace when nobody reads on', async () => {
    const child = spawn(process.execPath, [script, 'text', book])
    let error = ''
    child.stderr.on('data', (data: Buffer) => (error += data.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))

    expect({ code, error }).toEqual({ code: 0, error: '' })
  })
})

describe('a file that costs too much', () => {
  const MB = 1_048_576
  const job = (file: string) => ({ kind: 'info', file }) as const
  const tooComplex = { type: 'failed', error: { code: 'publication/too-complex' } }
  let long: string
  beforeAll(() => {
    long = path.join(folder, 'long.txt')
    writeFileSync(long, 'A word or two, and no end of them. '.repeat(1_700_000))
  })

  it.each([
    ['time', { processorMs: 500, memoryBytes: 8_192 * MB }],
    ['memory', { processorMs: 60_000, memoryBytes: 250 * MB }],
  ])(
    'ends its process and is named: %s',
    async (_, limits) => {
      const { parse, stop } = createProcessParser(script, limits)

      expect(await parse(job(long), () => {})).toMatchObject(tooComplex)
      stop()
    },
    60_000,
  )

  it('is not the PDF whose streams unpack to gigabytes: they are let be', async () => {
    const bomb = path.join(folder, 'bomb.pdf')
    writeFileSync(bomb, aPdfBomb(4_096))
    const limits = { processorMs: 30_000, memoryBytes: 512 * MB }
    const { parse, stop } = createProcessParser(script, limits)

    expect(await parse(job(bomb), () => {})).toMatchObject({
      type: 'failed',
      error: { code: 'publication/too-large' },
    })
    stop()
  }, 60_000)

  it('does not hinder the next', async () => {
    const { parse, stop } = createProcessParser(script, {
      processorMs: 60_000,
      memoryBytes: 250 * MB,
    })
    await parse(job(long), () => {})

    expect(await parse(job(book), () => {})).toMatchObject({ type: 'done' })
    stop()
  }, 60_000)
})
