const newline = 0x0a

/**
 * Rule E5: the whole lines that have a byte over 0x7F, up to a number of bytes. A book in English
 * may have its first foreign letter after a megabyte, and that letter is what tells.
 *
 * @param isWanted tells whether a line is evidence; lines of valid UTF-8 are none in a mixed file
 */
export function collectEvidence(
  bytes: Uint8Array,
  limit: number,
  isWanted: (line: Uint8Array) => boolean = () => true,
): Uint8Array {
  const evidence = new Uint8Array(limit)
  let length = 0
  for (let at = 0; at < bytes.length && length < limit;) {
    if (bytes[at]! < 0x80) {
      at++
      continue
    }
    const start = Math.max(bytes.lastIndexOf(newline, at) + 1, at - 200)
    const end = endOfLine(bytes, at)
    const line = bytes.subarray(start, end)
    if (isWanted(line)) {
      const part = line.subarray(0, limit - length)
      evidence.set(part, length)
      length += part.length
    }
    at = end
  }
  return evidence.subarray(0, length)
}

function endOfLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(newline, at)
  return end < 0 ? bytes.length : end + 1
}
