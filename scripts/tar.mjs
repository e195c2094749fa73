/**
 * @typedef {object} TarEntry
 * @property {string} name
 * @property {boolean} isFile
 * @property {boolean} isExecutable
 * @property {() => AsyncGenerator<Buffer>} body its bytes; may be left unread
 */

const blockSize = 512

/**
 * Reads a tar archive as it streams by: one entry at a time, nothing kept. POSIX and GNU long names.
 * @param {AsyncIterable<Buffer>} stream
 * @returns {AsyncGenerator<TarEntry>}
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
export async function* tarEntries(stream) {
  const source = byteSource(stream)
  let longName = ''
  for (;;) {
    const header = await source.take(blockSize)
    if (!header || header.every((byte) => byte === 0)) return
    const size = parseInt(field(header, 124, 12) || '0', 8)
    const type = String.fromCharCode(header[156] || 48)
    const padding = (blockSize - (size % blockSize)) % blockSize
    if (type === 'x' || type === 'g' || type === 'L') {
      const text = String(await source.take(size + padding)).slice(0, size)
      if (type === 'L') longName = text.replace(/\0+$/, '')
      else if (type === 'x') longName = /(?:^|\n)\d+ path=(.*)\n/.exec(text)?.[1] ?? longName
      continue
    }
    const prefix = field(header, 345, 155)
    const name = longName || (prefix ? `${prefix}/` : '') + field(header, 0, 100)
    longName = ''
    const body = source.upTo(size)
    const isExecutable = (parseInt(field(header, 100, 8), 8) & 0o111) !== 0
    yield { name, isFile: type === '0', isExecutable, body: () => body }
    for await (const rest of body) void rest
    await source.take(padding)
  }
}

/** @param {Buffer} header @param {number} from @param {number} length */
const field = (header, from, length) =>
  header
    .toString('utf8', from, from + length)
    .replace(/\0.*$/s, '')
    .trim()

/** @param {AsyncIterable<Buffer>} stream */
function byteSource(stream) {
  const chunks = stream[Symbol.asyncIterator]()
  /** @type {Buffer} */
  let held = Buffer.alloc(0)
  const next = async () => {
    const { value, done } = await chunks.next()
    return done ? null : value
  }
  return {
    /** Exactly so many bytes; `null` at the end of the stream. @param {number} length */
    async take(length) {
      const parts = [held]
      for (let have = held.length; have < length;) {
        const chunk = await next()
        if (!chunk) return null
        parts.push(chunk)
        have += chunk.length
      }
      const all = parts.length > 1 ? Buffer.concat(parts) : held
      held = all.subarray(length)
      return all.subarray(0, length)
    },
    /** So many bytes as they come. @param {number} length @returns {AsyncGenerator<Buffer>} */
    async *upTo(length) {
      for (let left = length; left > 0;) {
        if (held.length === 0) {
          const chunk = await next()
          if (!chunk) throw new Error('The archive ends in the middle of an entry')
          held = chunk
        }
        const part = held.subarray(0, left)
        held = held.subarray(part.length)
        left -= part.length
        yield part
      }
    },
  }
}
