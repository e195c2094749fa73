/** What of a text does not matter to a search. */
export interface Folding {
  readonly keepsCase: boolean
  readonly keepsAccents: boolean
}

/** A text as it is searched, and the way back. */
export interface FoldedText {
  readonly text: string
  /** Index in the source text of a character of the folded one; its length for the folded one's length. */
  toSource(index: number): number
}

/** Signs that people type in another way than printers set them; one for one. */
const plainSigns: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201B': "'",
  '\u2032': "'",
  '\u02BC': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u201F': '"',
  '\u2033': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u00A0': ' ',
  '\u202F': ' ',
}

/** Letters with a base sign that Unicode does not take apart. */
const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
}

const notPlain = /[^\x00-\x7F]\p{M}*/gu

/** Folds a text to what is compared: printers’ signs, and case and accents where they do not matter. */
export function fold(source: string, { keepsCase, keepsAccents }: Folding): FoldedText {
  /** Where the folded text is longer or shorter than the source: from here on, so much. */
  const ends: number[] = []
  const shifts: number[] = []
  let shift = 0
  const replaced = source.replace(notPlain, (signs, at: number) => {
    let folded = plainSigns[signs] ?? signs
    // Sigma has two small letters; the one at the end of a word is the capital's as well.
    if (!keepsCase) folded = folded.toLowerCase().replace('ς', 'σ')
    if (!keepsAccents) folded = unaccented(folded)
    if (folded.length !== signs.length) {
      shift += folded.length - signs.length
      ends.push(at + signs.length + shift)
      shifts.push(shift)
    }
    return folded
  })
  // The rest was lowered sign by sign, and what is lowered already keeps its length.
  const text = keepsCase ? replaced : replaced.toLowerCase()
  if (shifts.length === 0) return { text, toSource: (index) => index }
  return {
    text,
    toSource(index) {
      let low = 0
      let high = ends.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (ends[middle]! <= index) low = middle + 1
        else high = middle
      }
      return Math.min(index - (shifts[low - 1] ?? 0), source.length)
    },
  }
}

function unaccented(signs: string): string {
  const plain = signs.normalize('NFKD').replace(/\p{M}/gu, '')
  const other = otherLetters[plain] ?? otherLetters[plain.toLowerCase()]
  return other ?? plain
}
