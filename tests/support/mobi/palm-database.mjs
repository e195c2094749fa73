// Writes Palm databases: a header, a list of where records begin, the records.

const headerLength = 78
const entryLength = 8

/**
 * @param {string} name
 * @param {'BOOKMOBI' | 'TEXtREAd'} kind
 * @param {readonly Buffer[]} records
 */
export function palmDatabase(name, kind, records) {
  const listEnd = headerLength + records.length * entryLength + 2
  const head = Buffer.alloc(listEnd)
  head.write(
    name
      .replace(/[^\x20-\x7e]/g, '_')
      .replaceAll(' ', '_')
      .slice(0, 31),
    0,
    'latin1',
  )
  head.write(kind, 60, 'latin1')
  head.writeUInt16BE(records.length, 76)
  let offset = listEnd
  for (const [index, record] of records.entries()) {
    head.writeUInt32BE(offset, headerLength + index * entryLength)
    head.writeUInt32BE(2 * index, headerLength + index * entryLength + 4)
    offset += record.length
  }
  return Buffer.concat([head, ...records])
}
