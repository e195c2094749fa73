import { expect, type Locator } from '@playwright/test'

import type { Verdict } from '../verdict'

/** The box around the text of an element, in the window. */
export const rectOfText = (element: Locator): Promise<DOMRect> =>
  element.evaluate((node) => {
    const range = node.ownerDocument.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect().toJSON() as DOMRect
  })

/** A face of the publication's own sets an element's text: its characters are not as wide as without it. */
export const isSetIn =
  (selector: string, family: string): Verdict =>
  async (book) => {
    await book.open()
    const found = await book.find(selector).evaluate(async (element: HTMLElement, name) => {
      const { document } = element.ownerDocument.defaultView!
      await document.fonts.ready
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text
      const range = document.createRange()
      const widths = () =>
        Array.from(node.data, (_, at) => {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          return range.getBoundingClientRect().width
        })
      const own = widths()
      element.style.fontFamily = 'Literata, serif'
      const others = widths()
      element.style.fontFamily = ''
      const isOther = own.filter((width, at) => Math.abs(width - others[at]!) > 0.5).length
      const face = [...document.fonts].find((one) => one.family.replaceAll('"', '') === name)
      return { isLoaded: face?.status === 'loaded', isOther: isOther > own.length / 3 }
    }, family)
    expect(found).toEqual({ isLoaded: true, isOther: true })
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
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const range = document.createRange()
    const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The engine's own hyphens are drawn by a style sheet.
      const isHyphen = node.nodeName.toLowerCase() === 'octavo-hyphen'
      if (isHyphen) lines.at(-1)!.text += '\u00AD'
      if (node.nodeType !== Node.TEXT_NODE) continue
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

/** Words that go on from one line to the next; `|` stands where the line ends. */
export function brokenWords(lines: readonly Line[]): string[] {
  return lines.slice(1).flatMap(({ text }, index) => {
    const before = /\p{L}+[\u00AD-]*$/u.exec(lines[index]!.text)?.[0]
    const after = /^\p{L}+/u.exec(text)?.[0]
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
