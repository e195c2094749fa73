const cyrillic = 'абвгдђежзијклмнопрстћуфхцчш'
const latin = 'abvgdđežzijklmnoprstćufhcčš'

/** Serbian is one language in two scripts, letter for letter, so one set of patterns does for both. */
export const serbianInLatin: ReadonlyMap<string, string> = new Map([
  ...[...cyrillic].map((letter, index) => [letter, latin[index]!] as const),
  ['љ', 'lj'],
  ['њ', 'nj'],
  ['џ', 'dž'],
])
