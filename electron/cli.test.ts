import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { anEpub } from '#tests/support/publication-builders'

import { makeZip } from '../tests/support/make-epub.mjs'

import { createThreadParser } from './cli/parse-jobs'

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
  })

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

describe('a parser in a thread', () => {
  it('is stopped when it takes too long', async () => {
    const endless = path.join(folder, 'endless.cjs')
    writeFileSync(
      endless,
      'require("node:worker_threads").parentPort.on("message", () => { for (;;); })',
    )
    const { parse, stop } = createThreadParser(endless, { timeoutMs: 300, memoryMb: 64 })

    expect(await parse({ kind: 'info', file: 'x' }, () => {})).toMatchObject({
      type: 'failed',
      error: { code: 'publication/too-complex' },
    })
    stop()
  })

  it('is stopped when it takes too much memory', async () => {
    const greedy = path.join(folder, 'greedy.cjs')
    writeFileSync(
      greedy,
      'require("node:worker_threads").parentPort.on("message", () => { const a = []; for (;;) a.push(new Array(1000).fill({})) })',
    )
    const { parse, stop } = createThreadParser(greedy, { timeoutMs: 20_000, memoryMb: 32 })

    expect(await parse({ kind: 'info', file: 'x' }, () => {})).toMatchObject({
      type: 'failed',
      error: { code: 'publication/too-complex' },
    })
    stop()
  })
})
