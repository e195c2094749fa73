// Octavo as a person uses it: a click on the book, keys, the slider. What is looked at is what stands
// on the screen.
import { isPaintedWithin, painted, paintedWhen, sleep } from './clock.mjs'
import { expose } from './expose.mjs'
import { firstCharacter, viewOf } from './place.mjs'

/** The frame that shows the page; the others wait out of sight. */
const shownFrame = () =>
  [...document.querySelectorAll('iframe')].find((one) => one.ariaHidden === 'false')

const visibleBoxes = () => [
  ...(shownFrame()?.contentDocument?.querySelectorAll('octavo-box:not([style*="hidden"])') ?? []),
]

/** @returns {HTMLInputElement | null} */
const slider = () => document.querySelector('input[aria-label="Position in book"]')
const label = () => slider()?.ariaValueText ?? ''
const numbers = () => {
  const [, page, , total] = /age ([\d,]+)(?:[–-]([\d,]+))? of ([\d,]+)/.exec(label()) ?? []
  const number = (/** @type {string | undefined} */ digits) => Number(digits?.replaceAll(',', ''))
  return { page: number(page), total: number(total), isExact: label().startsWith('Page') }
}

/** The text block of the page in view. @returns {import('./place.mjs').View | null} */
function view() {
  const shown = shownFrame()
  const stage = shown?.contentDocument?.querySelector('octavo-stage')?.getBoundingClientRect()
  if (!shown || !stage) return null
  const { left, top } = shown.getBoundingClientRect()
  return viewOf(shown, new DOMRect(left + stage.left, top + stage.top, stage.width, stage.height))
}

/** @param {string} key */
const press = (key, repeat = false) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }))

let lastPosition = ''
/** While no page is shown nothing has changed yet. */
const position = () => {
  const boxes = visibleBoxes()
  if (boxes.length > 0)
    lastPosition = boxes
      .map((box) => `${box.getAttribute('style')} ${box.querySelector('[id]')?.id}`)
      .join('|')
  return lastPosition
}

expose({
  open: async () => {
    /** @type {HTMLElement | null} */ const book = document.querySelector('article button')
    book?.click()
  },
  next: async () => void press('ArrowRight'),
  async jump(share) {
    const input = slider()
    if (!input) throw new Error('There is no slider')
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    value?.set?.call(input, String(Math.round(share * Number(input.max))))
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
  },
  resize: async (step) => void press(step > 0 ? '+' : '-'),
  size: () => {
    const root = shownFrame()?.contentDocument?.documentElement
    return root ? getComputedStyle(root).fontSize : ''
  },
  position,
  view,
  pages: () => numbers().total,
})

/** What only Octavo is asked. */
const own = {
  numbers,

  /** @returns {Promise<number>} ms from now until the page numbers are exact */
  async untilExact() {
    const started = performance.now()
    if (!numbers().isExact) await paintedWhen(() => numbers().isExact)
    return performance.now() - started
  },

  /**
   * Turns pages, one after the other, each painted before the next.
   * @param {number} count
   * @param {boolean} onlyWhileCounting stops when the numbers are exact
   * @param {number} pause ms before each
   * @returns {Promise<number[]>} ms each, key to paint
   */
  async turns(count, onlyWhileCounting, pause) {
    const times = []
    while (times.length < count) {
      if (onlyWhileCounting && numbers().isExact) break
      await sleep(pause)
      const before = position()
      const started = performance.now()
      press('ArrowRight')
      await paintedWhen(() => position() !== before)
      times.push(performance.now() - started)
    }
    return times
  },

  /**
   * Holds the key down and looks at every painted frame.
   * @param {number} count of presses
   * @param {number} rate per second
   */
  async hold(count, rate) {
    await paintedWhen(() => document.querySelector('footer')?.ariaBusy !== 'true')
    const { page: first } = numbers()
    const started = performance.now()
    let pressed = 0
    let frames = 0
    let blank = 0
    let longest = 0
    let last = started
    while (pressed < count) {
      for (; pressed < count && performance.now() - started >= (pressed * 1000) / rate; pressed++)
        press('ArrowRight', pressed > 0)
      await painted()
      frames++
      if (firstCharacter(view()) === null) blank++
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    const seconds = (performance.now() - started) / 1000
    await isPaintedWithin(500, () => numbers().page - first >= count)
    return { asked: count, turned: numbers().page - first, seconds, frames, blank, longest }
  },
}
/** @typedef {typeof own} OctavoBench */
Object.assign(window, { octavoBench: own })
