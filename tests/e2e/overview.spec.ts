import { AxeBuilder } from '@axe-core/playwright'

import { expect, fixturePath, type Octavo, takePicture, test } from './fixtures'
import { withoutSpace } from './page-text'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** A window so small that one page is shown, and a short book has many. */
async function inSmallWindow({ app, reader }: Octavo): Promise<void> {
  await reader.isOpen()
  const before = await reader.layout()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setContentSize(520, 420),
  )
  // The numbers of the layout before stay until the new one stands.
  await expect.poll(() => reader.layout()).not.toBe(before)
  await reader.isCounted()
}

/** The words of a preview, without the sign that they go on. */
const known = (text: string) => withoutSpace(text).replace(/…$/, '')

const openOverview = async ({ page }: Octavo) => {
  await page.keyboard.press('o')
  const overview = page.getByRole('dialog', { name: 'All pages' })
  await overview.getByRole('option').first().waitFor()
  return overview
}

test.describe('Pages of chapters', () => {
  test('entries of the contents name the page that they lead to', async ({
    launch,
    publication,
  }) => {
    const octavo = await launch({ args: [publication('nested-toc')] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)
    const panel = await reader.openContents()
    const entries = panel.locator('[data-entry]:enabled')
    // Whoever looks at them has them fetched.
    await expect(entries.filter({ hasText: /\D\d+$/ })).toHaveCount(await entries.count())
    const named = (await entries.allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0]))
    expect(new Set(named).size).toBeGreaterThan(3)
    await page.keyboard.press('Escape')

    const reached: number[] = []
    for (const index of named.keys()) {
      const again = await reader.openContents()
      await again.locator('[data-entry]:enabled').nth(index).click()
      await expect(again).toBeHidden()
      await expect.poll(() => reader.pageNumber()).toBe(named[index])
      reached.push(await reader.pageNumber())
    }
    expect(reached).toEqual(named)
  })

  test('pages left in a chapter are as many as one turns until the next', async ({
    launch,
    publication,
  }) => {
    const octavo = await launch({ args: [publication('nested-toc')] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)
    // Narrow bars leave the words out, but not what they say.
    const left = page.locator('footer').getByText(/left in chapter|Last page of the chapter/)
    const chapter = async () => (await reader.pageLabel()).split(', ').slice(1).join(', ')
    const countdown: [string, number][] = []
    do {
      const title = await chapter()
      const words = (await left.textContent()) ?? ''
      countdown.push([title, Number(/\d+/.exec(words)?.[0] ?? 0)])
    } while (await reader.turn())

    expect(countdown.length).toBeGreaterThan(5)
    for (const [index, [title, pages]] of countdown.entries()) {
      const next = countdown[index + 1]
      if (next?.[0] === title) expect(next[1]).toBe(pages - 1)
      if (pages === 0) expect(next?.[0]).not.toBe(title)
    }
    expect(countdown.at(-1)![1]).toBe(0)
  })
})

test.describe('The line through the book', () => {
  test('tells under a drag what one will find, and moves nothing until it ends', async ({
    launch,
    publication,
  }) => {
    const octavo = await launch({ args: [publication('nested-toc')] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)
    const before = await reader.text()
    const line = (await reader.position.boundingBox())!
    const middle = line.y + line.height / 2

    await page.mouse.move(line.x + 8, middle)
    await expect(page.locator('header[data-bar]')).toHaveCSS('opacity', '1')
    await page.mouse.down()
    await page.mouse.move(line.x + line.width * 0.4, middle, { steps: 4 })
    await page.mouse.move(line.x + line.width * 0.6, middle, { steps: 4 })
    const preview = page.locator('[data-preview] p')
    await expect(preview.last()).not.toBeEmpty()
    const [where, words] = await preview.allTextContents()
    const [, chapter, target] = /^(.+)Page (\d+)$/.exec(where!)!
    expect(await reader.pageLabel()).toContain(`, ${chapter}, ${words}`)
    expect(await reader.text()).toBe(before)
    await takePicture(page, 'scrubber')
    await page.mouse.up()

    await expect.poll(() => reader.text()).not.toBe(before)
    await expect(page.locator('[data-preview]')).toHaveCount(0)
    expect(await reader.pageNumber()).toBe(Number(target))
    expect(await reader.pageLabel()).toContain(chapter)
    const found = known(words!)
    expect(withoutSpace(await reader.text()).slice(0, found.length)).toBe(found)
  })
})

test.describe('The book at a glance', () => {
  test('has a sheet for each page, and leads to it and back', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)
    const [, , total] = await reader.numbers()
    await page.keyboard.press('b')
    const start = await reader.text()

    const overview = await openOverview(octavo)
    for (let step = 0; step < 5; step++) await page.keyboard.press('-')
    await expect(overview.getByRole('option')).toHaveCount(total)
    await expect(overview.getByText(`${total} pages`)).toBeVisible()
    const marked = overview.getByRole('option', { name: /bookmark/ })
    await expect(marked).toHaveAttribute('data-page', '1')
    await expect(overview.getByRole('option', { selected: true })).toHaveAttribute('data-page', '1')
    await overview.getByRole('option', { name: 'Page 5', exact: true }).click()

    await expect(overview).toBeHidden()
    await expect.poll(() => reader.pageNumber()).toBe(5)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reader.pageNumber()).toBe(6)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => reader.text()).toBe(start)
  })

  test('shows what each page begins with', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)

    const overview = await openOverview(octavo)
    for (let step = 0; step < 5; step++) await page.keyboard.press('+')
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    const third = overview.locator('[data-page="3"] [dir="auto"]')
    await expect(third).not.toBeEmpty()
    const words = known((await third.textContent()) ?? '')
    await page.keyboard.press('Enter')

    await expect.poll(() => reader.pageNumber()).toBe(3)
    const beginning = words.slice(0, 100)
    expect(withoutSpace(await reader.text()).slice(0, beginning.length)).toBe(beginning)
  })

  test('closes by Escape, and the keys turn pages again', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await inSmallWindow(octavo)
    const overview = await openOverview(octavo)
    await expect(overview.getByRole('listbox')).toBeFocused()

    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await expect(overview).toBeHidden()
    expect(await reader.pageNumber()).toBe(1)
    await page.keyboard.press('ArrowRight')

    await expect.poll(() => reader.pageNumber()).toBe(2)
  })

  for (const scheme of ['light', 'dark'] as const) {
    test(`is accessible when it is ${scheme}`, async ({ launch, publication }) => {
      const octavo = await launch({ args: [publication('nested-toc')] })
      const { page, reader } = octavo
      await page.emulateMedia({ colorScheme: scheme })
      await reader.isOpen()
      await reader.isCounted()
      const overview = await openOverview(octavo)

      for (const key of ['-', '-', '-', '-', '+', '+', '+', '+']) {
        await page.keyboard.press(key)
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .include('dialog')
          .analyze()
        expect(violations).toEqual([])
      }
      await expect(overview.locator('[data-page="2"] [dir="auto"]')).not.toBeEmpty()
      await takePicture(page, `overview-${scheme}`)
    })
  }
})
