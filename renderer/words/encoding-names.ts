/** Kinds of writing that an encoding was made for, and its names by kind. */
const writings: Readonly<Record<string, string>> = {
  Western: 'windows-1252 iso-8859-1 iso-8859-15 macintosh ibm437 ibm850',
  'Central European': 'windows-1250 iso-8859-2 ibm852 x-mac-ce iso-8859-16',
  Cyrillic: 'windows-1251 koi8-r koi8-u iso-8859-5 ibm866 ibm855 x-mac-cyrillic',
  Greek: 'windows-1253 iso-8859-7',
  Turkish: 'windows-1254 iso-8859-3',
  Hebrew: 'windows-1255 iso-8859-8',
  Arabic: 'windows-1256 iso-8859-6',
  Baltic: 'windows-1257 iso-8859-4 iso-8859-13',
  Nordic: 'iso-8859-10 ibm865',
  Vietnamese: 'windows-1258 viscii',
  Thai: 'windows-874',
  'Simplified Chinese': 'gb18030',
  'Traditional Chinese': 'big5',
  Japanese: 'shift_jis euc-jp iso-2022-jp',
  Korean: 'euc-kr iso-2022-kr',
}

const writingOf = new Map(
  Object.entries(writings).flatMap(([writing, names]) =>
    names.split(' ').map((name) => [name, writing]),
  ),
)

/** Names that are not simply in capitals. */
const spellings: Readonly<Record<string, string>> = {
  shift_jis: 'Shift JIS',
  big5: 'Big5',
  macintosh: 'Mac Roman',
  'x-mac-ce': 'Mac',
  'x-mac-cyrillic': 'Mac',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'utf-32le': 'UTF-32',
  'utf-32be': 'UTF-32, big-endian',
}

/** `Cyrillic (Windows-1251)`, `UTF-8`: the writing first, for that is what people know. */
export function encodingName(encoding: string): string {
  const spelled =
    spellings[encoding] ??
    encoding.toUpperCase().replace('WINDOWS', 'Windows').replace('IBM', 'DOS ')
  const writing = writingOf.get(encoding)
  return writing === undefined ? spelled : `${writing} (${spelled})`
}
