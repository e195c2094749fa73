import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication } from '@playwright/test'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
/** Every way in which a publisher makes text small, and something large inside it. */
const aBookInSmallPrint = anEpub({
  chapters: [''],
  items: '<item id="css" href="style.css" media-type="text/css"/>',
  entries: {
    'OEBPS/style.css': `#em { font-size: 0.5em } #percent { font-size: 55% } #rem { font-size: 0.5rem }
      #px { font-size: 8px !important } #keyword { font-size: x-small } #smaller { font-size: smaller }
      #note { font-size: 0.5em } #large { font-size: 3em } #inside { font-size: 1.2em }`,
    'OEBPS/c1.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Small</title>
      <link rel="stylesheet" href="style.css"/></head><body><p id="text">Text.</p><p id="em">Em.</p>
      <p id="percent">Percent.</p><p id="rem">Rem.</p><p id="px">Px.</p><p id="keyword">Keyword.</p>
      <p><small><small><small id="smaller">Smaller.</small></small></small></p>
      <p id="inline" style="font-size: 9px !important">Inline.</p>
      <div id="note">Note <b id="inside">inside</b> <b id="large">large</b>.</div>
      <p>Text<sup id="sup">1</sup></p></body></html>`,
  },
})

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
    await panel.locator('summary', { hasText: 'Paragraphs' }).click()
    // Where the browser breaks lines, every place for a hyphen is in the text.
    await changesPage(() => panel.getByRole('switch', { name: 'Even spacing' }).click())
    await panel.locator('summary', { hasText: 'Hyphenation' }).click()
    await changesPage(() => press('Shortest word', 'ArrowRight'))
    await changesPage(() => press('Before the hyphen', 'ArrowRight'))
    await changesPage(() => press('After the hyphen', 'ArrowRight'))
    await changesPage(() => panel.getByRole('switch', { name: 'Hyphenation' }).click())
    await changesPage(() => panel.getByRole('switch', { name: 'Even spacing' }).click())

    await changesPage(() => radio('Alignment', 'Left'))

    await changesPage(() => radio('Paragraphs', 'Space'))
    await changesPage(() => press('First line', 'ArrowRight'))
    await changesPage(() => press('Space between', 'ArrowRight'))
    await changesPage(() => panel.getByRole('switch', { name: 'Large first letter' }).click())
    await changesPage(() => panel.getByRole('switch', { name: 'First line in small' }).click())

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

  test('settings can be for one book, for a kind, or for all', async ({ launch, publication }) => {
    const epub = publication('publisher-styles')
    const { reader, page, app } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const scope = (name: string) => panel.getByRole('radio', { name, exact: true }).click()
    const size = panel.getByRole('slider', { name: 'Size', exact: true })
    const enlarge = async (steps: number) => {
      await size.focus()
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight')
    }

    await enlarge(1)
    await scope('Plain text')
    await enlarge(2)
    await scope('This book')
    await expect(panel).toContainText('What you change now is for this book')
    await enlarge(3)
    await expect(panel).toContainText('for this book only')
    await expect.poll(() => reader.fontSize()).toBe(25)
    await takePicture(page, 'typography-this-book')

    await scope('All books')
    await expect(size).toHaveValue('20')
    await expect(panel).toContainText('they come first')
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    expect(await again.reader.fontSize()).toBe(25)
    const other = await again.reader.openTypography()
    await expect(other.getByRole('radio', { name: 'This book' })).toBeChecked()
    await other.getByRole('button', { name: 'Reset settings for this book' }).click()
    await expect.poll(() => again.reader.fontSize()).toBe(22)
    await again.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => again.reader.fontSize()).toBe(25)
    await other.getByRole('button', { name: 'Use for all books' }).click()
    await again.app.close()

    const third = await launch({ args: [epub] })
    await third.reader.isOpen()
    expect(await third.reader.fontSize()).toBe(25)
  })

  test('a style sets the whole text and can be taken back, and one’s own is kept', async ({
    launch,
  }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const before = await reader.layout()
    const press = (name: string) => panel.getByRole('button', { name, exact: true }).click()

    for (const name of ['Classic', 'Modern', 'Large', 'Dyslexia', 'Manuscript']) {
      const last = await reader.layout()
      await press(name)
      await expect.poll(() => reader.layout()).not.toBe(last)
      await expect(panel.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
      await takePicture(page, `style-${name.toLowerCase()}`)
    }
    await press('Save current as …')
    await page.keyboard.type('Evening')
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Reset text settings' }).click()
    await expect.poll(() => reader.layout()).toBe(before)

    await press('Evening')
    await expect.poll(() => reader.layout()).not.toBe(before)
    await press('More for “Evening”')
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(panel.getByRole('button', { name: 'Evening', exact: true })).toHaveCount(0)
    const notice = page.getByText('The style “Evening” was deleted.').locator('..')
    await notice.getByRole('button', { name: 'Undo' }).click()
    await expect(panel.getByRole('button', { name: 'Evening', exact: true })).toHaveCount(1)
  })

  test('the publisher’s design is kept or overridden part by part', async ({
    launch,
    publication,
  }) => {
    const { reader, page } = await launch({ args: [publication('publisher-styles')] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    await panel.locator('summary', { hasText: 'design' }).click()
    const kept = await reader.publisherParts()
    const flip = (name: string) => panel.getByRole('switch', { name, exact: true }).click()

    for (const [name, part] of [
      ['Typefaces', 'fonts'],
      ['Sizes', 'sizes'],
      ['Layout', 'layout'],
    ] as const) {
      await flip(name)
      await expect.poll(async () => (await reader.publisherParts())[part]).not.toBe(kept[part])
      const parts = await reader.publisherParts()
      for (const other of ['fonts', 'sizes', 'layout', 'colours'] as const) {
        if (other !== part) expect(parts[other], `${other} when ${part} is off`).toBe(kept[other])
      }
      await flip(name)
      await expect.poll(() => reader.publisherParts()).toEqual(kept)
    }
    await panel.getByRole('radio', { name: 'Paper' }).click()
    const onPaper = await reader.publisherParts()
    await flip('Colours, on Paper')
    await expect.poll(async () => (await reader.publisherParts()).colours).not.toBe(onPaper.colours)
    await takePicture(page, 'publisher-overridden')
  })

  test('a publisher’s dark ink is not kept on a dark page', async ({ launch, publication }) => {
    const { reader } = await launch({ args: [publication('publisher-styles')] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const inks = () =>
      reader.book
        .locator('octavo-body')
        .first()
        .evaluate((body) => {
          const first = body.querySelector('p.first') ?? body
          return [
            getComputedStyle(body).color,
            getComputedStyle(first).color,
            getComputedStyle(first, '::first-letter').color,
          ]
        })
    await panel.getByRole('radio', { name: 'Paper', exact: true }).click()
    const ink = 'rgb(34, 34, 34)'
    await expect.poll(inks).toEqual([ink, ink, 'rgb(153, 0, 0)'])

    await panel.getByRole('radio', { name: 'Night', exact: true }).click()

    await expect.poll(() => reader.colours()).toMatchObject({ contrastIsAtLeast7: true })
    expect(new Set(await inks()).size).toBe(1)
  })

  test('words of the open book are divided by the language that is chosen', async ({
    launch,
    publication,
  }) => {
    // Its documents say that they are English.
    const { reader, page } = await launch({ args: [publication('publisher-styles')] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    await panel.locator('summary', { hasText: 'Paragraphs' }).click()
    // Where the browser breaks lines, every place for a hyphen is in the text.
    await panel.getByRole('switch', { name: 'Even spacing' }).click()
    await panel.locator('summary', { hasText: 'Hyphenation' }).click()
    const language = panel.getByRole('combobox', { name: 'Language' })
    const divided = () =>
      reader.book
        .locator('octavo-body')
        .first()
        .evaluate((body) => body.textContent)
    await expect.poll(divided).toContain('\u00AD')
    const inEnglish = await divided()

    await language.selectOption('Finnish')
    await expect.poll(divided).not.toBe(inEnglish)
    await takePicture(page, 'hyphenation-language')
    await language.selectOption('Automatic')
    await expect.poll(divided).toBe(inEnglish)
  })

  test('no text of the publisher is smaller than the smallest text', async ({
    launch,
    profile,
  }) => {
    const file = path.join(profile, 'small.epub')
    writeFileSync(file, makeZip(Object.entries(aBookInSmallPrint)))
    const { reader, page } = await launch({ args: [file] })
    await reader.isOpen()
    const sizes = () =>
      reader.book
        .locator('octavo-body [id]')
        .evaluateAll((elements) =>
          elements.map(({ id, ownerDocument }) => [
            id,
            parseFloat(getComputedStyle(ownerDocument.getElementById(id)!).fontSize),
          ]),
        )
        .then((pairs) => Object.fromEntries(pairs) as Record<string, number>)
    const before = await sizes()
    const { text, large, ...small } = before
    for (const [id, size] of Object.entries(small)) expect(size, id).toBeLessThan(15)

    const panel = await reader.openTypography()
    await panel.locator('summary', { hasText: 'Letters' }).click()
    await panel.getByRole('slider', { name: 'Smallest text' }).focus()
    for (let size = 8; size <= 15; size++) await page.keyboard.press('ArrowRight')
    await expect(panel.getByText('15 px')).toBeVisible()

    const expected = Object.fromEntries(Object.keys(small).map((id) => [id, 15]))
    await expect.poll(sizes).toEqual({ ...expected, text, large })
    await page.keyboard.press('Home')
    await expect.poll(sizes).toEqual(before)
  })

  for (const [width, height] of [
    [1280, 800],
    [800, 600],
  ] as const) {
    test(`the drawer has no fault of access at ${width} × ${height}`, async ({ launch }) => {
      const { app, reader, page } = await launch({ args: [story] })
      await reader.isOpen()
      await setSize(app, width, height)
      const panel = await reader.openTypography()

      for (const theme of ['Paper', 'Night']) {
        await panel.getByRole('radio', { name: theme }).click()
        await panel.locator('details').evaluateAll((all) => {
          for (const one of all) (one as HTMLDetailsElement).open = true
        })
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .include('[role="dialog"]')
          .analyze()
        expect(violations).toEqual([])
        const reachesOut = await panel.evaluate((drawer) =>
          Array.from(drawer.querySelectorAll('*')).some(
            ({ scrollWidth, clientWidth, className }) =>
              /body|panel/.test(className) && scrollWidth > clientWidth,
          ),
        )
        expect(reachesOut, 'something is wider than the drawer').toBe(false)
        await takePicture(page, `drawer-${width}-${theme.toLowerCase()}`)
      }
    })
  }

  test('says how many characters the lines in view hold', async ({ launch }) => {
    const { page, reader } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const panel = await reader.openTypography()
    const told = async () => {
      const words = await panel.getByText(/^The lines in view hold/).textContent()
      return Number(/\d+/.exec(words ?? '')?.[0])
    }
    /** Characters between the ends of lines that were chosen. */
    const counted = () =>
      page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        const book = frame?.contentDocument
        const area = book?.querySelector('octavo-stage')?.getBoundingClientRect()
        const lines: string[] = []
        for (const paragraph of book?.querySelectorAll<HTMLElement>('[data-octavo-set]') ?? []) {
          const isInView = Array.from(paragraph.getClientRects()).some(
            ({ left, right }) => area && left < area.right && right > area.left,
          )
          if (!isInView) continue
          const copy = paragraph.cloneNode(true) as HTMLElement
          for (const end of copy.querySelectorAll('octavo-hyphen, octavo-line-end'))
            end.append('\n')
          lines.push(...(copy.textContent ?? '').split('\n').slice(0, -1))
        }
        return lines.reduce((sum, { length }) => sum + length, 0) / lines.length
      })

    for (const face of ['EB Garamond', 'OpenDyslexic']) {
      const before = await reader.layout()
      await panel.getByRole('radio', { name: face }).click()
      await expect.poll(() => reader.layout()).not.toBe(before)
      await expect.poll(async () => Math.abs((await told()) - (await counted()))).toBeLessThan(2)
    }
  })

  test('marks at the edge of a justified text reach beyond it', async ({ launch }) => {
    const { page, reader } = await launch({ args: [story] })
    await reader.isOpen()
    /** The signs that reach beyond their paragraph, and by how many px the farthest does. */
    const beyond = () =>
      page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        const book = frame?.contentDocument
        const reaching: [string, number][] = []
        for (const paragraph of book?.querySelectorAll('[data-octavo-set="justified"]') ?? []) {
          const walker = book!.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const { data } = node as Text
            const range = book!.createRange()
            for (let index = 0; index < data.length; index++) {
              range.setStart(node, index)
              range.setEnd(node, index + 1)
              const sign = range.getClientRects()[0]
              const column = Array.from(paragraph.getClientRects()).find(
                ({ left, right, top, bottom }) =>
                  sign &&
                  sign.right > left &&
                  sign.left < right &&
                  sign.top >= top - 4 &&
                  sign.bottom <= bottom + 4,
              )
              if (!sign || !column || sign.width === 0) continue
              const reach = Math.max(sign.right - column.right, column.left - sign.left)
              if (reach > 1) reaching.push([data[index]!, reach])
            }
          }
        }
        const signs = Array.from(new Set(reaching.map(([sign]) => sign)), String).sort()
        return { signs: signs.join(''), farthest: Math.max(0, ...reaching.map(([, px]) => px)) }
      })

    const hanging = await beyond()
    expect(hanging.signs).toContain(',')
    expect(hanging.signs).not.toMatch(/[\p{L}\p{N}]/u)
    expect(hanging.farthest).toBeLessThan(8)

    const panel = await reader.openTypography()
    const before = await reader.layout()
    await panel.locator('summary', { hasText: 'Paragraphs' }).click()
    await panel.getByRole('switch', { name: 'Marks reach into the margin' }).click()
    await expect.poll(() => reader.layout()).not.toBe(before)
    expect((await beyond()).signs).toBe('')
  })

  test('says how many paragraphs are left to the browser, and why', async ({
    launch,
    publication,
  }) => {
    const { page, reader } = await launch({ args: [publication('rtl')] })
    await reader.isOpen()
    await page.keyboard.press('Control+Alt+e')
    const facts = page.getByRole('region', { name: 'Engine facts' })

    await expect(facts).toContainText('Left to the browser')
    await expect(facts).toContainText('styled in a way of their own')
    await page.keyboard.press('Control+Alt+e')
    await expect(facts).toBeHidden()
  })

  test('no frame shows an empty page while the text changes', async ({ launch }) => {
    const { page, reader } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const frames = await page.evaluateHandle(() => {
      const seen = { empty: 0, drawn: 0 }
      const look = () => {
        const shown = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        const text = shown?.contentDocument?.querySelector('octavo-box:not([style*="hidden"])')
        seen.drawn += 1
        if (!text) seen.empty += 1
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
      return seen
    })

    for (const name of ['EB Garamond', 'Bitter', 'Atkinson Hyperlegible']) {
      const before = await reader.layout()
      await panel.getByRole('radio', { name }).click()
      await expect.poll(() => reader.layout()).not.toBe(before)
    }
    for (const key of ['+', '+', '-']) {
      const before = await reader.layout()
      await page.keyboard.press(key)
      await expect.poll(() => reader.layout()).not.toBe(before)
    }

    const { empty, drawn } = await frames.jsonValue()
    expect(drawn).toBeGreaterThan(6)
    expect(empty).toBe(0)
  })

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

/** @param width of the page in CSS px */
const setSize = (app: ElectronApplication, width: number, height: number) =>
  app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w!, h!),
    [width, height],
  )
