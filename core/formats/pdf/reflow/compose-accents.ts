/** Accents that stand by themselves, as TeX draws them before the letter. */
const combining: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  '˚': '\u030A',
  ˇ: '\u030C',
  '˝': '\u030B',
  '¸': '\u0327',
}
const dotless: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' }

/** Puts accents on the letters over which they are drawn: `na¨ıve` is `naïve`. */
export const composeAccents = (text: string): string =>
  text.replace(/([´¨ˆ˜˚ˇ˝¸]) ?(\p{L})/gu, (written, accent: string, letter: string) => {
    const composed = ((dotless[letter] ?? letter) + combining[accent]!).normalize('NFC')
    return [...composed].length === 1 ? composed : written
  })
