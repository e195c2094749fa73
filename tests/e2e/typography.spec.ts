import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Typography', () => {
  test('every control changes the page and keeps the place', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = (await reader.firstWords()).slice(0, 20)
    const panel = await reader.openTypography()
    await takePicture(page, 'typography')

    const changesPage = async (change: () => Promise<void>) => {
      const before = await reader.layout()
      await change()
      await expect.poll(() => reader.layout()).not.toBe(before)
      await expect.poll(() => reader.text()).toContain(words)
    }
    for (const face of ['EB Garamond', 'Inter', 'OpenDyslexic', 'Literata']) {
      await changesPage(() => panel.getByRole('radio', { name: face }).click())
    }
    for (const name of ['Size', 'Line height', 'Measure', 'Margins']) {
      await changesPage(async () => {
        await panel.getByRole('slider', { name }).focus()
        await page.keyboard.press('ArrowLeft')
        await page.keyboard.press('ArrowLeft')
        await page.keyboard.press('ArrowLeft')
      })
    }
    await changesPage(() => panel.getByRole('switch', { name: 'Hyphenation' }).click())
    await changesPage(() => panel.getByRole('radio', { name: 'Left', exact: true }).click())
    await changesPage(() => panel.getByRole('radio', { name: 'Space', exact: true }).click())
    await changesPage(() => panel.getByRole('radio', { name: 'Two', exact: true }).click())
    await changesPage(() => panel.getByRole('button', { name: 'Reset' }).click())
  })

  for (const theme of ['Paper', 'Sepia', 'Dusk', 'Night']) {
    test(`${theme} colours page and shell alike`, async ({ launch }) => {
      const { reader, page } = await launch({ args: [story] })
      await reader.isOpen()
      const words = await reader.firstWords()

      const panel = await reader.openTypography()
      await panel.getByRole('radio', { name: theme }).click()

      await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
      await takePicture(page, `theme-${theme.toLowerCase()}-panel`)
      await page.keyboard.press('Escape')
      expect(await reader.firstWords()).toBe(words)
      await takePicture(page, `theme-${theme.toLowerCase()}`)
    })
  }

  test('preferences are there again at the next start', async ({ launch }) => {
    const { app, reader } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const before = await reader.layout()
    await panel.getByRole('radio', { name: 'EB Garamond' }).click()
    await expect.poll(() => reader.layout()).not.toBe(before)
    const chosen = await reader.layout()
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    expect((await again.reader.layout()).split('|')[0]).toBe(chosen.split('|')[0])
  })
})
