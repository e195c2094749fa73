// node scripts/drive-package.mjs FOLDER: opens a story in the packaged app, turns a page, quits.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { _electron, expect } from '@playwright/test'

const [packaged = ''] = process.argv.slice(2)
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-package-'))
try {
  // The shipped app takes no debugger, which is what drives it here: a copy does.
  const copy = path.join(scratch, 'app')
  fs.cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
  const executablePath = path.join(copy, 'octavo')
  await flipFuses(executablePath, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const story = path.resolve('tests/fixtures/stories/the-lamplighters-daughter.txt')
  const app = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${path.join(scratch, 'profile')}`, story],
  })
  assert.equal(await app.evaluate(({ app: packagedApp }) => packagedApp.isPackaged), true)
  const page = await app.firstWindow()
  const slider = page.getByRole('slider', { name: 'Position in book' })
  await slider.waitFor({ state: 'attached' })
  const first = (await slider.getAttribute('aria-valuetext')) ?? ''
  await page.keyboard.press('ArrowRight')
  await expect(slider).not.toHaveAttribute('aria-valuetext', first)
  const second = await slider.getAttribute('aria-valuetext')
  // WordNet lies beside the archive.
  await page.keyboard.press('v')
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor()
  await page.keyboard.press('d')
  const card = page.getByRole('dialog', { name: 'in your dictionaries' })
  await card.getByRole('textbox').fill('went')
  await card.getByRole('textbox').press('Enter')
  await card.getByRole('heading', { name: 'go', exact: true }).waitFor()
  console.log(`the packaged app works: ${first} → ${second}`)
  await app.close()
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
