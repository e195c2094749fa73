const sliceLength = 0x8000

/** Bytes as one character each. */
export function toBinaryString(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += sliceLength) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + sliceLength)))
  }
  return parts.join('')
}

/** Characters below 256 as one byte each. */
export function fromBinaryString(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
