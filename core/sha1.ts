/**
 * SHA-1 in plain TypeScript. It proves nothing about safety any more; EPUB's font obfuscation wants it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3174
 */
export function sha1(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(padded.length - 4, message.length << 3)

  const hash = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  const words = new Uint32Array(80)
  for (let block = 0; block < padded.length; block += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(block + index * 4)
    for (let index = 16; index < 80; index++) {
      words[index] = rotate(
        words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!,
        1,
      )
    }
    mixBlock(hash, words)
  }
  const digest = new DataView(new ArrayBuffer(20))
  hash.forEach((word, index) => digest.setUint32(index * 4, word))
  return new Uint8Array(digest.buffer)
}

function mixBlock(hash: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e] = hash as unknown as [number, number, number, number, number]
  for (let index = 0; index < 80; index++) {
    const next = (rotate(a, 5) + round(index, b, c, d) + e + words[index]!) >>> 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  const mixed = [a, b, c, d, e]
  mixed.forEach((word, index) => (hash[index]! += word))
}

function round(index: number, b: number, c: number, d: number): number {
  if (index < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (index < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (index < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

const rotate = (word: number, bits: number): number =>
  ((word << bits) | (word >>> (32 - bits))) >>> 0
