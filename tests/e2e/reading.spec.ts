import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { expect, fixturePath, takePicture, test } from './fixtures'
import { withoutSpace } from './page-text'
import { textOf } from './text-of'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Reading', () => {
  test('shows all of a story, once, from the first page to the last and back', async ({
    launch,
  }) => {
    const { reader } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()

    const forward = await reader.readToTheEnd()
    const back = await reader.readBackToTheStart()

    expect(withoutSpace(forward.join(''))).toBe(withoutSpace(textOf(story)))
    expect(back.reverse()).toEqual(forward)
  })

  test('counts one page more at every turn', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()

    const numbers = [await reader.pageNumber()]
    while (await reader.turn()) numbers.push(await reader.pageNumber())

    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    await expect(reader.position).toHaveAttribute(
      'aria-valuetext',
      `Page ${numbers.length} of ${numbers.length}`,
    )
    await takePicture(page, 'story-last-page')
  })

  test('counts its pages in another process than the window’s', async ({ launch, profile }) => {
    const long = path.join(profile, 'long.txt')
    writeFileSync(long, readFileSync(story, 'utf8').repeat(60))
    const { app, reader } = await launch({ args: [long] })
    const processes = () =>
      app.evaluate(({ webContents }) => {
        const [top] = webContents.getAllWebContents().map(({ mainFrame }) => mainFrame)
        const measuring = top?.frames.filter(({ url }) => url.startsWith('app://measure-')) ?? []
        return [top, ...measuring].map((frame) => frame?.osProcessId)
      })

    await expect.poll(async () => (await processes()).length).toBeGreaterThan(1)
    const all = await processes()
    await expect
      .poll(async () => {
        const [reading = 0, ...measuring] = (await processes()).map((pid) => os.getPriority(pid))
        return measuring.length > 0 && measuring.every((priority) => priority > reading)
      })
      .toBe(true)
    const words = await reader.text()
    await reader.isCounted()

    expect(await reader.text()).toBe(words)
    expect(new Set(all).size).toBe(all.length)
    await expect.poll(async () => (await processes()).length).toBe(1)
  })

  test('counts only when the text to come is ready', async ({ launch, profile }) => {
    const long = path.join(profile, 'long.txt')
    writeFileSync(long, readFileSync(story, 'utf8').repeat(60))
    const { library, reader, page } = await launch()
    await library.heading.waitFor()
    await page.evaluate(() => {
      const ready: number[] = []
      Object.assign(window, { ready })
      new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => Array.from(addedNodes))
        const isMeasuring = (node: Node) =>
          node instanceof HTMLIFrameElement && node.src.startsWith('app://measure-')
        if (!added.some(isMeasuring)) return
        const shown = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        ready.push(shown?.contentDocument?.querySelectorAll('octavo-box').length ?? 0)
      }).observe(document, { childList: true, subtree: true })
    })

    await library.openByDialog(long)
    await reader.isOpen()
    await reader.isCounted()

    // The part of the text that is seen, and the next one.
    expect(await page.evaluate(() => (window as unknown as { ready: number[] }).ready[0])).toBe(2)
  })

  test('turns by every way to turn', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const first = await reader.text()
    const there = async () => expect.poll(() => reader.text()).not.toBe(first)
    const andBack = async () => expect.poll(() => reader.text()).toBe(first)

    for (const [next, previous] of [
      ['ArrowRight', 'ArrowLeft'],
      ['ArrowDown', 'ArrowUp'],
      ['PageDown', 'PageUp'],
      ['Space', 'Shift+Space'],
      ['End', 'Home'],
    ] as const) {
      await page.keyboard.press(next)
      await there()
      await page.keyboard.press(previous)
      await andBack()
    }

    const { width, height } = await reader.area()
    await page.mouse.click(width - 20, height / 2)
    await there()
    await page.mouse.click(20, height / 2)
    await andBack()

    await page.mouse.move(width / 2, height / 2)
    await page.mouse.wheel(0, 120)
    await there()
  })

  test('leaves no line of a paragraph alone on a page', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const before = await reader.layout()
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080)
    })
    await expect.poll(() => reader.layout()).not.toBe(before)
    await reader.isCounted()

    const lonely = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const paragraphs = Array.from(frame?.contentDocument?.querySelectorAll('p') ?? [])
      return paragraphs
        .filter((paragraph) => {
          const rects = Array.from(paragraph.getClientRects())
          const line = parseFloat(getComputedStyle(paragraph).lineHeight)
          return rects.length > 1 && rects.some(({ height }) => height < 1.5 * line)
        })
        .map(({ textContent }) => textContent)
    })

    expect(lonely).toEqual([])
  })

  test('leaves no line alone on the last page of a chapter', async ({ launch, profile }) => {
    const dialogue = path.join(profile, 'dialogue.txt')
    const lines = Array.from({ length: 40 }, (_, n) => `“Is this line ${n + 1}?”`)
    writeFileSync(dialogue, `${lines.join('\n\n')}\n`)
    const { app, reader, page } = await launch({ args: [dialogue] })
    await reader.isOpen()
    const linesOnPage = async () => (await reader.text()).match(/Is this line/g)?.length ?? 0
    const seen = new Set<number>()

    // One line more on a page each time: with some of these heights one line is left for the last page.
    for (let height = 400; height < 900; height += 29) {
      const before = await reader.layout()
      await app.evaluate(
        ({ BrowserWindow }, [width, high]) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(width!, high!)
        },
        [700, height],
      )
      await expect.poll(() => reader.layout()).not.toBe(before)
      await page.keyboard.press('End')
      await expect.poll(() => reader.text()).toContain('Is this line 40?')
      seen.add(await linesOnPage())
    }

    expect(seen.size).toBeGreaterThan(5)
    expect(Math.min(...seen)).toBeGreaterThan(1)
  })

  test('turns by a swipe of the finger', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const first = await reader.text()
    const { width, height } = await reader.area()
    const devtools = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: x === undefined ? [] : [{ x, y: height / 2 }],
      })
    const swipe = async (from: number, to: number) => {
      await touch('touchStart', from)
      for (let step = 1; step <= 8; step++)
        await touch('touchMove', from + ((to - from) * step) / 8)
      await touch('touchEnd')
    }

    await swipe(width * 0.7, width * 0.3)
    await expect.poll(() => reader.text()).not.toBe(first)
    await swipe(width * 0.3, width * 0.7)
    await expect.poll(() => reader.text()).toBe(first)
  })

  test('copies the author’s text, not the page’s line ends', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()

    const copied = await page.evaluate(() => {
      const book = Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentDocument)
        .filter((found) => found !== null)
        .find((found) => found.querySelector('octavo-hyphen'))
      const paragraph = book?.querySelector('p:has(octavo-hyphen)')
      if (!book || !paragraph) return null
      const selection = book.getSelection()
      selection?.selectAllChildren(paragraph)
      const clipboardData = new DataTransfer()
      paragraph.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }))
      return clipboardData.getData('text/plain')
    })
    const source = readFileSync(story, 'utf8')

    expect(copied?.length).toBeGreaterThan(100)
    expect(source).toContain(copied)
  })

  test('shows typed quotes as a printer would, and copies what was typed', async ({ launch }) => {
    const typed = fixturePath('stories', 'the-night-post.txt')
    const { reader, page } = await launch({ args: [typed] })
    await reader.isOpen()

    const [shown, copied] = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const book = frame?.contentDocument
      const paragraph = Array.from(book?.querySelectorAll('p') ?? []).find(({ textContent }) =>
        /[“”’]/.test(textContent ?? ''),
      )
      if (!book || !paragraph) return ['', '']
      book.getSelection()?.selectAllChildren(paragraph)
      const clipboardData = new DataTransfer()
      paragraph.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }))
      return [paragraph.textContent ?? '', clipboardData.getData('text/plain')]
    })

    expect(shown).toMatch(/[“”’]/)
    expect(copied).toMatch(/["']/)
    expect(copied).not.toMatch(/[“”’\u2060]/)
    expect(readFileSync(typed, 'utf8').replace(/\s+/g, ' ')).toContain(copied)
  })

  test('a click on the text turns nothing', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const first = await reader.text()
    const { width, height } = await reader.area()

    await page.mouse.click(width / 2 - 100, height / 2)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')

    await expect.poll(() => reader.text()).toBe(first)
  })

  test('keeps the place through every change of the window', async ({ launch }) => {
    const { app, reader } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = await reader.firstWords()

    for (const [width, height] of [
      [500, 700],
      [1500, 900],
      [800, 600],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
        [width, height] as [number, number],
      )
      await expect.poll(async () => (await reader.area()).width).toBe(width)
      await expect.poll(() => reader.text()).toContain(words.slice(0, 20))
    }
  })

  test('is back at the same first word after full screen', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = await reader.firstWords()
    const { width, height } = await reader.area()

    await page.keyboard.press('F11')
    await expect.poll(async () => (await reader.area()).width).toBeGreaterThan(width)
    await expect.poll(() => reader.text()).toContain(words)
    await page.keyboard.press('F11')
    // Where no window manager runs, the window is left as large as the screen.
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
      [width, height] as [number, number],
    )

    await expect.poll(async () => (await reader.area()).width).toBe(width)
    await expect.poll(() => reader.firstWords()).toBe(words)
  })

  test('reads a book that runs from right to left', async ({ launch, publication }) => {
    const { reader, page } = await launch({ args: [publication('rtl')] })
    await reader.isOpen()
    const first = await reader.text()

    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => reader.text()).not.toBe(first)
    await takePicture(page, 'right-to-left')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reader.text()).toBe(first)
  })

  test('lets no script of a book run', async ({ launch, publication }) => {
    const { reader, page } = await launch({ args: [publication('script-inside')] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()
    await reader.readToTheEnd()

    const breached = await page.evaluate(() => 'breached' in window)

    expect(breached).toBe(false)
  })
})
