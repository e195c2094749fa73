/** Scripts without spaces between words: there a character counts for one. */
const ideograph = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`
const word = String.raw`[\p{L}\p{N}](?:(?!${ideograph})[\p{L}\p{N}\p{M}\p{Join_C}]|['’.\-‐‑](?=(?!${ideograph})[\p{L}\p{N}]))*`
const words = new RegExp(`${ideograph}|${word}`, 'gu')

/** Number of words in a paragraph, in any script. */
export function countWords(text: string): number {
  let count = 0
  words.lastIndex = 0
  while (words.test(text)) count++
  return count
}

/** Number of characters (code points). */
export function countCharacters(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00)
      count--
  }
  return count
}
