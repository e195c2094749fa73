import path from 'node:path'

import type { Page } from '@playwright/test'

import { corpusFiles } from '../support/corpora'

import { expect, test } from './fixtures'

/** What the window shows of a file that somebody wanted to open. */
const shown = (page: Page): Promise<'a page' | 'a reason' | 'nothing yet'> =>
  page.evaluate(() => {
    if (document.querySelector('[role="alert"]')?.textContent) return 'a reason'
    const frames = [...document.querySelectorAll('iframe[aria-hidden="false"]')]
    const isText = frames.some((frame) =>
      (frame as HTMLIFrameElement).contentDocument?.querySelector(
        'octavo-box:not([style*="hidden"])',
      ),
    )
    return isText || document.querySelector('[data-page][aria-hidden="false"]')
      ? 'a page'
      : 'nothing yet'
  })

test('Broken publications show a page or say what is the matter, one after another', async ({
  launch,
}) => {
  const files = corpusFiles('epubcheck', '.epub')?.filter((file) => /-(?:error|fatal)/.test(file))
  if (!files) return
  test.setTimeout(600_000)
  const { page, library, reader } = await launch()
  await library.heading.waitFor()
  const counts = { 'a page': 0, 'a reason': 0, 'nothing yet': 0 }
  for (const file of files) {
    await library.openByDialog(file)
    await expect.poll(() => shown(page), { message: path.basename(file) }).not.toBe('nothing yet')
    const outcome = await shown(page)
    counts[outcome] += 1
    if (outcome === 'a reason') {
      await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
    } else {
      await reader.position.waitFor({ state: 'attached' })
      await page.keyboard.press('ControlOrMeta+l')
      await library.heading.waitFor()
    }
    await expect.poll(() => shown(page)).toBe('nothing yet')
  }
  console.log(`epubcheck in the window: ${JSON.stringify(counts)}`)
})
