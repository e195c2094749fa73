/** The words of a text, to tell a word divided at a line's end from one that has a hyphen. */
export interface Vocabulary {
  has(word: string): boolean
}

const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu

/** Reads a text's words once, when the first is asked for. Halves of divided words are not counted. */
export function createVocabulary(text: string): () => Vocabulary {
  let vocabulary: Vocabulary | undefined
  return () => (vocabulary ??= readWords(text))
}

function readWords(text: string): Vocabulary {
  const words = new Set<string>()
  let end = 0
  let divided = false
  for (const match of text.matchAll(word)) {
    const isSecondHalf = divided && /^[-‐]\n\s*$/.test(text.slice(end, match.index))
    end = match.index + match[0].length
    divided = text[end + 1] === '\n' && (text[end] === '-' || text[end] === '‐')
    if (!isSecondHalf && !divided) words.add(match[0].toLowerCase())
  }
  return { has: (asked) => words.has(asked.toLowerCase()) }
}
