import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Page } from '@playwright/test'

import { aWholeDocx } from '../support/docx-builder'
import { makeZip } from '../support/make-epub.mjs'
import { aWholeOdt } from '../support/odt-builder'
import { aWholeRtf } from '../support/rtf-builder'

import { expect, fixturePath, test } from './fixtures'

/** Widths of the pictures on the page that were loaded; 0 for one that was not. */
const pictures = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    return Array.from(frame?.contentDocument?.images ?? [], ({ naturalWidth }) => naturalWidth)
  })

test.describe('A long document', () => {
  test('keeps the pictures that lay beside it, when it is taken into the library', async ({
    launch,
    profile,
  }) => {
    const folder = path.join(profile, 'walks')
    await mkdir(folder)
    await cp(fixturePath('documents'), folder, { recursive: true })
    const file = path.join(folder, 'the-salt-road.md')

    const first = await launch({ args: [file] })
    await first.reader.isOpen()
    await first.app.close()
    await rm(folder, { recursive: true })

    const { library, page, reader } = await launch()
    await library.open('The Salt Road')
    await reader.isOpen()
    await expect.poll(() => pictures(page)).toContain(300)
    expect(await page.title()).not.toContain('breached')
    const words = (await reader.readToTheEnd()).join('\n')
    expect(words).toContain('the ford, drawn from memory')
    expect(words).toContain('He has told it since.')
  })

  test('shows a note of Markdown over the page', async ({ launch }) => {
    const file = path.join(fixturePath('documents'), 'the-salt-road.md')
    const { page, reader } = await launch({ args: [file] })
    await reader.isOpen()

    await reader.book.locator('[role=doc-noteref]').first().click()

    const note = page.getByRole('dialog', { name: 'Note' })
    await expect(note.frameLocator('iframe').getByText('They are scraped in')).toBeVisible()
    await expect(note.frameLocator('iframe').locator('[role=doc-backlink]')).toHaveCount(0)
  })

  test('of a saved page runs nothing and keeps its style', async ({ launch }) => {
    const file = path.join(fixturePath('documents'), 'the-glass-orchard.html')
    const { page, reader } = await launch({ args: [file] })
    await reader.isOpen()

    await expect.poll(() => pictures(page)).toContain(300)
    await expect(reader.book.locator('.masthead')).toHaveCSS('font-variant-caps', 'small-caps')
    expect(await page.title()).not.toContain('breached')
    const contents = await reader.openContents()
    await contents.getByRole('button', { name: /The café at the wall/ }).click()
    await expect.poll(() => reader.text()).toContain('Behind the wall there is a café')
  })

  const written: readonly (readonly [string, string, () => Uint8Array])[] = [
    ['house.docx', 'The House by the Weir', () => makeZip(Object.entries(aWholeDocx()))],
    ['tide.odt', 'The Tide Tables', () => makeZip(Object.entries(aWholeOdt()))],
    ['letters.rtf', 'Letters Not Sent', () => new TextEncoder().encode(aWholeRtf())],
  ]
  for (const [name, title, make] of written) {
    test(`is opened as a word processor has written it: ${name}`, async ({ launch, profile }) => {
      const file = path.join(profile, name)
      await writeFile(file, make())
      const { page, reader } = await launch({ args: [file] })
      await reader.isOpen()

      await expect.poll(() => reader.text()).toContain(title)
      await expect.poll(() => pictures(page)).toContain(40)
      await reader.book.locator('[role=doc-noteref]').first().click()
      await expect(
        page.getByRole('dialog', { name: 'Note' }).frameLocator('iframe').locator('aside'),
      ).toBeVisible()
    })
  }
})
