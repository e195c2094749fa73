/** Words at either end of a passage that is too long to be given whole. */
const endWords = 8
const wholeWords = 20

/**
 * A passage as a text fragment; one of several blocks or of many words by its first and last words.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function textFragment(text: string): string {
  const words = text.split(/\s+/).filter(Boolean)
  const isWhole = words.length <= wholeWords && !text.trim().includes('\n')
  const parts = isWhole ? [words] : [words.slice(0, endWords), words.slice(-endWords)]
  return `:~:text=${parts.map((part) => encoded(part.join(' '))).join(',')}`
}

/** `-` and `,` have a meaning there. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D')
