// Zips a folder to an EPUB with Node's own modules: `mimetype` first and stored, every entry dated
// the same, names in code-point order, so that the same folder gives the same file.
//
//   node tests/support/make-epub.mjs <folder> <file.epub>

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01 00:00, the earliest date that a ZIP can name. */
const dosDate = 0x0021
const dosTime = 0
const utf8Names = 0x0800
const stored = 0
const deflated = 8

/**
 * Text shrinks, pictures do not: an entry is deflated only where that makes it smaller.
 *
 * @param {Buffer} bytes
 * @param {boolean} isStored
 */
function pack(bytes, isStored) {
  const shrunk = isStored ? bytes : deflateRawSync(bytes, { level: 9 })
  return shrunk.length < bytes.length
    ? { method: deflated, data: shrunk }
    : { method: stored, data: bytes }
}

/**
 * The bytes of a ZIP with the given entries, in the given order.
 *
 * @param {Iterable<readonly [name: string, content: string | Uint8Array]>} entries
 * @param {{ readonly isStored?: boolean }} [options] whether entries stay as they are
 * @returns {Buffer}
 */
export function makeZip(entries, { isStored = false } = {}) {
  const parts = []
  const directory = []
  let offset = 0
  let count = 0

  for (const [name, content] of entries) {
    const bytes = Buffer.from(content)
    const nameBytes = Buffer.from(name)
    const { method, data } = pack(bytes, isStored || name === 'mimetype')

    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(method === deflated ? 20 : 10, 0)
    fields.writeUInt16LE(utf8Names, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt16LE(dosTime, 6)
    fields.writeUInt16LE(dosDate, 8)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)

    const central = Buffer.alloc(14)
    central.writeUInt32LE(offset, 10)

    parts.push(Buffer.from('PK\x03\x04'), fields, nameBytes, data)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, central, nameBytes)
    offset += 4 + fields.length + nameBytes.length + data.length
    count++
  }

  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directoryBytes, end])
}

/**
 * The bytes of an EPUB made from a folder that lies there as it should be inside: `mimetype`,
 * `META-INF/`, and the rest. Hidden files and `README.md` at the top stay out.
 *
 * @param {string} folder
 * @returns {Buffer}
 */
export function makeEpub(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name !== 'mimetype' && name !== 'README.md')
    .sort()
  return makeZip([
    ['mimetype', 'application/epub+zip'],
    ...names.map((name) => /** @type {const} */ ([name, readFileSync(path.join(folder, name))])),
  ])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, file] = process.argv.slice(2)
  if (!folder || !file) {
    console.error('Usage: node tests/support/make-epub.mjs <folder> <file.epub>')
    process.exitCode = 1
  } else {
    writeFileSync(file, makeEpub(folder))
  }
}
