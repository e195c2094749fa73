import type { Page } from '@playwright/test'

import { luminance } from '#core/contrast'
import { tonesOf } from '#core/paper-texture'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** The colours of the page's left edge, where nothing else stands. */
async function tonesAtTheEdge(page: Page): Promise<string[]> {
  const picture = await page.screenshot({ clip: { x: 0, y: 200, width: 30, height: 300 } })
  return page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      const tones = new Set<string>()
      for (let at = 0; at < data.length; at += 4) {
        const digits = Array.from(data.slice(at, at + 3), (part) =>
          part.toString(16).padStart(2, '0'),
        )
        tones.add(`#${digits.join('')}`.toUpperCase())
      }
      return [...tones]
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
}

test.describe('Themes', () => {
  test('a theme of one’s own keeps its contrast on page and shell', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const words = await reader.firstWords()
    const panel = await reader.openTypography()

    await panel.getByRole('button', { name: 'New theme' }).click()
    await panel.getByRole('textbox', { name: 'Name of the theme' }).fill('Moss')
    await panel.getByLabel('Paper', { exact: true }).last().fill('#1d2b24')
    await panel.getByLabel('Text', { exact: true }).fill('#6a8a76')
    await expect(panel).toContainText('The text was lightened to keep 7 : 1.')
    await expect.poll(() => reader.colours()).toMatchObject({ contrastIsAtLeast7: true })
    await takePicture(page, 'theme-own')
    await panel.getByRole('button', { name: 'Done' }).click()
    const { ink, paper } = await reader.colours()
    expect(paper).toBe('rgb(29, 43, 36)')
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(ink)
    await page.keyboard.press('Escape')
    expect(await reader.firstWords()).toBe(words)
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    expect((await again.reader.colours()).paper).toBe(paper)
  })

  test('a theme of one’s own has a paper that is as quiet as it says', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.isCounted()
    const label = await reader.pageLabel()
    const panel = await reader.openTypography()
    await panel.getByRole('button', { name: 'New theme' }).click()
    await panel.getByRole('textbox', { name: 'Name of the theme' }).fill('Rag')
    await panel.getByLabel('Paper', { exact: true }).last().fill('#f4efe6')
    expect(await tonesAtTheEdge(page)).toEqual(['#F4EFE6'])

    for (const [name, texture] of [
      ['Fine grain', 'grain'],
      ['Laid', 'laid'],
    ] as const) {
      await panel.getByRole('radio', { name }).click()
      await expect.poll(async () => (await tonesAtTheEdge(page)).length).toBeGreaterThan(1)
      const reckoned = tonesOf('#F4EFE6', false, texture).map(luminance)
      for (const tone of await tonesAtTheEdge(page)) {
        expect(luminance(tone)).toBeGreaterThanOrEqual(Math.min(...reckoned))
        expect(luminance(tone)).toBeLessThanOrEqual(Math.max(...reckoned))
      }
      await takePicture(page, `paper-${texture}`)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => reader.pageLabel()).toBe(label)
  })
})
