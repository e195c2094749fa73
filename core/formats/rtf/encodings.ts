import { fromBinaryString } from '../binary-string'
import { decode } from '../text/encoding/decode'

const byCodePage: Readonly<Record<number, string>> = {
  437: 'ibm437',
  850: 'ibm850',
  852: 'ibm852',
  855: 'ibm855',
  865: 'ibm865',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  65001: 'utf-8',
}

/** Character sets of fonts, as Windows counts them. The two for Latin are what the document says. */
const codePageOfCharset: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
}

/** Fonts of signs, whose letters are no letters. */
export const symbolCharset = 2

export const encodingOfCodePage = (codePage: number | undefined): string | undefined =>
  codePage === undefined ? undefined : byCodePage[codePage]

/** @returns `undefined` where the font has the character set of the document */
export const encodingOfCharset = (charset: number | undefined): string | undefined =>
  charset === undefined ? undefined : encodingOfCodePage(codePageOfCharset[charset])

/** Bytes, one character each, as the text that they mean. */
export function decodeBytes(text: string, encoding: string): string {
  if (!/[\x80-\xff]/.test(text)) return text
  return decode(fromBinaryString(text), encoding)
}

const greek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'.split('').map((letter, at) => [65 + at, letter] as const)
const smallGreek = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'
  .split('')
  .map((letter, at) => [97 + at, letter] as const)
const signs: ReadonlyMap<number, string> = new Map([
  ...greek,
  ...smallGreek,
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xa7, '▪'],
  [0xa8, '▪'],
  [0xae, '→'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xd5, '∏'],
  [0xd8, '➢'],
  [0xe5, '∑'],
  [0xfc, '✓'],
])

/** Letters of a font of signs as the signs that they stand for. */
export const decodeSigns = (text: string): string =>
  Array.from(text, (character) => {
    const code = character.charCodeAt(0)
    return signs.get(code) ?? (code < 0x80 ? character : '•')
  }).join('')
