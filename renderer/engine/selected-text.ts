import { asTyped } from '#core/formats/text/punctuation-view'

import { punctuationAttribute } from './typesetting/punctuation'

const blocks =
  'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, div, section, article, blockquote, figcaption, pre'

/**
 * The author's text in a range: without the hyphens and line ends of the page, a line for each
 * paragraph.
 */
export function selectedText(range: Range): string {
  const root = range.commonAncestorContainer
  const document = root.ownerDocument ?? (root as Document)
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  let text = ''
  let block: Element | null = null
  // A walker starts below its root, which is the text itself where all is in one node.
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue
    if (node.nodeType === Node.ELEMENT_NODE) {
      if ((node as Element).localName === 'br') text = `${text.replace(/ $/, '')}\n`
      continue
    }
    if (node.nodeType !== Node.TEXT_NODE) continue
    const { data, parentElement } = node as Text
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : data.length
    const owner = parentElement?.closest(blocks) ?? null
    if (text !== '' && owner !== block && /\S/.test(data)) text = `${text.trimEnd()}\n`
    if (/\S/.test(data)) block = owner
    const part = data.slice(from, to).replaceAll('\u00AD', '')
    const typed = parentElement?.closest(`[${punctuationAttribute}]`) ? asTyped(part) : part
    text += parentElement?.closest('pre') ? typed : collapsed(typed, text)
  }
  return text.trim()
}

/** White space as the page shows it: one space for any of it, and none at the start of a line. */
function collapsed(text: string, before: string): string {
  const spaced = text.replace(/[ \t\n\r\f]+/g, ' ')
  return /(?:^|[ \n])$/.test(before) ? spaced.replace(/^ /, '') : spaced
}
