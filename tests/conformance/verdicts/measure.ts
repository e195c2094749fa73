import { expect, type Locator } from '@playwright/test'

import type { Verdict } from '../verdict'

/** The box around the text of an element, in the window. */
export const rectOfText = (element: Locator): Promise<DOMRect> =>
  element.evaluate((node) => {
    const range = node.ownerDocument.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect().toJSON() as DOMRect
  })

/** A face of the publication's own sets an element's text, and another one than without it. */
export const isSetIn =
  (selector: string, family: string, expected: boolean): Verdict =>
  async (book) => {
    await book.open()
    const found = await book.find(selector).evaluate(async (element: HTMLElement, name) => {
      const fonts = element.ownerDocument.fonts
      await fonts.ready
      const range = element.ownerDocument.createRange()
      range.selectNodeContents(element)
      const width = () =>
        Array.from(range.getClientRects(), (rect) => rect.width).reduce((sum, one) => sum + one, 0)
      const own = width()
      element.style.fontFamily = 'Literata, serif'
      const other = width()
      element.style.fontFamily = ''
      const face = [...fonts].find((one) => one.family.replaceAll('"', '') === name)
      return { isLoaded: face?.status === 'loaded', isOther: Math.abs(own / other - 1) > 0.02 }
    }, family)
    expect(found).toEqual({ isLoaded: expected, isOther: expected })
  }

/** One line of a text as it stands on the page. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The lines of a text that runs from left to right, by where each character stands. */
export const linesOf = (element: Locator): Promise<Line[]> =>
  element.evaluate((root) => {
    const { document } = root.ownerDocument.defaultView!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < (node as Text).length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const rect = range.getClientRects()[0]
        const sign = (node as Text).data[at]!
        const line = lines.at(-1)
        if (!rect || rect.width === 0) {
          if (line) line.text += sign
          continue
        }
        const { left, right, top, bottom } = rect
        // Another column stands beside, another line below.
        const isSame = line && Math.abs(bottom - line.bottom) < 6 && left > line.right - 40
        if (isSame) {
          line.text += sign
          line.right = Math.max(line.right, right)
          line.left = Math.min(line.left, left)
        } else lines.push({ text: sign, left, right, top, bottom })
      }
    }
    return lines
  })

/** Words that go on from one line to the next, with the hyphen in them where there is one. */
export function brokenWords(lines: readonly Line[]): string[] {
  return lines.slice(1).flatMap((line, index) => {
    const before = /\p{L}+(?:\u00AD|-)?\n?$/u.exec(lines[index]!.text)?.[0].trim()
    const after = /^\p{L}+/u.exec(line.text)?.[0]
    return before && after ? [`${before}|${after}`] : []
  })
}

/** The box around all of an element's text, character by character, in a line that runs down or across. */
export const characterRects = (element: Locator): Promise<DOMRect[]> =>
  element.evaluate((root) => {
    const { document } = root.ownerDocument.defaultView!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const rects: DOMRect[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < (node as Text).length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const rect = range.getClientRects()[0]
        if (rect && rect.width * rect.height > 0) rects.push(rect.toJSON() as DOMRect)
      }
    }
    return rects
  })
