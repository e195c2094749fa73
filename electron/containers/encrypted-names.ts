import { archiveTypeOf } from '#core/formats/archive-type'

import type { ByteReader } from './byte-reader'

/** No directory is longer, and none of what is looked for stands further on. */
const mostBytes = 65_536

/** How 7z names the AES cipher in a directory. */
const aes = '\x06\xf1\x07\x01'

/** Whether nothing can be said of an archive without its password, not even what is in it. */
export async function hasEncryptedNames(bytes: ByteReader): Promise<boolean> {
  const start = await bytes.read(0, 64)
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength)
  const type = archiveTypeOf(start)
  if (start.length < 32) return false
  if (type === 'rar') {
    const isFifth = start[6] === 1
    // The first block is the one that names the cipher; or, before version 5, has a flag.
    return isFifth ? start[13] === 4 : start[9] === 0x73 && (start[10]! & 0x80) !== 0
  }
  if (type !== '7z') return false
  const offset = 32 + Number(view.getBigUint64(12, true))
  const length = Number(view.getBigUint64(20, true))
  if (offset + length > bytes.byteLength || length > mostBytes) return false
  const directory = Buffer.from(await bytes.read(offset, length)).toString('latin1')
  return directory.includes(aes)
}
