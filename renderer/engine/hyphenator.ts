import { hyphensProperty } from '#core/content/style-sheet'

import { hyphenationOf, loadHyphenation } from './hyphenation/hyphenation'
import { hyphenationLanguage } from './hyphenation/languages'
import type { HyphenationLimits, WordHyphenator } from './hyphenation/word-hyphenator'

export { hyphenationLanguage as patternLanguage, loadHyphenation as loadPatterns }

/** Attribute with the language to divide words by where the document names none. */
export const fallbackLanguage = 'data-octavo-language'

const showText = 4
const softHyphen = '\u00AD'

/** Where a broken word would be wrong: code, formulas, drawings, and headings, which are set whole. */
const whole = 'pre, code, kbd, samp, tt, svg, math, h1, h2, h3, h4, h5, h6, [translate="no"]'

/** Elements through which a word goes on: an initial, an emphasised syllable. */
const inline = /^(?:a|abbr|b|bdi|bdo|big|cite|dfn|em|font|i|ins|mark|q|s|small|span|strong|u)$/

/** The language of an element by its nearest `lang` or `xml:lang`, else the publication’s. */
export function languageAt(element: Element | null): string | null {
  for (let at = element; at; at = at.parentElement) {
    const tag = at.getAttribute('lang') ?? at.getAttribute('xml:lang')
    if (tag !== null) return tag
    const fallback = at.getAttribute(fallbackLanguage)
    if (fallback !== null) return fallback
  }
  return null
}

/** Whether the publisher leaves it to us where words are divided. */
export const mayDivide = (style: CSSStyleDeclaration): boolean =>
  style.getPropertyValue(hyphensProperty) === '' && style.wordBreak !== 'keep-all'

/**
 * Puts soft hyphens into the text under an element, by the language of each place. Locator offsets
 * do not count them, copying takes them out again.
 *
 * @param isDone says of an element that its lines are chosen already
 */
export function hyphenate(
  body: Element,
  limits?: Partial<HyphenationLimits>,
  isDone: (parent: Element) => boolean = () => false,
): void {
  const walker = body.ownerDocument.createTreeWalker(body, showText)
  const view = body.ownerDocument.defaultView
  let parent: Element | null = null
  let hyphenator: WordHyphenator | null = null
  // Text nodes that one word runs through, all but its last one.
  let run: Text[] = []
  let runHyphenator: WordHyphenator | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (text.parentElement !== parent) {
      parent = text.parentElement
      const isLeft =
        parent?.closest(whole) ||
        (parent && isDone(parent)) ||
        (parent && view && !mayDivide(view.getComputedStyle(parent)))
      hyphenator = isLeft ? null : hyphenationOf(languageAt(parent), limits)
    }
    const last = run.at(-1)
    if (last && !(hyphenator === runHyphenator && wordRunsOn(last, text))) {
      divide(run, runHyphenator)
      run = []
    }
    run.push(text)
    runHyphenator = hyphenator
  }
  divide(run, runHyphenator)
}

function divide(run: readonly Text[], hyphenator: WordHyphenator | null): void {
  if (!hyphenator) return
  const [only] = run
  if (only && run.length === 1) {
    const divided = hyphenator.hyphenate(only.data)
    if (divided !== only.data) only.data = divided
    return
  }
  const text = run.map((node) => node.data).join('')
  const breaks = hyphenator.breaks(text).filter((index) => text[index] !== softHyphen)
  let end = text.length
  for (const node of run.toReversed()) {
    const start = end - node.data.length
    while (breaks.length > 0 && breaks.at(-1)! >= start)
      node.insertData(breaks.pop()! - start, softHyphen)
    end = start
  }
}

/** Whether a word goes on from one text node to the next: letters meet, with nothing between them. */
function wordRunsOn(text: Text, next: Text): boolean {
  if (!/\p{L}\p{M}*$/u.test(text.data.slice(-8)) || !/^\p{L}/u.test(next.data.slice(0, 2)))
    return false
  let at: Node = text
  while (!at.nextSibling) {
    if (!at.parentElement || !inline.test(at.parentElement.localName)) return false
    at = at.parentElement
  }
  at = at.nextSibling
  while (at !== next) {
    if (!inline.test((at as Element).localName) || !at.firstChild) return false
    at = at.firstChild
  }
  return true
}
