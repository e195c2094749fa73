import { open, type FileHandle } from 'node:fs/promises'

import { ReaderError } from '#core/errors'
import type { Container } from '#core/formats/format'

/** 1980-01-01 00:00, the earliest date that a ZIP can name: the same folder gives the same file. */
const dosDate = 0x0021
const utf8Names = 0x0800
/** What a ZIP without 64-bit fields can hold. */
const mostBytes = 0xffff_fff0
const mostEntries = 0xffff

/**
 * Writes the files of a container into a ZIP, as they are: pictures do not get smaller by packing.
 *
 * @param paths what is written, in this order
 * @throws {ReaderError} `publication/too-large`
 */
export async function packContainer(
  container: Container,
  paths: readonly string[],
  target: string,
): Promise<void> {
  const handle = await open(target, 'wx')
  try {
    await writeZip(handle, container, paths)
  } finally {
    await handle.close()
  }
}

async function writeZip(
  handle: FileHandle,
  container: Container,
  paths: readonly string[],
): Promise<void> {
  const tooLarge = new ReaderError('publication/too-large', 'Too much for one ZIP', {
    details: { fileName: container.fileName },
  })
  if (paths.length > mostEntries) throw tooLarge
  const directory: Buffer[] = []
  let offset = 0
  const write = async (bytes: Uint8Array) => {
    if (offset + bytes.length > mostBytes) throw tooLarge
    await handle.write(bytes)
    offset += bytes.length
  }
  for (const path of paths) {
    const content = await container.read(path)
    if (!content) continue
    const name = Buffer.from(path)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(10, 0)
    fields.writeUInt16LE(utf8Names, 2)
    fields.writeUInt16LE(dosDate, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(14)
    central.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x0a\0', 'latin1'), fields, central, name)
    await write(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name]))
    await write(content)
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length / 4, 8)
  end.writeUInt16LE(directory.length / 4, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  await write(listing)
  await write(end)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** The checksum of ZIP; Node has its own only since version 22. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (let at = 0; at < bytes.length; at++) {
    value = crcTable[(value ^ bytes[at]!) & 255]! ^ (value >>> 8)
  }
  return (value ^ 0xffffffff) >>> 0
}
