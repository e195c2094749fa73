import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'

import { aPage, makePdf, type PdfPage } from '../support/make-pdf'
import { aPdfBomb } from '../support/pdf-bomb'

import { expect, type Octavo, takePicture, test } from './fixtures'

const title = 'The Night Post'
const sentence = (page: number) => `It rained on the ${page}th night, and nobody came.`

/** Pages that say which they are; from the first one links lead on, out, and to what must not happen. */
const pages: PdfPage[] = Array.from({ length: 12 }, (_, index) => ({
  ...aPage(`Leaf ${index + 1}\n${sentence(index + 1)}\nThe lamp went out again.`),
  ...(index === 0 && {
    links: [
      { box: [54, 300, 200, 20], target: '/Dest(fifth)' },
      { box: [54, 330, 200, 20], target: '/A<</S/URI/URI(https://octavo.invalid/lamps)>>' },
      { box: [54, 360, 200, 20], target: '/A<</S/JavaScript/JS(app.alert\\(1\\))>>' },
      { box: [54, 390, 200, 20], target: '/A<</S/Launch/F(/bin/true)>>' },
      { box: [54, 420, 200, 20], target: '/A<</S/URI/URI(javascript:alert\\(1\\))>>' },
      { box: [54, 450, 200, 20], target: '/A<</S/Named/N/LastPage>>' },
    ],
  }),
}))

const nightPost = makePdf({
  pages,
  info: `/Title(${title})/Author(A. Writer)`,
  destinations: { fifth: 4 },
  outline: [
    { title: 'Evening', page: 0 },
    { title: 'Midnight', page: 6, children: [{ title: 'The lamp', page: 8 }] },
  ],
  catalog:
    '/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>',
})

const visible = (page: Page): Locator => page.locator('[data-page][aria-hidden="false"]')

/** What stands on the pages in view, by their letters. */
const textOf = async (page: Page): Promise<string> =>
  (await visible(page).locator('[data-pdf-text]').allTextContents()).join(' ')

async function openPdf(octavo: Octavo): Promise<void> {
  await octavo.reader.position.waitFor({ state: 'attached' })
  await expect.poll(() => textOf(octavo.page)).toContain('Leaf')
}

/** One page at a time, whatever the width of the window. */
const inNarrowWindow = async ({ app, page }: Octavo): Promise<void> => {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setContentSize(700, 760),
  )
  await expect.poll(() => visible(page).count()).toBe(1)
}

