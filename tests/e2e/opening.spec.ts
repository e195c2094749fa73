import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
const title = 'The lamplighters daughter'

test.describe('Opening', () => {
  test('an empty library says what to do and offers the welcome book', async ({ launch }) => {
    const { library, reader, page } = await launch()
    await library.heading.waitFor()
    await takePicture(page, 'library-empty')

    await page.getByRole('button', { name: /welcome book/i }).click()

    await reader.isOpen()
    await takePicture(page, 'welcome-first-page')
  })

  test('a story opens by the system’s dialog', async ({ launch }) => {
    const { library, reader } = await launch()
    await library.heading.waitFor()

    await library.openByDialog(story)

    await reader.isOpen()
    expect(await reader.text()).toContain('There were forty-one lamps in the town')
  })

  test('a story opens by argument, and stands in the library afterwards', async ({ launch }) => {
    const { library, reader, page } = await launch({ args: [story] })
    await reader.isOpen()

    await page.keyboard.press('ControlOrMeta+l')

    await expect(library.book(title)).toBeVisible()
    await takePicture(page, 'library-one-book')
  })

  test('a story opens by being dropped on the window', async ({ launch }) => {
    const { library, reader, page } = await launch()
    await library.heading.waitFor()

    await library.drop(story)

    await reader.isOpen()
    await expect(page.getByRole('slider', { name: 'Position in book' })).toBeAttached()
  })

  test('a second instance hands its book to the first', async ({ launch, profile }) => {
    const { library, reader, second } = await launch()
    await library.heading.waitFor()

    const code = await second(profile, story)

    expect(code).toBe(0)
    await reader.isOpen()
  })

  test('a file that the system hands over opens', async ({ launch }) => {
    const { app, library, reader } = await launch()
    await library.heading.waitFor()

    await app.evaluate(
      ({ app: running }, file) => running.emit('open-file', { preventDefault() {} }, file),
      story,
    )

    await reader.isOpen()
  })

  test('what was read lately opens again from the menu', async ({ launch }) => {
    test.skip(process.platform === 'darwin', 'macOS keeps that menu itself')
    const other = fixturePath('stories', 'three-winters.txt')
    const { app, library, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await library.openByDialog(other)
    await expect(page).toHaveTitle('THREE WINTERS')
    const recent = () =>
      app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()
          ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
          .find(({ label }) => label === 'Open Recent')
          ?.submenu?.items.map(({ label }) => label),
      )
    await expect.poll(recent).toEqual(['THREE WINTERS', title])

    await app.evaluate(({ Menu }, label) => {
      const menu = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      const items = menu?.find((item) => item.label === 'Open Recent')?.submenu?.items
      items?.find((item) => item.label === label)?.click()
    }, title)

    await expect(page).toHaveTitle(title)
    await reader.isOpen()
  })

  test('the window has the size that it had when it was closed', async ({ launch }) => {
    const { app, library } = await launch()
    await library.heading.waitFor()
    const size = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getSize())
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setSize(777, 555))
    await expect.poll(size).toEqual([777, 555])
    await app.close()

    const again = await launch()
    await again.library.heading.waitFor()

    expect(
      await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getSize()),
    ).toEqual([777, 555])
  })

  test('several books stand on the shelf', async ({ launch, publication }) => {
    const { library, page } = await launch()
    await library.heading.waitFor()
    const stories = ['three-winters', 'the-night-post', 'the-ferry-at-low-water']

    await library.addByDialog(
      ...stories.map((name) => fixturePath('stories', `${name}.txt`)),
      publication('nested-toc'),
      publication('footnotes'),
      publication('rtl'),
    )

    await expect(page.getByRole('article')).toHaveCount(6)
    await takePicture(page, 'library')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takePicture(page, 'library-dark')
  })

  test.describe('a file that cannot be opened', () => {
    const cases: readonly (readonly [name: string, bytes: Buffer | null, says: RegExp])[] = [
      ['missing.epub', null, /could not be found/],
      ['empty.txt', Buffer.alloc(0), /empty/i],
      ['broken.epub', Buffer.from('PK\x03\x04 and nothing more'), /damaged|broken/i],
      [
        'picture.png',
        Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
        /not a book|cannot be read|kind/i,
      ],
    ]
    for (const [name, bytes, says] of cases) {
      test(`${name} says why, and the app stays as it was`, async ({ launch, profile }) => {
        const file = path.join(profile, '..', `${path.basename(profile)}-${name}`)
        if (bytes) await writeFile(file, bytes)
        const { library, page } = await launch()
        await library.heading.waitFor()

        await library.addByDialog(file)

        const notice = page.getByRole('alert').first()
        await expect(notice).toContainText(says)
        await expect(notice).toContainText(name)
        await expect(library.heading).toBeVisible()
        await expect(page.getByRole('article')).toHaveCount(0)
      })
    }
  })
})
