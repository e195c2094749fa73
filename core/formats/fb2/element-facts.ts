import type { XmlElement } from '#core/content/xml-tree'

/** Characters of the text in an element, white space and all. */
export function lengthOf(element: XmlElement): number {
  let length = 0
  for (const child of element.children) {
    length += typeof child === 'string' ? child.length : lengthOf(child)
  }
  return length
}

/** Whether there is something to show: a letter, a sign, a picture. */
export const hasContent = (element: XmlElement): boolean =>
  element.name === 'image' ||
  element.children.some((child) =>
    typeof child === 'string' ? child.trim() !== '' : hasContent(child),
  )

export const hasTitle = (element: XmlElement): boolean => titleOf(element) !== undefined

/** Its title as one line: `Chapter 1` and `The Storm` become `Chapter 1. The Storm`. */
export function titleOf(element: XmlElement): string | undefined {
  const title = element.child('title')
  if (!title) return undefined
  const lines = title.elements.map(labelOf).filter((line) => line !== '')
  const label = lines.length > 0 ? lines.reduce(joinLines) : labelOf(title)
  return label || undefined
}

const joinLines = (before: string, line: string): string =>
  `${before}${/[\p{L}\p{N}]$/u.test(before) ? '.' : ''} ${line}`

/** Text without the marks of notes. */
function labelOf(element: XmlElement): string {
  const text = (inner: XmlElement): string =>
    inner.name === 'a' && inner.attribute('type') === 'note'
      ? ''
      : inner.children.map((child) => (typeof child === 'string' ? child : text(child))).join('')
  return text(element).replace(/\s+/g, ' ').trim()
}
