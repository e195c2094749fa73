import { findPunctuation } from '#core/formats/text/smart-punctuation'
import { asTyped, ofSameLength } from '#core/formats/text/punctuation-view'

import { languageAt } from '../hyphenator'

/** On a body whose typed signs are shown as a printer's. */
export const punctuationAttribute = 'data-octavo-punctuation'

const paragraphs = 'p, h1, h2, h3, h4, h5, h6, li, dd, dt, blockquote, figcaption, div'

/**
 * Shows typed quotes, dashes and dots as a printer sets them: rule T10 of plain text. No offset moves,
 * and {@link sourceText} gives back what was typed.
 */
export function setPunctuation(body: HTMLElement): void {
  body.setAttribute(punctuationAttribute, '')
  for (const paragraph of body.querySelectorAll(paragraphs)) {
    if (paragraph.querySelector(paragraphs)) continue
    const nodes: Text[] = []
    const walker = body.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
    const text = nodes.map(({ data }) => data).join('')
    const changes = findPunctuation(text, languageAt(paragraph) ?? '')
    if (changes.length === 0) continue
    const shown = ofSameLength(text, changes)
    let start = 0
    for (const node of nodes) {
      const end = start + node.length
      const part = shown.slice(start, end)
      if (part !== node.data) node.data = part
      start = end
    }
  }
}

/** The author's text of a text node: without our hyphens and line ends, with the signs that were typed. */
export function sourceText({ data, parentElement }: Text): string {
  const text = data.replaceAll('\u00AD', '').replaceAll('\n', ' ')
  return parentElement?.closest(`[${punctuationAttribute}]`) ? asTyped(text) : text
}
