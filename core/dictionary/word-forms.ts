/** No word, and no name of anything, is longer. */
export const longestWord = 100

/**
 * Selected text as a word to look up: on one line, without soft hyphens and without the signs around it.
 * Empty where nothing is left; cut where it is longer than any word.
 */
export function wordToLookUp(text: string): string {
  return text
    .replaceAll('\u00AD', '')
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
    .slice(0, longestWord)
    .trim()
}

/** Ways in which a dictionary may write the very same word, the likeliest first. */
export function spellings(word: string): string[] {
  const lower = word.toLowerCase()
  const withoutOwner = lower.replace(/'s?$/, '')
  // What French and Italian write in front of a word: l’eau, dell’acqua.
  const withoutArticle = lower.replace(/^\p{L}{1,5}'(?=\p{L}{2})/u, '')
  const forms = [
    word,
    lower,
    capitalised(lower),
    withoutOwner,
    withoutArticle,
    withoutAccents(word),
    withoutAccents(lower),
    word.replaceAll("'", '’'),
  ]
  return [...new Set(forms)].filter((form) => form !== '')
}

const capitalised = (word: string): string =>
  word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())

const withoutAccents = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

/** So many letters may be an ending. */
const longestEnding = 4
const shortestStem = 3

/** What is left of a word when letters are taken from its end, the longest first. */
export function stems(word: string): string[] {
  const letters = [...word]
  const shortest = Math.max(shortestStem, letters.length - longestEnding)
  const found: string[] = []
  for (let length = letters.length - 1; length >= shortest; length--) {
    found.push(letters.slice(0, length).join(''))
  }
  return found
}
