import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from '@playwright/test'

import { fixturePath } from './fixtures'

const start = path.resolve(import.meta.dirname, '../../scripts/start.mjs')
const story = fixturePath('stories', 'three-winters.txt')

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'octavo-screenshot-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** `npm start -- --screenshot …`: what a person reads, and the exit code. */
async function screenshot(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const child = spawn(process.execPath, [start, '--screenshot', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'close')) as [number]
  // What the set-up says stands in front: which Electron, which display.
  const setUp = /^\[octavo\] (?:building|running on|there is no display)/
  const lines = said.split('\n').filter((line) => line !== '' && !setUp.test(line))
  return { code, lines }
}

test.describe('A picture by the command line', () => {
  test('is written, and nothing else is said', async () => {
    const file = path.join(folder, 'page.png')

    const { code, lines } = await screenshot(file, '--size', '800x600', story)

    expect({ code, lines }).toEqual({ code: 0, lines: [] })
    const header = readFileSync(file).subarray(0, 24)
    expect(header.toString('latin1', 1, 4)).toBe('PNG')
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([800, 600])
  })

  test('is refused in a sentence where it cannot be written', async () => {
    expect(await screenshot(folder, story)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('is a folder')],
    })
    expect(await screenshot(path.join(folder, 'missing', 'page.png'), story)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('There is no folder')],
    })
  })

  test('is not taken when one of the books cannot be opened', async () => {
    const file = path.join(folder, 'page.png')
    const missing = path.join(folder, 'missing.epub')

    const { code, lines } = await screenshot(file, missing, story)

    expect({ code, lines }).toEqual({
      code: 1,
      lines: [`${missing}: This file could not be found.`],
    })
    expect(existsSync(file)).toBe(false)
  })
})
