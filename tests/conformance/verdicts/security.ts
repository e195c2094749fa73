import { expect } from '@playwright/test'

import { isRed } from '../picture'
import { each, type Verdict, type Verdicts } from '../verdict'

import { showsPicture } from './media'

/** Opens it and tells what it asked for that is none of the app's own. */
const requestsOf: (...book: Parameters<Verdict>) => Promise<string[]> = async (book) => {
  const asked: string[] = []
  const note = (request: { url(): string }) => {
    if (!/^(?:app|data|blob):/.test(request.url())) asked.push(request.url())
  }
  book.page.on('request', note)
  await book.open()
  await book.page.waitForLoadState('networkidle')
  book.page.off('request', note)
  return asked
}

/** A link out of the publication is followed only by whoever says so in a dialog. */
const asksFirst: Verdict = async (book) => {
  await book.open()
  await book.find('a').click()
  const dialog = book.page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: /^Open/ })).toBeVisible()
}

/** Verdicts by what is asked for, run, and left alone. */
export const securityVerdicts: Verdicts = {
  ...each('ocf-url_link-leaking-relative ocf-url_link-path-absolute', showsPicture),
  ...each('pub-external-links pub-external-links_consent', asksFirst),
  async 'pub-file-urls'(book) {
    expect(await requestsOf(book)).toEqual([])
    expect((await book.toTheEnd()).join(' ')).toContain('Windows')
    await expect(book.reader.book.locator('iframe')).toHaveCount(0)
  },
  async 'pub-xml-external-id'(book) {
    await book.open()
    expect((await book.toTheEnd()).join('').trim()).toMatch(/follows this paragraph\.$/)
  },
  async 'scr-storage-delete'(book) {
    await book.open()
    expect(await book.text()).toContain('does not support scripting, hence this test succeeds')
    const kept = await book
      .find('p')
      .first()
      .evaluate(() => localStorage.length)
    expect(kept).toBe(0)
  },
  async 'sec-untrusted-consent_network'(book) {
    expect(await requestsOf(book)).toEqual([])
    const text = (await book.toTheEnd()).join(' ')
    expect(text).toContain('The remote script is not fetched and executed.')
    await book.page.keyboard.press('Home')
    const { width, height } = book.page.viewportSize() ?? { width: 900, height: 700 }
    for (;;) {
      const view = await book.picture({ x: 0, y: 0, width, height })
      expect(view.share(isRed)).toBeLessThan(0.0005)
      if (!(await book.turn())) return
    }
  },
  async 'sec-untrusted-consent_scripting'(book) {
    await book.open()
    const text = (await book.toTheEnd()).join(' ')
    expect(text).toContain('No script has been executed.')
    expect(text).not.toContain('The script has been executed.')
    await expect(book.reader.book.locator('script, iframe')).toHaveCount(0)
  },
}