test.describe('A PDF', () => {
  let file: string
  test.beforeEach(async ({ profile }) => {
    file = path.join(profile, 'night-post.pdf')
    await writeFile(file, nightPost)
  })

  test('is turned through, and opens again where it was left', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { app, page, reader } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    expect(await textOf(page)).toContain(sentence(1))
    await expect(visible(page)).toHaveAttribute('aria-label', 'Page 1, “i”')

    for (const number of [2, 3]) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => textOf(page)).toContain(sentence(number))
    }
    expect(await reader.pageNumber()).toBe(3)
    await page.keyboard.press('End')
    await expect.poll(() => textOf(page)).toContain(sentence(12))
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => textOf(page)).toContain(sentence(11))
    await takePicture(page, 'pdf-page')
    await app.close()

    const again = await launch()
    await again.library.open(title)
    await openPdf(again)
    expect(await textOf(again.page)).toContain(sentence(11))
  })

  test('shows two pages where there is room for them', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { page, app } = octavo
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(1400, 900),
    )
    await openPdf(octavo)
    await page.keyboard.press('ArrowRight')

    await expect.poll(() => visible(page).count()).toBe(2)
    await expect.poll(() => textOf(page)).toMatch(/Leaf 2.*Leaf 3/s)
    await takePicture(page, 'pdf-two-pages')
  })

  test('leads from its contents and its links to pages, and outside only on request', async ({
    launch,
  }) => {
    const octavo = await launch({ args: [file] })
    const { page, reader } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)

    // Scripts, programs and addresses that run something are no links at all.
    const links = visible(page).getByRole('link')
    await expect(links).toHaveCount(3)
    await page.getByRole('link', { name: 'https://octavo.invalid/lamps' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('https://octavo.invalid/lamps')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()

    await page.getByRole('link', { name: 'Go to page 5' }).click()
    await expect.poll(() => textOf(page)).toContain(sentence(5))
    await page.keyboard.press('Home')
    await expect.poll(() => textOf(page)).toContain(sentence(1))
    await page.getByRole('link', { name: 'Go to page 12' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => textOf(page)).toContain(sentence(12))

    const panel = await reader.openContents()
    await panel.locator('[data-entry]').filter({ hasText: 'The lamp' }).click()
    await expect.poll(() => textOf(page)).toContain(sentence(9))
  })

  test('has letters that can be selected and copied', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { app, page } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    const line = visible(page).getByText(sentence(1))
    const box = (await line.boundingBox())!

    // The letters lie over those of the drawing: as wide, and as high up.
    const host = (await visible(page).boundingBox())!
    expect((box.x - host.x) / host.width).toBeCloseTo(54 / 432, 2)
    expect((box.y + box.height / 2 - host.y) / host.height).toBeCloseTo((72 + 14 - 3) / 648, 1.5)
    await page.mouse.move(box.x + 1, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    // Beside all letters the selection stays within its line.
    await page.mouse.move(box.x + box.width + 40, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    await takePicture(page, 'pdf-selection')
    const selected = () => page.evaluate(() => document.getSelection()?.toString().trim())
    await expect.poll(selected).toBe(sentence(1))
    // The system has one clipboard, which another test may be using at the same moment.
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+c')
      const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
      expect(copied.trim()).toBe(sentence(1))
    }).toPass()
  })

  test('is searched over the ends of its lines, and wears highlights', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { page } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    /** Passages that are drawn over, by style. */
    const drawnOver = () =>
      page.evaluate(() =>
        Array.from(CSS.highlights, ([name, ranges]) => [
          name,
          ...Array.from(ranges, ({ startContainer, startOffset, endContainer, endOffset }) => {
            const range = document.createRange()
            range.setStart(startContainer, startOffset)
            range.setEnd(endContainer, endOffset)
            return range.toString()
          }),
        ]).filter(({ length }) => length > 1),
      )

    await page.keyboard.press('ControlOrMeta+f')
    await page
      .getByRole('textbox', { name: 'Words to find' })
      .fill('7th night, and nobody came. The')
    await page.getByRole('button', { name: /7th night/ }).click()
    await expect.poll(() => textOf(page)).toContain(sentence(7))
    await expect
      .poll(drawnOver)
      .toEqual([['octavo-search-current', '7th night, and nobody came.\nThe']])
    await page.keyboard.press('Escape')

    await page.locator('[data-surface]').focus()
    await page.keyboard.press('v')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await page.keyboard.press('h')
    await expect.poll(drawnOver).toContainEqual(['octavo-highlight-yellow', 'Leaf'])
    await takePicture(page, 'pdf-highlight')
  })

  test('is sharp at every zoom, and gives back what is out of view', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { page } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    const canvases = () =>
      visible(page)
        .locator('canvas')
        .evaluateAll((all) =>
          all.map((one) => {
            const { width, height } = one.getBoundingClientRect()
            const canvas = one as HTMLCanvasElement
            return { perPx: canvas.width / width, inView: width * height > 0 }
          }),
        )
    const isSharp = async () => {
      const [whole, ...tiles] = await canvases()
      const density = Math.max(whole?.perPx ?? 0, ...tiles.map(({ perPx }) => perPx))
      return Math.abs(density - (await page.evaluate(() => devicePixelRatio))) < 0.02
    }
    await expect.poll(isSharp).toBe(true)
    for (let step = 0; step < 8; step++) await page.keyboard.press('+')

    await expect.poll(async () => (await canvases()).length).toBeGreaterThan(1)
    await expect.poll(isSharp).toBe(true)
    await takePicture(page, 'pdf-zoomed')
    const pixels = () =>
      page
        .locator('canvas')
        .evaluateAll((all) =>
          all
            .map((one) => (one as HTMLCanvasElement).width * (one as HTMLCanvasElement).height)
            .reduce((sum, count) => sum + count, 0),
        )
    expect(await pixels()).toBeLessThan(60_000_000)

    await page.keyboard.press('0')
    for (let number = 2; number < 10; number++) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => textOf(page)).toContain(sentence(number))
    }
    await expect.poll(pixels).toBeLessThan(6_000_000)
  })

  test('wears the theme, and its own colours on request', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { app, page } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    /** Colour of the paper between two lines, as it is on the screen. */
    const paper = async () => {
      const host = (await visible(page).boundingBox())!
      const [blue = 0, green = 0, red = 0] = await app.evaluate(
        async ({ BrowserWindow }, area) => {
          const picture = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage(area)
          return [...picture.toBitmap().subarray(0, 3)]
        },
        { x: Math.round(host.x + 60), y: Math.round(host.y + 400), width: 1, height: 1 },
      )
      return [red, green, blue]
    }
    await page.keyboard.press('a')
    const panel = page.getByRole('dialog', { name: 'Pages and theme' })
    await panel.getByRole('radio', { name: 'Sepia' }).click()
    // Two layers of whole numbers may be off by one.
    const off = async (wanted: readonly number[]) =>
      Math.max(...(await paper()).map((value, at) => Math.abs(value - wanted[at]!)))
    await expect.poll(() => off([0xf3, 0xe7, 0xd3])).toBeLessThan(2)
    await panel.getByRole('radio', { name: 'Night' }).click()
    await expect.poll(() => off([0x12, 0x13, 0x14])).toBeLessThan(2)
    await takePicture(page, 'pdf-night')
    await panel.getByRole('radio', { name: 'Original' }).click()
    await expect.poll(paper).toEqual([255, 255, 255])
  })

  test('shows its text as one that flows, and the pages again, at the same place', async ({
    launch,
  }) => {
    const octavo = await launch({ args: [file] })
    const { app, page, reader } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    const toggle = page.getByRole('button', { name: 'Text view' })
    await page.mouse.move(300, 300)
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
    for (const number of [2, 3, 4]) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => textOf(page)).toContain(sentence(number))
    }
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()

    await page.keyboard.press('p')
    await expect.poll(() => reader.text()).toContain(sentence(4))
    await page.mouse.move(320, 300)
    await expect(toggle).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('status')).toContainText('This is the text of the pages')
    // Running heads are none here; lines of one sentence are one.
    expect(await reader.text()).toContain(`${sentence(4)} The lamp went out again.`)
    await takePicture(page, 'pdf-text-view')

    const panel = await reader.openContents()
    await panel.locator('[data-entry]').filter({ hasText: 'Midnight' }).click()
    await expect.poll(() => reader.text()).toContain(sentence(7))
    await page.keyboard.press('ControlOrMeta+l')
    await app.close()

    const again = await launch()
    await again.library.open(title)
    await expect.poll(() => again.reader.text()).toContain(sentence(7))
    await again.page.keyboard.press('p')
    await expect.poll(() => textOf(again.page)).toContain(sentence(7))
  })

  test('offers its text where its pages are too small to read, once', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { app, page, reader } = octavo
    await openPdf(octavo)
    await inNarrowWindow(octavo)
    const offer = page.getByText('The pages are small here.')
    await expect(offer).toHaveCount(0)

    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(360, 480),
    )
    await expect(offer).toBeVisible()
    await takePicture(page, 'pdf-small')
    await page.getByRole('status').getByRole('button', { name: 'Text view' }).click()

    await expect.poll(() => reader.text()).toContain(sentence(1))
    await page.keyboard.press('p')
    await expect.poll(() => textOf(page)).toContain(sentence(1))
    await expect(offer).toHaveCount(0)
  })

  test('has its first page for a cover', async ({ launch }) => {
    const { library, page } = await launch()
    await library.heading.waitFor()
    await library.addByDialog(file)

    const cover = library.book(title).locator('img')
    await expect
      .poll(() => cover.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(480)
    await takePicture(page, 'pdf-cover')
  })

  test('has pictures of its pages in the overview, and no faults', async ({ launch }) => {
    const octavo = await launch({ args: [file] })
    const { page } = octavo
    await openPdf(octavo)
    const check = async () =>
      (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id)
    expect(await check()).toEqual([])
    await page.keyboard.press('o')
    const overview = page.getByRole('dialog', { name: 'All pages' })
    await expect.poll(() => overview.locator('canvas').count()).toBeGreaterThan(5)
    await takePicture(page, 'pdf-overview')
    expect(await check()).toEqual([])
  })
})

