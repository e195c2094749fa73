import { escapeAttribute, escapeXml } from '../escape-xml'

/** Signs that typists put around a word for italics and bold (rule T10), and the elements for them. */
const marks: Readonly<Record<string, string>> = { _: 'i', '*': 'i', '=': 'b' }
const anyMark = /[_*=]/
/** An emphasis longer than this is a forgotten sign. */
const longest = 400

const strong = /(?<![*\p{L}\p{N}])\*\*(?=[^\s*])([^*]{1,400}?)(?<=[^\s*])\*\*(?![*\p{L}\p{N}])/gu
const link = /\[([^\][]{1,300})\]\(((?:https?:\/\/|mailto:)[^\s()<>"]{1,1000})\)/g

/**
 * Escapes a paragraph's text and turns `_x_` and `*x*` into italics, `=x=` and `**x**` into bold,
 * `[x](https://…)` into a link.
 */
export function inline(text: string): string {
  if (text.includes('](')) {
    return replaceAround(text, link, (words, address) => {
      return `<a href="${escapeAttribute(address)}">${inline(words)}</a>`
    })
  }
  if (text.includes('**')) return replaceAround(text, strong, (words) => `<b>${marked(words)}</b>`)
  return marked(text)
}

/** What matches becomes markup, what stands between is read on. */
function replaceAround(
  text: string,
  pattern: RegExp,
  toMarkup: (words: string, address: string) => string,
): string {
  let markup = ''
  let done = 0
  for (const match of text.matchAll(pattern)) {
    const [all, words = '', address = ''] = match
    markup += afterLinks(text.slice(done, match.index)) + toMarkup(words, address)
    done = match.index + all.length
  }
  return markup + afterLinks(text.slice(done))

  function afterLinks(plain: string): string {
    const isBold = pattern === link && plain.includes('**')
    return isBold
      ? replaceAround(plain, strong, (words) => `<b>${marked(words)}</b>`)
      : marked(plain)
  }
}

function marked(text: string): string {
  if (!anyMark.test(text)) return escapeXml(text)
  let markup = ''
  let done = 0
  for (let at = 0; at < text.length; at++) {
    const element = marks[text[at]!]
    if (element === undefined || !canOpen(text, at)) continue
    const end = findCloser(text, at)
    if (end === undefined) continue
    markup += `${escapeXml(text.slice(done, at))}<${element}>${marked(text.slice(at + 1, end))}</${element}>`
    done = end + 1
    at = end
  }
  return markup + escapeXml(text.slice(done))
}

function canOpen(text: string, at: number): boolean {
  const sign = text[at]!
  const before = text[at - 1]
  const after = text[at + 1]
  if (after === undefined || after === sign || /\s/.test(after)) return false
  return before === undefined || (before !== sign && /[\s"'“‘«([{¿¡—–\-/_*=]/.test(before))
}

function findCloser(text: string, at: number): number | undefined {
  const sign = text[at]!
  const limit = Math.min(text.length, at + longest + 2)
  for (let end = text.indexOf(sign, at + 2); end >= 0 && end < limit;) {
    if (closes(text, end)) return end
    // A second opener before any closer: the first was no mark.
    if (canOpen(text, end)) return undefined
    end = text.indexOf(sign, end + 1)
  }
  return undefined
}

function closes(text: string, at: number): boolean {
  const after = text[at + 1]
  if (/\s/.test(text[at - 1]!) || text[at - 1] === text[at]) return false
  return after === undefined || (after !== text[at] && /[\s\p{P}]/u.test(after))
}
