// Writes indexes: a record that says how entries are written, a record with entries, one with texts.

const headerLength = 192
const nothing = 0xffffffff

/** @typedef {{ tag: number, each: number, mask: number }} Rule */
/** @typedef {{ name: string, control: number, values: readonly number[] }} Entry */

/** A number in groups of seven bits; the highest bit marks the last byte. @param {number} value */
export function packNumber(value) {
  const bytes = [(value & 0x7f) | 0x80]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift(rest & 0x7f)
  return Buffer.from(bytes)
}

/** Texts one after another, and where each begins. @param {readonly string[]} texts */
export function packTexts(texts) {
  /** @type {number[]} */ const places = []
  /** @type {Buffer[]} */ const parts = []
  let length = 0
  for (const text of texts) {
    const bytes = Buffer.from(text)
    const part = Buffer.concat([packNumber(bytes.length), bytes])
    places.push(length)
    parts.push(part)
    length += part.length
  }
  return { places, record: Buffer.concat(parts) }
}

/**
 * @param {readonly Rule[]} rules
 * @param {readonly Entry[]} entries
 * @param {Buffer} [texts]
 * @returns {Buffer[]}
 */
export function indexRecords(rules, entries, texts) {
  const tagx = Buffer.alloc(12 + (rules.length + 1) * 4)
  tagx.write('TAGX', 0, 'latin1')
  tagx.writeUInt32BE(tagx.length, 4)
  tagx.writeUInt32BE(1, 8)
  for (const [index, { tag, each, mask }] of rules.entries()) {
    Buffer.of(tag, each, mask, 0).copy(tagx, 12 + index * 4)
  }
  tagx[tagx.length - 1] = 1

  const head = header({ places: headerLength + tagx.length, count: 1 })
  head.writeUInt32BE(entries.length, 36)
  head.writeUInt32BE(texts ? 1 : 0, 52)

  const packed = entries.map(({ name, control, values }) =>
    Buffer.concat([
      Buffer.of(name.length),
      Buffer.from(name, 'latin1'),
      Buffer.of(control),
      ...values.map(packNumber),
    ]),
  )
  const body = Buffer.concat(packed)
  const places = Buffer.alloc(4 + 2 * entries.length)
  places.write('IDXT', 0, 'latin1')
  let at = headerLength
  for (const [index, entry] of packed.entries()) {
    places.writeUInt16BE(at, 4 + 2 * index)
    at += entry.length
  }
  const data = header({ places: headerLength + body.length, count: entries.length })
  return [
    Buffer.concat([head, tagx]),
    Buffer.concat([data, body, places]),
    ...(texts ? [texts] : []),
  ]
}

/** @param {{ places: number, count: number }} fields */
function header({ places, count }) {
  const bytes = Buffer.alloc(headerLength)
  bytes.write('INDX', 0, 'latin1')
  bytes.writeUInt32BE(headerLength, 4)
  bytes.writeUInt32BE(places, 20)
  bytes.writeUInt32BE(count, 24)
  bytes.writeUInt32BE(65_001, 28)
  bytes.writeUInt32BE(nothing, 32)
  return bytes
}
