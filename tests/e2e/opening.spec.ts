import { truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
const title = 'The lamplighters daughter'

/** An EPUB whose text only a vendor's own reader could decipher. */
function aProtectedEpub(): Uint8Array {
  const encryption = `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
    <enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
    <KeyInfo><resource xmlns="http://ns.adobe.com/adept"/></KeyInfo>
    <enc:CipherData><enc:CipherReference URI="OEBPS/c1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`
  const entries = {
    'META-INF/encryption.xml': encryption,
    'OEBPS/c1.xhtml': new Uint8Array([0x9f, 0x11, 0x80, 0x07]),
  }
  return makeZip(Object.entries(anEpub({ entries })))
}

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
    const cases: readonly (readonly [name: string, bytes: Uint8Array | null, says: RegExp])[] = [
      ['missing.epub', null, /could not be found/],
      ['empty.txt', Buffer.alloc(0), /empty/i],
      ['broken.epub', Buffer.from('PK\x03\x04 and nothing more'), /damaged|broken/i],
      ['protected.epub', aProtectedEpub(), /protected \(Adobe ADEPT\)/],
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

    test('bytes.txt can be opened anyway, by the keyboard, and stays readable', async ({
      launch,
      profile,
    }) => {
      const file = path.join(profile, 'bytes.txt')
      await writeFile(
        file,
        '\0\x01\x02\x03The lamp \x05went out.\n\nNobody saw it.\0\0\0'.repeat(40),
      )
      const { app, library, reader, page } = await launch()
      await library.heading.waitFor()

      await library.openByDialog(file)

      const notice = page.getByRole('alert').first()
      await expect(notice).toContainText('does not seem to be a text')
      await takePicture(page, 'no-text')
      const anyway = notice.getByRole('button', { name: 'Open anyway' })
      await anyway.focus()
      await page.keyboard.press('Enter')
      await reader.isOpen()
      expect(await reader.text()).toContain('The lamp went out.')
      await expect(notice).not.toContainText('does not seem to be a text')
      await app.close()

      const again = await launch({ args: [file] })
      await again.reader.isOpen()
      expect(await again.reader.text()).toContain('The lamp went out.')
    })

    test('too-large.txt says why', async ({ launch, profile }) => {
      const file = path.join(profile, 'too-large.txt')
      await writeFile(file, 'It was a long night.\n'.repeat(400))
      // Sparse: only its length is large.
      await truncate(file, 64 * 1_048_576 + 1)
      const { library, page } = await launch()
      await library.heading.waitFor()

      await library.addByDialog(file)

      await expect(page.getByRole('alert').first()).toContainText('too large to be opened safely')
    })

    test('says so in the margins of the page that one reads, and not on its text', async ({
      launch,
      profile,
    }) => {
      const { app, library, reader, page } = await launch({ args: [story] })
      await reader.isOpen()
      const words = await reader.firstWords()
      for (const [width, height] of [
        [1280, 800],
        [360, 640],
      ] as const) {
        await app.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
          [width, height] as [number, number],
        )
        await expect.poll(async () => (await reader.area()).width).toBe(width)
        await expect.poll(() => reader.firstWords()).toBe(words)
        await library.openByDialog(path.join(profile, 'a-file-with-quite-a-long-name.epub'))
        const notice = page.getByRole('alert').locator('> div')
        await expect(notice).toContainText('could not be found')

        const { top } = await reader.textBlock()
        const { y, height: high } = (await notice.boundingBox())!
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y + high).toBeLessThanOrEqual(top)
        await takePicture(page, `notice-${width}`)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
        await takePicture(page, `notice-${width}-dark`)
        await page.emulateMedia({ colorScheme: 'light' })
        await notice.getByRole('button', { name: 'Close' }).click()
        await expect(notice).toHaveCount(0)
      }
    })
  })
})
