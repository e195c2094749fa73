import type { Page } from '@playwright/test'

/**
 * The text that stands on the visible page or pages, read off the screen by where each character
 * lies: it knows nothing of how the engine counts.
 */
export function visibleText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const frames = Array.from(document.querySelectorAll('iframe')).filter(
      (frame) => frame.getAttribute('aria-hidden') === 'false',
    )
    const parts: string[] = []
    for (const frame of frames) {
      const book = frame.contentDocument
      const stage = book?.querySelector('octavo-stage')
      if (!book || !stage) continue
      const area = stage.getBoundingClientRect()
      const isInside = ({ left, right, top, bottom }: DOMRect) => {
        const x = (left + right) / 2
        const y = (top + bottom) / 2
        return x > area.left - 20 && x < area.right + 20 && y > area.top - 8 && y < area.bottom + 8
      }
      const range = book.createRange()
      for (const box of stage.querySelectorAll('octavo-box')) {
        if (getComputedStyle(box).visibility === 'hidden') continue
        const walker = book.createTreeWalker(box, NodeFilter.SHOW_TEXT)
        let block: Element | null = null
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          // A line feed is the chosen end of a line: to the eye, a space.
          const text = node as Text
          range.selectNodeContents(text)
          const rects = Array.from(range.getClientRects())
          if (!rects.some(isInside)) continue
          const owner =
            text.parentElement?.closest(
              'p, h1, h2, h3, h4, h5, h6, li, td, th, div, pre, figcaption, dt, dd, blockquote',
            ) ?? null
          if (block && owner !== block) parts.push('\n')
          block = owner
          if (rects.every(isInside)) {
            parts.push(text.data.replaceAll('\n', ' '))
            continue
          }
          for (let index = 0; index < text.length; index++) {
            range.setStart(text, index)
            range.setEnd(text, index + 1)
            const rect = range.getClientRects()[0]
            // White space at the end of a line has no box of its own; it separates all the same.
            if (rect ? isInside(rect) : /\s/.test(text.data[index]!))
              parts.push(text.data[index] === '\n' ? ' ' : text.data[index]!)
          }
        }
      }
    }
    return parts.join('').replaceAll('\u00AD', '')
  })
}

/** Text without any white space: page and line ends are no part of what the author wrote. */
export const withoutSpace = (text: string): string => text.replace(/\s+/g, '')

/** A point of a word on the page, or of its first part where it is divided, for the pointer. */
export const pointOf = (page: Page, word: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const book = frame?.contentDocument
    if (!frame || !book) throw new Error('no page')
    const walker = book.createTreeWalker(book.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node as Text).data.indexOf(wanted)
      if (start < 0) continue
      const range = book.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + wanted.length)
      const [part = new DOMRect()] = range.getClientRects()
      const { left, top, width, height } = part
      const at = { x: left + width / 2, y: top + height / 2 }
      if (book.elementFromPoint(at.x, at.y) === null) continue
      const { left: x, top: y } = frame.getBoundingClientRect()
      return { x: x + at.x, y: y + at.y }
    }
    throw new Error(`${wanted} is not on the page`)
  }, word)
