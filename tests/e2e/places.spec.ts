import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Places', () => {
  test('an entry of the contents leads to its chapter, and one comes back', async ({
    launch,
    publication,
  }) => {
    const { reader, page } = await launch({ args: [publication('nested-toc')] })
    await reader.isOpen()
    const first = await reader.text()

    const panel = await reader.openContents()
    await expect(panel.locator('[aria-current="location"]')).toHaveText(/Spring/)
    await takePicture(page, 'contents')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
    await takePicture(page, 'contents-dark')
    await panel.getByRole('button', { name: /A Note on Instruments/ }).click()
    await page.keyboard.press('Escape')

    await expect.poll(() => reader.text()).toContain('A Note on Instruments')
    expect(await reader.text()).not.toBe(first)
    const again = await reader.openContents()
    await expect(again.locator('[aria-current="location"]')).toHaveText(/Instruments/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^(?:Back to page|Go back)/ }).click()
    await expect.poll(() => reader.text()).toBe(first)
  })

  test('the contents give a page to each chapter of a text, and the chapter begins on it', async ({
    launch,
    profile,
  }) => {
    const paragraphs = `${readFileSync(story, 'utf8').slice(-3000)}\n\n`.repeat(2)
    const file = path.join(profile, 'the-quay.txt')
    writeFileSync(
      file,
      ['The Quay', 'I', paragraphs, 'II', paragraphs, 'III', paragraphs].join('\n\n'),
    )
    const { reader } = await launch({ args: [file] })
    await reader.isOpen()
    const panel = await reader.openContents()

    const entries = panel.getByRole('button')
    await expect(entries).toHaveText([/^I\d+$/, /^II\d+$/, /^III\d+$/])
    await expect(entries.first()).toHaveAttribute('aria-current', 'location')
    const number = Number(/\d+/.exec((await entries.nth(1).textContent()) ?? '')?.[0])
    await entries.nth(1).click()

    await expect.poll(() => reader.pageNumber()).toBe(number)
  })

  test('a link inside the book leads to its place', async ({ launch, publication }) => {
    const { reader } = await launch({ args: [publication('footnotes')] })
    await reader.isOpen()
    const first = await reader.text()

    await reader.book.getByRole('link', { name: 'what was left out' }).click()

    await expect.poll(() => reader.text()).not.toBe(first)
    await expect.poll(() => reader.text()).toContain('It is a large literature')
  })

  test('a note shows beside its mark, without leaving the page', async ({
    launch,
    publication,
  }) => {
    const { reader, page } = await launch({ args: [publication('footnotes')] })
    await reader.isOpen()
    const first = await reader.text()

    await reader.book.locator('a[role="doc-noteref"]').first().click()
    const note = page.getByRole('dialog', { name: 'Note' })
    await expect(note).toBeVisible()
    await expect(note.frameLocator('iframe').locator('body')).toContainText('Not everybody')
    await takePicture(page, 'note')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
    // The text of the note takes the new light as well.
    await expect(note.frameLocator('iframe').getByText('Not everybody')).toHaveCSS(
      'color',
      'rgb(185, 181, 172)',
    )
    await takePicture(page, 'note-dark')
    expect(await reader.text()).toBe(first)
    await page.keyboard.press('Escape')

    await expect(note).toHaveCount(0)
  })

  test('the way back has the page of the layout of this moment', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()
    await reader.turn()
    await reader.turn()
    const before = await reader.pageNumber()
    await page.keyboard.press('End')
    const back = page.getByRole('button', { name: /^(?:Back to page|Go back)/ })
    await expect(back).toHaveText(`Back to page ${before}`)

    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(400, 500),
    )
    await expect(back).not.toHaveText(`Back to page ${before}`)
    await expect(back).toHaveText(/Back to page \d+/)
    const after = Number(/\d+/.exec((await back.textContent()) ?? '')?.[0])
    await page.keyboard.press('Alt+ArrowLeft')

    await expect.poll(() => reader.pageNumber()).toBe(after)
  })
})
