import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Typography', () => {
  test('every control changes the page and keeps the place', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = (await reader.firstWords()).split(/\s+/, 2).join(' ')
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
    const press = async (name: string, key: string) => {
      await panel.getByRole('slider', { name, exact: true }).focus()
      for (let times = 0; times < 3; times += 1) await page.keyboard.press(key)
    }
    const radio = (group: string, name: string) =>
      panel.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).click()

    for (const name of ['Size', 'Line height', 'Measure', 'Margins']) {
      await changesPage(() => press(name, 'ArrowLeft'))
    }
    await changesPage(() => radio('Alignment', 'Left'))

    await panel.getByText('Paragraphs', { exact: true }).first().click()
    await changesPage(() => radio('Paragraphs', 'Space'))
    await changesPage(() => press('First line', 'ArrowRight'))
    await changesPage(() => press('Space between', 'ArrowRight'))
    await changesPage(() => panel.getByRole('switch', { name: 'Large first letter' }).click())
    await changesPage(() => panel.getByRole('switch', { name: 'First line in small' }).click())

    await panel.locator('summary', { hasText: 'Hyphenation' }).click()
    await changesPage(() => press('Shortest word', 'ArrowRight'))
    await changesPage(() => press('Before the hyphen', 'ArrowRight'))
    await changesPage(() => press('After the hyphen', 'ArrowRight'))
    await changesPage(() => panel.getByRole('switch', { name: 'Hyphenation' }).click())

    await panel.locator('summary', { hasText: 'Letters' }).click()
    await changesPage(() => press('Weight', 'ArrowRight'))
    await changesPage(() => press('Letter spacing', 'ArrowRight'))
    await changesPage(() => press('Word spacing', 'ArrowRight'))
    await changesPage(() => radio('Figures', 'Old-style'))
    await changesPage(() => panel.getByRole('switch', { name: 'Ligatures' }).click())

    await panel.locator('summary', { hasText: 'Page' }).click()
    await changesPage(() => radio('Columns', 'Two'))
    for (const name of ['Top margin', 'Bottom margin', 'Outer margins', 'Inner margins']) {
      await changesPage(() => press(name, 'ArrowRight'))
    }
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