test('A PDF with pages that cannot be, and pages that cannot be read, is turned through', async ({
  launch,
  profile,
}) => {
  const file = path.join(profile, 'odd.pdf')
  const odd: PdfPage[] = [
    aPage('Leaf first'),
    { ...aPage('Leaf vast'), size: [1e9, 1e9] },
    { ...aPage('Leaf thin'), size: [4_000_000, 3] },
    { content: 'q 1 0 0 '.repeat(2_000) },
    { ...aPage('Leaf turned'), more: '/Rotate 90' },
    {
      picture: { width: 60_000, height: 60_000, samples: new Uint8Array(9), box: [0, 0, 400, 600] },
    },
    aPage('Leaf last'),
  ]
  await writeFile(file, makePdf({ pages: odd }))
  const octavo = await launch({ args: [file] })
  const { page, reader } = octavo
  await openPdf(octavo)
  await inNarrowWindow(octavo)
  for (let number = 1; number <= odd.length; number++) {
    await expect.poll(() => reader.pageNumber()).toBe(number)
    // Whatever is on it, there is a drawing of it.
    await expect(visible(page).locator('canvas').first()).toBeVisible()
    if (number === 5) expect(await textOf(page)).toContain('Leaf turned')
    await page.keyboard.press('ArrowRight')
  }
  expect(await textOf(page)).toContain('Leaf last')
})

