const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Int8Array(128).fill(-1)
for (let index = 0; index < 64; index++) values[alphabet.charCodeAt(index)] = index
// The letters that addresses use in their place.
values['-'.charCodeAt(0)] = 62
values['_'.charCodeAt(0)] = 63

/**
 * Decodes base64 as it stands in books: line breaks, blanks and whatever else is none of its letters
 * are passed over, padding may be missing.
 *
 * @param most bytes after which it stops
 */
export function decodeBase64(text: string, most = Infinity): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.min(most, Math.ceil((text.length * 3) / 4)))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length && length < bytes.length; at++) {
    const value = values[text.charCodeAt(at)] ?? -1
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[length++] = bits >> held
  }
  return bytes.subarray(0, length)
}
