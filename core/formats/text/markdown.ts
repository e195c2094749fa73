import type { Line } from './lines'

const heading = /^(#{1,6})\s+(\S.*?)(?:\s+#+)?$/
const fence = /^(?:`{3,}|~{3,})[\w-]*$/
const item = /^(?:[-*+]|\d{1,3}[.)])\s+\S/

/** Kinds of sign that only Markdown has. Rows of dashes never count. */
const signs: readonly ((texts: readonly string[]) => boolean)[] = [
  (texts) => texts.filter((text) => heading.test(text)).length >= 2,
  (texts) => texts.some((text) => /\]\((?:https?:|mailto:|#|\.{0,2}\/)/.test(text)),
  (texts) => texts.filter((text) => fence.test(text)).length >= 2,
  (texts) => texts.filter((text) => /(?<![*\w])\*\*[^\s*][^*]*\*\*/.test(text)).length >= 2,
]

/** Rule T10: three kinds of sign. What is called `.md` has a format of its own. */
export function isMarkdown(lines: readonly Line[]): boolean {
  const texts = lines.slice(0, 5_000).flatMap(({ text }) => (text.length <= 400 ? [text] : []))
  return signs.filter((isThere) => isThere(texts)).length >= 3
}

/** Gives Markdown's headings, code and list items their part; all else is text like any other. */
export function markMarkdown(lines: readonly Line[]): Line[] {
  let isCode = false
  return lines.map((line) => {
    if (line.indent < 4 && fence.test(line.text)) {
      isCode = !isCode
      return { ...line, kind: 'blank', text: '' }
    }
    if (isCode) return { ...line, kind: 'code' }
    const match = line.kind === 'text' && line.indent < 4 ? heading.exec(line.text) : null
    if (match) {
      const [, hashes = '', words = ''] = match
      const start = line.start + line.text.indexOf(words, hashes.length)
      return { ...line, start, text: words, width: words.length, level: hashes.length }
    }
    return line.kind === 'text' && item.test(line.text) ? { ...line, isItem: true } : line
  })
}
