/** Words at either end of a passage that is too long to be given whole. */
const endWords = 8
const wholeWords = 20

/**
 * A passage as a text fragment; one of several blocks or of many words by its first and last words.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragment(text: string): string {
  const lines = text.split('\n').map((line) => line.split(/\s+/).filter(Boolean))
  const [first = [], ...rest] = lines.filter((words) => words.length > 0)
  const last = rest.at(-1) ?? first
  const isWhole = rest.length === 0 && first.length <= wholeWords
  // Either end has to lie in one block.
  const parts = isWhole ? [first] : [first.slice(0, endWords), last.slice(-endWords)]
  return `:~:text=${parts.map((part) => encoded(part.join(' '))).join(',')}`
}

/** `-` and `,` have a meaning there. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D')
