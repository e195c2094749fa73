import fs from 'node:fs'
import path from 'node:path'

import { inApp } from './app.mjs'

const turnsPerRun = 30

/**
 * Opens a book from the library in a fresh process, turns pages, changes the size of the text.
 * @param {{ file: string, scratch: string, runs: number }} options
 */
export async function measureBooks({ file, scratch, runs }) {
  const profile = path.join(scratch, path.basename(file, '.epub'))
  await inApp([`--user-data-dir=${profile}`, file], async (page) => {
    await page.getByRole('slider', { name: 'Position in book' }).waitFor({ state: 'attached' })
  })
  const kept = path.join(scratch, `${path.basename(file)}-kept`)
  fs.cpSync(profile, kept, { recursive: true })

  /** @type {number[]} */
  const open = []
  /** `work`: until the page is painted; `rest`: what is made ready for later turns. @type {{ work: number, rest: number, paint: number }[]} */
  const turns = []
  /** @type {{ time: number, kept: boolean }[]} */
  const fontChanges = []
  /** A key held down. @type {{ turns: number, seconds: number, frames: number, blank: number }[]} */
  const held = []
  for (let run = 0; run < runs; run++) {
    // The same first opening each time: no place and no page map from the run before.
    fs.rmSync(profile, { recursive: true, force: true })
    fs.cpSync(kept, profile, { recursive: true })
    await inApp([`--user-data-dir=${profile}`], async (page) => {
      await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
      open.push(await page.evaluate(openFirstBook))
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
      const busy = async () => {
        const { metrics } = await devtools.send('Performance.getMetrics')
        return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
      }
      for (let turn = 0; turn < turnsPerRun; turn++) {
        const before = await busy()
        const paint = await page.evaluate(turnPage)
        const painted = await busy()
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)))
        turns.push({ work: painted - before, rest: (await busy()) - painted, paint })
      }
      for (const key of ['+', '-']) fontChanges.push(await page.evaluate(changeSize, key))
      held.push(await page.evaluate(holdKey))
    })
  }
  return { open, turns, fontChanges, held }
}

/** In the window: from the click on a book to the frame that shows its first page. @returns {Promise<number>} ms */
async function openFirstBook() {
  const { visibleFrame, nextFrame } = tools()
  const started = performance.now()
  /** @type {HTMLElement | null} */ const button = document.querySelector('article button')
  button?.click()
  while (!visibleFrame()) await nextFrame()
  await nextFrame()
  return performance.now() - started

  function tools() {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const visibleFrame = () =>
      [...document.querySelectorAll('iframe')].find(
        (frame) =>
          frame.getAttribute('aria-hidden') === 'false' &&
          frame.contentDocument?.querySelector('octavo-box:not([style*="hidden"])'),
      )
    return { visibleFrame, nextFrame }
  }
}

/** In the window: from a key to the frame after the one in which the page has changed. @returns {Promise<number>} ms */
async function turnPage() {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const shown = () =>
    [...document.querySelectorAll('iframe')]
      .flatMap((frame) => [...(frame.contentDocument?.querySelectorAll('octavo-box') ?? [])])
      .map((box) => box.getAttribute('style'))
      .join('|')
  const before = shown()
  const started = performance.now()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  while (shown() === before) await nextFrame()
  await nextFrame()
  return performance.now() - started
}

/**
 * In the window: from the key to the frame that shows the page in the new size.
 * @param {string} key
 */
async function changeSize(key) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const frame = () =>
    [...document.querySelectorAll('iframe')].find(({ ariaHidden }) => ariaHidden === 'false')
      ?.contentDocument
  const size = () => {
    const root = frame()?.documentElement
    return root ? getComputedStyle(root).fontSize : ''
  }
  /** Text of the first line on the page that has any, as far as its text node goes. */
  const words = () => {
    const stage = frame()?.querySelector('octavo-stage')?.getBoundingClientRect()
    if (!stage) return ''
    for (let y = 8; y < stage.height; y += 8) {
      const node = frame()?.caretRangeFromPoint(stage.left + 30, stage.top + y)?.startContainer
      const text = (node?.nodeType === 3 ? node.textContent : '') ?? ''
      if (text.trim() !== '') return text.replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').trim()
    }
    return ''
  }
  const before = size()
  const place = words()
  const started = performance.now()
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  while (size() === before) await nextFrame()
  const time = performance.now() - started
  await nextFrame()
  const text = [...(frame()?.querySelectorAll('octavo-box:not([style*="hidden"])') ?? [])]
    .map(({ textContent }) => (textContent ?? '').replaceAll('\u00AD', '').replaceAll(/\s+/g, ' '))
    .join('\n')
  return { time, kept: place !== '' && text.includes(place.slice(0, 60)) }
}

/** In the window: a key that repeats 30 times a second for three seconds, and every frame looked at. */
async function holdKey() {
  const repeats = 90
  const interval = 1000 / 30
  const page = () => {
    const frame = [...document.querySelectorAll('iframe')].find(
      ({ ariaHidden }) => ariaHidden === 'false',
    )
    const book = frame?.contentDocument
    const boxes = [...(book?.querySelectorAll('octavo-box:not([style*="hidden"])') ?? [])]
    const stage = book?.querySelector('octavo-stage')?.getBoundingClientRect()
    const shows = (/** @type {number} */ share) => {
      if (!book || !stage) return false
      const { left, top, width, height } = stage
      const found = book.elementFromPoint(left + 0.3 * width, top + share * height)
      return found !== null && boxes.some((box) => box.contains(found))
    }
    const isBlank = ![0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].some(shows)
    return { isBlank, at: boxes.map((box) => box.getAttribute('style') ?? '').join('|') }
  }
  let turns = 0
  let frames = 0
  let blank = 0
  let isOver = false
  let before = page().at
  const started = performance.now()
  let ended = started
  const look = () => {
    const { isBlank, at } = page()
    frames += 1
    if (isBlank) blank += 1
    if (at !== before) {
      turns += 1
      ended = performance.now()
    }
    before = at
    if (!isOver) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  for (let repeat = 0; repeat < repeats; repeat++) {
    const event = { key: 'ArrowRight', bubbles: true, repeat: repeat > 0 }
    window.dispatchEvent(new KeyboardEvent('keydown', event))
    const next = started + (repeat + 1) * interval
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()))
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  isOver = true
  return { turns, seconds: (ended - started) / 1000, frames, blank }
}
