/** Writing without spaces between words: each of its signs counts as a word. */
const unspacedScripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
const unspaced = unspacedScripts.map((script) => `\\p{Script=${script}}`).join('')

const wordSign = /[\p{L}\p{N}\p{M}_]/u
const unspacedSign = new RegExp(`[${unspaced}]`, 'u')

/** Whether a word goes on with a sign; with one of writing without spaces none does. */
export const isWordSign = (sign: string | undefined): boolean =>
  sign !== undefined && wordSign.test(sign) && !unspacedSign.test(sign)

/** One sign that is no part of a longer word and no white space: a character class of the `u` kind. */
export const signByItself = `(?:[^\\p{L}\\p{N}\\p{M}_\\s]|[${unspaced}])`
