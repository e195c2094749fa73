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

/** The way of its first letter, or of a mark before it (U+200E, U+200F), as HTML’s `dir="auto"` sees it. */
export function firstDirection(text: string): 'ltr' | 'rtl' {
  const [sign = ''] = text.match(/[\p{L}\u200E\u200F]/u) ?? []
  return sign === '\u200F' || sign.search(fromRight) >= 0 ? 'rtl' : 'ltr'
}
