import { firstDirection } from '#core/content/text-direction'
import type { XmlElement } from '#core/content/xml-tree'

/** Marks without width: what follows runs that way. */
const marks: ReadonlyMap<string, string> = new Map([
  ['ltr', '\u200E'],
  ['rtl', '\u200F'],
])

/**
 * Text of a metadata element that runs as its `dir` says, or its package's: where its first letter would
 * tell another way, it begins with a mark that tells the right one, wherever the text is shown.
 *
 * @see https://www.w3.org/TR/epub-33/#attrdef-dir
 */
export function directedText(element: XmlElement, ofPackage: string | undefined): string {
  const { text } = element
  const direction = (element.attribute('dir') ?? ofPackage ?? 'auto').toLowerCase()
  const mark = marks.get(direction)
  return mark === undefined || firstDirection(text) === direction ? text : mark + text
}
