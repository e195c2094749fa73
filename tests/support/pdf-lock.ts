import { createHash } from 'node:crypto'

/** How a PDF is locked with a password: by RC4 with 128 bits, its streams alone (ISO 32000-1, 7.6). */
export interface PdfLock {
  encrypt(objectNumber: number, content: Uint8Array): Uint8Array
  /** What the trailer says of it. */
  readonly trailer: string
}

const padding = Buffer.from(
  '28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A',
  'hex',
)
const id = Buffer.alloc(16, 7)
/** Of the owner nothing is known: this opens with the user's password alone. */
const owner = Buffer.alloc(32, 9)
const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])

export function pdfLock(password: string): PdfLock {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)
  let key = md5(padded, owner, permissions, id)
  for (let round = 0; round < 50; round++) key = md5(key)

  let user = md5(padding, id)
  for (let round = 0; round < 20; round++)
    user = rc4(
      key.map((byte) => byte ^ round),
      user,
    )
  const check = Buffer.concat([user, Buffer.alloc(16)])
  const filters = '/CF<</StdCF<</CFM/V2/AuthEvent/DocOpen/Length 16>>>>/StmF/StdCF/StrF/Identity'
  return {
    encrypt(number, content) {
      const place = Buffer.from([number & 255, (number >> 8) & 255, number >> 16, 0, 0])
      return rc4(md5(key, place), Buffer.from(content))
    },
    trailer:
      `/Encrypt<</Filter/Standard/V 4/R 4/Length 128${filters}/P -4` +
      `/O<${owner.toString('hex')}>/U<${check.toString('hex')}>>>` +
      `/ID[<${id.toString('hex')}><${id.toString('hex')}>]`,
  }
}

const md5 = (...parts: readonly Buffer[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest()

function rc4(key: Uint8Array, content: Buffer): Buffer<ArrayBuffer> {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number) => {
    ;[state[a], state[b]] = [state[b]!, state[a]!]
  }
  for (let at = 0, to = 0; at < 256; at++) {
    to = (to + state[at]! + key[at % key.length]!) & 255
    swap(at, to)
  }
  let from = 0
  let to = 0
  return Buffer.from(
    content.map((byte) => {
      from = (from + 1) & 255
      to = (to + state[from]!) & 255
      swap(from, to)
      return byte ^ state[(state[from]! + state[to]!) & 255]!
    }),
  )
}
