import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text as pdf.js finds it on a page. */
export interface TextPiece {
  readonly str: string
  /** `ltr`, `rtl`, or `ttb` for lines from top to bottom. */
  readonly dir: string
  /** From the text's own space to the page's, in points from its lower left corner. */
  readonly transform: readonly number[]
  /** Points. */
  readonly width: number
  readonly height: number
  /** Names a font within this page. */
  readonly fontName: string
  /** A line ends behind it. */
  readonly hasEOL: boolean
}

/** All pieces of a page in the order in which the file draws them. */
export async function piecesOf(page: PDFPageProxy): Promise<TextPiece[]> {
  const { items } = await page.getTextContent()
  return items.filter((item): item is typeof item & TextPiece => 'str' in item)
}

/**
 * The words of a piece. As many code units as pdf.js gives it, so that places on the page count alike in the
 * window and in the parser: what cannot stand in a text is replaced, never left out.
 */
export const wordsOf = ({ str }: TextPiece): string =>
  str
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, (signs) => ' '.repeat(signs.length))
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\u00AD', '-')

/**
 * The text of each piece, with the line feed that ends its line. Together they are the text of the page,
 * which offsets of a locator count.
 */
export function textsOf(pieces: readonly TextPiece[]): string[] {
  const texts = pieces.map(wordsOf)
  /** The last piece with words: a line may end in an empty one. */
  let last = -1
  for (const [at, { hasEOL }] of pieces.entries()) {
    if (texts[at] !== '') last = at
    if (hasEOL && last >= 0 && !texts[last]!.endsWith('\n')) texts[last] += '\n'
  }
  return texts
}
