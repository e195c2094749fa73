/** How the words of a language become the letters that its patterns are written in. */
export interface Folding {
  /** BCP 47 tag by whose rules capitals become small letters. */
  readonly locale: string
  /** Accents over letters only show the stress; the patterns are written without them. */
  readonly stressMarks?: boolean
  /** Letters that the patterns write in another script, each with the letters that stand for it. */
  readonly transcription?: ReadonlyMap<string, string>
}

/** A word in the letters of its patterns, and the way back. */
export interface FoldedWord {
  readonly text: string
  /** Without accents and vowel signs, which are part of a letter. */
  readonly letterCount: number
  /**
   * For each unit of `text` where its letter starts in the word and how many letters stand before it;
   * `null` for a unit inside a letter. No list: unit n is letter n and stands at n.
   */
  readonly places: readonly ({ readonly index: number; readonly letters: number } | null)[] | null
}

/** Small letters, composed, apostrophes straight, the long s round. */
export function foldWord(word: string, folding: Folding): FoldedWord {
  const { locale, stressMarks, transcription } = folding
  if (!transcription && !partOfLetter.test(word)) {
    const text = inSmallLetters(word, locale)
    if (text.length === word.length) return { text, letterCount: text.length, places: null }
  }
  let text = ''
  const places: ({ index: number; letters: number } | null)[] = []
  let letters = 0
  for (const { 0: letter, index } of word.matchAll(wholeLetters)) {
    let folded = inSmallLetters(letter, locale).normalize('NFC')
    if (stressMarks) folded = folded.replaceAll(/[\u0300\u0301]/g, '')
    folded = transcription?.get(folded) ?? folded
    places.push({ index, letters })
    for (let unit = 1; unit < folded.length; unit++) places.push(null)
    text += folded
    letters++
  }
  return { text, letterCount: letters, places }
}

/** Accents, vowel signs and the joiners between letters. */
const partOfLetter = /[\p{M}\u200C\u200D]/u
const wholeLetters = /[^][\p{M}\u200C\u200D]*/gu

const inSmallLetters = (letters: string, locale: string): string =>
  letters.toLocaleLowerCase(locale).replaceAll(/[’ʼ]/g, "'").replaceAll('ſ', 's')
