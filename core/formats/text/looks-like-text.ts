import { findByteOrderMark } from './encoding/bom'
import { hasControls, guessUtf16 } from './encoding/utf16'

const names = /\.(?:txt|text|log|asc|nfo|me)$/i

/** The name says so; whether the bytes agree shows when they are read. */
export const isNamedAsText = (fileName: string): boolean =>
  names.test(fileName) || !/\.[^.\s]{1,12}$/.test(fileName)

/** Bytes that some encoding reads as words: a mark of one, no control characters, or UTF-16. */
export function looksLikeText(head: Uint8Array): boolean {
  if (findByteOrderMark(head)) return true
  return !hasControls(head) || guessUtf16(head) !== undefined
}