test('A page that takes for ever holds nobody up', async ({ launch, profile }) => {
  const file = path.join(profile, 'slow.pdf')
  const slow = { ...aPage('Leaf 2'), content: 'q 1 0 0 '.repeat(20_000) }
  await writeFile(file, makePdf({ pages: [aPage('Leaf 1'), slow, aPage('Leaf 3')] }))
  const octavo = await launch({ args: [file] })
  const { page, reader } = octavo
  await openPdf(octavo)
  await inNarrowWindow(octavo)

  await page.keyboard.press('ArrowRight')
  await expect.poll(() => reader.pageNumber()).toBe(2)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => reader.pageNumber()).toBe(1)
  expect(await textOf(page)).toContain('Leaf 1')
})

test('A PDF of a shop is named, and so is a damaged one', async ({ launch, profile }) => {
  const protectedFile = path.join(profile, 'protected.pdf')
  const damaged = path.join(profile, 'damaged.pdf')
  const encrypt = '/Encrypt<</Filter/EBX_HANDLER/V 4/Length 128>>'
  await writeFile(protectedFile, makePdf({ pages, trailer: `${encrypt}/ID[<00><00>]` }))
  await writeFile(damaged, '%PDF-1.7 and nothing more')
  const { library, page } = await launch()
  await library.heading.waitFor()

  await library.addByDialog(protectedFile)
  await expect(page.getByRole('alert')).toContainText('protected (Adobe ADEPT)')
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
  await library.addByDialog(damaged)
  await expect(page.getByRole('alert')).toContainText('damaged')
})

test('A locked PDF asks for its password each time the app runs, and keeps nothing of it', async ({
  launch,
  profile,
}) => {
  const file = path.join(profile, 'locked.pdf')
  await writeFile(file, makePdf({ pages, password: 'three lamps', info: `/Title(${title})` }))
  const octavo = await launch({ args: [file] })
  const dialog = octavo.page.getByRole('dialog')
  const field = dialog.getByLabel('Password')

  await expect(dialog).toContainText('locked.pdf')
  await expect(field).toBeFocused()
  await octavo.page.keyboard.type('two lamps')
  await octavo.page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('This is not the password of this file.')
  await takePicture(octavo.page, 'password')
  const { violations } = await new AxeBuilder({ page: octavo.page })
    .setLegacyMode()
    .include('dialog')
    .analyze()
  expect(violations).toEqual([])

  await field.fill('three lamps')
  await octavo.page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await openPdf(octavo)
  expect(await textOf(octavo.page)).toContain(sentence(1))
  await octavo.app.close()
  for (const kept of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!kept.isFile()) continue
    const bytes = await readFile(path.join(kept.parentPath, kept.name))
    for (const secret of ['three lamps', sentence(1)]) {
      expect(bytes.includes(secret), kept.name).toBe(false)
    }
  }

  const again = await launch()
  await again.library.open(title)
  await expect(again.page.getByRole('dialog')).toContainText(title)
  await again.page.keyboard.press('Escape')
  await expect(again.page.getByRole('dialog')).toBeHidden()
  await again.library.open(title)
  await again.page.getByRole('dialog').getByLabel('Password').fill('three lamps')
  await again.page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  await openPdf(again)
  expect(await textOf(again.page)).toContain(sentence(1))
})

test('A PDF that was cut off is shown as far as it goes', async ({ launch, profile }) => {
  const file = path.join(profile, 'cut.pdf')
  const whole = Buffer.from(nightPost)
  await writeFile(file, whole.subarray(0, whole.lastIndexOf('xref\n0')))
  const octavo = await launch({ args: [file] })
  await openPdf(octavo)

  expect(await textOf(octavo.page)).toContain(sentence(1))
  await octavo.page.keyboard.press('End')
  await expect.poll(() => textOf(octavo.page)).toContain(sentence(12))
})

test('A PDF that is a bomb leaves the window as it was', async ({ launch, profile }) => {
  const file = path.join(profile, 'bomb.pdf')
  await writeFile(file, aPdfBomb(2_048))
  const { page, reader } = await launch({ args: [file] })

  await reader.position.waitFor({ state: 'attached' })
  await expect.poll(() => visible(page).count()).toBeGreaterThan(0)
  await page.keyboard.press('End')
  await expect.poll(() => reader.pageNumber()).toBe(2)
})
