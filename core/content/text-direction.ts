/** Letters of the scripts that run from the right: Hebrew, Arabic and their kin, N’Ko, Adlam. */
const fromRight = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/gu

/** Characters of HTML that are looked at: the beginning tells what a document is written in. */
const sample = 6_000

/** The way in which most letters of a document run; `undefined` where it has none. */
export function textDirection(html: string): 'ltr' | 'rtl' | undefined {
  const text = html.slice(0, sample).replace(/<[^>]*>|&\w+;/g, ' ')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return undefined
  return (text.match(fromRight)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr'
}
