// Writes the first record of a book: how its text is stored, where everything else is, what it is about.

import { recordSize, trailers } from './text-records.mjs'

const nothing = 0xffffffff

/**
 * @typedef {object} HeaderFields
 * @property {6 | 8} version
 * @property {string} title
 * @property {number} [compression] 2 for PalmDOC’s
 * @property {number} [encryption]
 * @property {number} textLength
 * @property {number} textRecords
 * @property {number} firstOther first record that has no text
 * @property {number} firstResource
 * @property {number | undefined} [ncx]
 * @property {number | undefined} [flows] record with the list of flows
 * @property {number} [flowCount]
 * @property {number | undefined} [fragments]
 * @property {number | undefined} [skeletons]
 * @property {number | undefined} [guide]
 * @property {ReadonlyArray<readonly [kind: number, value: string | number]>} values
 */

/** @param {HeaderFields} fields */
export function headerRecord(fields) {
  const { version, title, values } = fields
  const length = version === 8 ? 264 : 232
  const bytes = Buffer.alloc(16 + length, 0)
  /** @param {number} at @param {number | undefined} value */
  const put = (at, value) => bytes.writeUInt32BE(value ?? nothing, at)

  bytes.writeUInt16BE(fields.compression ?? 2, 0)
  put(4, fields.textLength)
  bytes.writeUInt16BE(fields.textRecords, 8)
  bytes.writeUInt16BE(recordSize, 10)
  bytes.writeUInt16BE(fields.encryption ?? 0, 12)
  bytes.write('MOBI', 16, 'latin1')
  put(20, length)
  put(24, 2)
  put(28, 65_001)
  put(32, 1)
  put(36, version)
  put(80, fields.firstOther)
  // English, and no place in particular.
  put(92, 9)
  put(104, version)
  put(108, fields.firstResource)
  put(128, 0x50)
  put(192, version === 8 ? fields.flows : 0)
  put(196, fields.flowCount ?? 1)
  put(240, trailers)
  put(244, fields.ncx)
  if (version === 8) {
    put(248, fields.fragments)
    put(252, fields.skeletons)
    put(256, undefined)
    put(260, fields.guide)
  }

  const exth = exthPart(values)
  const name = Buffer.from(title)
  put(84, bytes.length + exth.length)
  put(88, name.length)
  return Buffer.concat([bytes, exth, name, Buffer.alloc(4)])
}

/** @param {HeaderFields['values']} values */
function exthPart(values) {
  const parts = values.map(([kind, value]) => {
    const bytes = typeof value === 'string' ? Buffer.from(value) : uint32(value)
    return Buffer.concat([uint32(kind), uint32(8 + bytes.length), bytes])
  })
  const body = Buffer.concat(parts)
  const padding = Buffer.alloc((4 - (body.length % 4)) % 4)
  return Buffer.concat([
    Buffer.from('EXTH', 'latin1'),
    uint32(12 + body.length),
    uint32(values.length),
    body,
    padding,
  ])
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
