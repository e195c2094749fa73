import { fromBinaryString } from '../binary-string'

/** A part of a MIME message: a page, a picture, a style sheet. */
export interface MimePart {
  /** By lower-case name, unfolded. */
  readonly headers: ReadonlyMap<string, string>
  /** Lower case, without parameters. */
  readonly type: string
  /** Decoded from Base64 or quoted-printable. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

const mostParts = 5_000
const deepest = 4

/**
 * The parts of a message that are no messages of parts themselves, in their order.
 *
 * @param message one character a byte
 */
export function readMimeParts(message: string, depth = 0): MimePart[] {
  const { headers, body } = split(message)
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  const name = boundary?.[1] ?? boundary?.[2]
  if (!/^multipart\//i.test(type) || name === undefined || depth >= deepest) {
    const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase()
    return [
      {
        headers,
        type: type.split(';')[0]!.trim().toLowerCase(),
        bytes: () => fromBinaryString(decodeBody(body, encoding)),
      },
    ]
  }
  const parts: MimePart[] = []
  const border = `--${name}`
  let start = body.indexOf(border)
  while (start >= 0 && parts.length < mostParts) {
    const from = start + border.length
    if (body.startsWith('--', from)) break
    const next = body.indexOf(`\n${border}`, from)
    const part = body.slice(from, next < 0 ? undefined : next).replace(/^[ \t]*\r?\n/, '')
    parts.push(...readMimeParts(part.replace(/\r$/, ''), depth + 1))
    start = next < 0 ? -1 : next + 1
  }
  return parts.slice(0, mostParts)
}

function split(message: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(message)
  const head = end ? message.slice(0, end.index) : message
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    if (name !== undefined) headers.set(name.toLowerCase(), value.trim())
  }
  return { headers, body: end ? message.slice(end.index + end[0].length) : '' }
}

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return decodeBase64(body)
  if (encoding !== 'quoted-printable') return body
  return body
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map(Array.from(alphabet, (letter, value) => [letter, value]))

function decodeBase64(text: string): string {
  const parts: string[] = []
  let bits = 0
  let held = 0
  for (const letter of text) {
    const value = values.get(letter)
    if (value === undefined) continue
    held = ((held << 6) | value) & 0xff_ffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    parts.push(String.fromCharCode((held >> bits) & 0xff))
  }
  return parts.join('')
}
