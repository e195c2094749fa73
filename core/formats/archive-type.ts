/** Kinds of archives whose entries can be read. */
export type ArchiveType = 'zip' | 'rar' | '7z' | 'tar'

/** By signature; `undefined` for what is none. An empty ZIP has only the end of its directory. */
export function archiveTypeOf(head: Uint8Array): ArchiveType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(text(0, 4))) return 'zip'
  if (text(0, 6) === 'Rar!\x1a\x07') return 'rar'
  if (text(0, 6) === '7z\xbc\xaf\x27\x1c') return '7z'
  return text(257, 262) === 'ustar' ? 'tar' : undefined
}
