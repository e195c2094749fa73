/** Part of a file; fewer bytes only where it ends. */
export type ReadPart = (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>

/** A PDF that is read piece by piece. */
export interface PdfBytes {
  readonly byteLength: number
  readonly read: ReadPart
}

/** Parts of a file are looked through, so many bytes at a time and so many of them twice. */
const part = 1_048_576
const overlap = 4_096

/** All of a file as text of Latin 1, part by part; what lies on a border is seen whole in one of them. */
export async function* textParts({ byteLength, read }: PdfBytes): AsyncGenerator<string> {
  for (let from = 0; from < byteLength; from += part - overlap) {
    yield latin1(await read(from, part))
  }
}

/** So many bytes are made text at once: arguments lie on the stack. */
const piece = 8_192

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece))
  }
  return text
}
