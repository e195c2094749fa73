import { decodeHTML } from 'entities/decode'

import { prepareSection } from './prepare-section'
import { textOfSection } from './text-of-section'

/** Characters; what is longer is no description, and what follows is left out. */
const longest = 100_000

/** HTML as text in HTML as text: more often nobody wraps it. */
const mostLayers = 3

/** Whoever writes in HTML ends elements or breaks lines; whoever writes of it names an element at most. */
const isMarkup =
  /<(?:p|br)\b[^<>]*>|<\/(?:a|abbr|address|article|b|big|blockquote|body|center|cite|code|dd|del|dfn|div|dl|dt|em|font|h[1-6]|head|html|i|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|title|tr|tt|u|ul|var)\s*>/i
const hasReference = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i

/**
 * A description as somebody can read it: publishers and calibre write HTML, as it is or as text, and every
 * format hands it on as it found it. What comes out goes through unchanged.
 *
 * @returns plain text, of HTML a line for each paragraph
 */
export function plainDescription(written: string): string {
  let text = written.slice(0, longest)
  for (let layer = 0; layer < mostLayers; layer += 1) {
    if (isMarkup.test(text)) text = wordsOf(text)
    else if (hasReference.test(text)) text = decodeHTML(text)
    else break
  }
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
}

/** By the same sanitiser as the pages of a book: what it does not show is not said here. */
function wordsOf(markup: string): string {
  const content = prepareSection({ markup, mediaType: 'text/html', href: '', base: '/' })
  return textOfSection(content)
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
