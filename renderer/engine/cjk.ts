import { fallbackLanguage } from './hyphenator'

const cjkLanguages = ['ja', 'zh', 'yue', 'ko']

/**
 * Whether a language is Chinese, Japanese or Korean: its signs fill squares of an em, and its lines may
 * end between almost any two of them.
 *
 * @param tag as in BCP 47
 */
export const isCjk = (tag: string | null | undefined): boolean =>
  cjkLanguages.includes((tag ?? '').split('-', 1)[0]!.toLowerCase())

/** The same in CSS, of an element that names its language; or whose publication does, where none is named. */
export const cjk = `:is(${selectors(cjkLanguages)})`

/** Languages in which a paragraph starts with a square left white: it is written, as a space of that size. */
export const indentedByHand = `:is(${selectors(['ja', 'zh', 'yue'])})`

function selectors(tags: readonly string[]): string {
  return tags.map((tag) => `[lang|='${tag}' i], [${fallbackLanguage}|='${tag}' i]`).join(', ')
}
