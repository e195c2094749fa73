/** An encoding that the statistics may choose. */
export interface EncodingCandidate {
  /** WHATWG name, or one of `code-pages.ts`. */
  readonly encoding: string
  /** Points against it before the text is looked at: how seldom files have it. */
  readonly prior: number
}

const ranked: readonly (readonly [number, string])[] = [
  [0, 'windows-1252'],
  [0.5, 'windows-1251 gb18030 shift_jis euc-kr big5 windows-1250 windows-1253'],
  [0.5, 'windows-1254 windows-1255 windows-1256 windows-874'],
  [1, 'windows-1257 koi8-r euc-jp macintosh'],
  [1.5, 'iso-8859-2 iso-8859-15 iso-8859-5 iso-8859-7 iso-8859-8 ibm866 koi8-u x-mac-cyrillic'],
  [2, 'windows-1258 ibm850 ibm437 ibm852 iso-8859-6'],
  [4, 'iso-8859-13 iso-8859-4 iso-8859-16 iso-8859-3 iso-8859-10 ibm855 x-mac-ce ibm865 viscii'],
]

export const candidates: readonly EncodingCandidate[] = ranked.flatMap(([prior, names]) =>
  names.split(' ').map((encoding) => ({ encoding, prior })),
)

const multiByte = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'])

/** Two bytes (mostly) make one of its signs. */
export const isMultiByte = (encoding: string): boolean => multiByte.has(encoding)
