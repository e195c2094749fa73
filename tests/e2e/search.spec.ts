import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Search in the book', () => {
  test('finds words as they are typed, and leads to them', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.isCounted()

    await page.keyboard.press('/')
    const panel = page.getByRole('dialog', { name: 'Find in this book' })
    await panel.getByRole('textbox', { name: 'Words to find' }).fill('lamp')
    await expect(panel.getByRole('status')).toHaveText(/^\d+ places$/)
    const places = panel.getByRole('listitem')
    const count = await places.count()
    expect(count).toBeGreaterThan(5)
    await takePicture(page, 'search')

    await places.last().getByRole('button').click()
    await expect(places.last().getByRole('button')).toHaveAttribute('aria-current', 'true')
    const label = await reader.pageNumber()
    expect(label).toBeGreaterThan(1)
    await expect
      .poll(() =>
        page.evaluate(() => {
          const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
          const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
          const range = [...(view?.CSS.highlights.get('octavo-search-current') ?? [])][0]
          return range?.startContainer.textContent?.slice(range.startOffset, range.endOffset)
        }),
      )
      .toMatch(/^lamp$/i)
  })

  test('looks for patterns, and says what is none or does not end', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('Control+f')
    const panel = page.getByRole('dialog', { name: 'Find in this book' })
    await panel.getByText('How to look').click()
    await panel.getByRole('radio', { name: 'Pattern' }).click()
    const field = panel.getByRole('textbox', { name: 'Words to find' })

    await field.fill('forty-(one|first)')
    await expect(panel.getByRole('status')).toHaveText(/^\d+ places$/)
    await field.fill('forty-(')
    await expect(panel.getByRole('status')).toContainText('no regular expression')
    await field.fill('(([a-z]+)+ ?)+\\d')
    await expect(panel.getByRole('status')).toContainText('takes too long', { timeout: 15_000 })
    await field.fill('Ilse')
    await expect(panel.getByRole('status')).toHaveText(/^\d+ places?$/)
  })

  test('lists every place, with the words around it', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('/')
    const panel = page.getByRole('dialog', { name: 'Find in this book' })
    await panel.getByRole('textbox', { name: 'Words to find' }).fill('e')
    const status = panel.getByRole('status')
    await expect(status).toHaveText(/^[\d,]+ places$/)
    const count = Number((await status.textContent())!.replace(/\D/g, ''))
    expect(count).toBeGreaterThan(400)
    const places = panel.getByRole('listitem')
    await expect(places).toHaveCount(200)

    await panel.getByRole('button', { name: `${count - 200} more` }).click()

    await expect(places).toHaveCount(count)
    await expect(places.locator('mark')).toHaveText(Array<RegExp>(count).fill(/^[eé]$/i))
  })

  test('finds words near each other, whatever stands between them', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('/')
    const panel = page.getByRole('dialog', { name: 'Find in this book' })
    await panel.getByText('How to look').click()
    await panel.getByRole('radio', { name: 'Near' }).click()
    await panel.getByRole('textbox', { name: 'Words to find' }).fill('Ilse, town')
    await expect(panel.getByText(/^\d+ places?$/)).toBeVisible()
  })

  test('does not let a word wait behind a pattern that does not end', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('/')
    const panel = page.getByRole('dialog', { name: 'Find in this book' })
    await panel.getByText('How to look').click()
    await panel.getByRole('radio', { name: 'Pattern' }).click()
    const field = panel.getByRole('textbox', { name: 'Words to find' })
    const status = panel.getByRole('status')
    /** Every sentence that the panel says. */
    const said = await status.evaluateHandle((element) => {
      const sentences: string[] = []
      const look = () => sentences.push(element.textContent ?? '')
      new MutationObserver(look).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      return sentences
    })
    await field.fill('(([a-z]+)+ ?)+\\d')
    await expect(status).toHaveText('Looking …')
    await field.fill('')
    await field.fill('Ilse')

    await expect(status).toHaveText(/^\d+ places$/)
    expect((await said.jsonValue()).join()).not.toContain('takes too long')
  })
})
