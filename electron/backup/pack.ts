import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

import { ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-external.js'

import { ReaderError } from '#core/errors'

import { handleReader } from '../containers/byte-reader'
import { PositionalReader } from '../containers/zip-container'
import { draftOf, syncFolder } from '../storage/draft-file'

import type { BackupLabel, PackedFile } from './archivist'

/** Of the database and of lists; books and fonts are compressed by themselves. */
const level = 6

/** {@link Archivist.packLibrary} */
export async function packLibrary(
  target: string,
  label: BackupLabel,
  files: readonly PackedFile[],
): Promise<number> {
  const draft = draftOf(target)
  try {
    await write(draft, label, files)
    await readBack(draft)
    await rename(draft, target)
    await syncFolder(path.dirname(target))
    return (await stat(target)).size
  } catch (cause) {
    await rm(draft, { force: true })
    throw new ReaderError('storage/unwritable', 'The backup cannot be written', { cause })
  }
}

async function write(
  file: string,
  label: BackupLabel,
  files: readonly PackedFile[],
): Promise<void> {
  const handle = await open(file, 'w')
  try {
    const zip = new ZipWriter(
      new WritableStream<Uint8Array>({ write: (bytes) => handle.writeFile(bytes) }),
    )
    await zip.add('backup.json', textStream(`${JSON.stringify(label, null, 2)}\n`), { level })
    for (const { name, path: source, hash } of files) {
      if (!(await isThere(source))) continue
      if (hash !== undefined && (await hashOf(source)) !== hash) continue
      const sha256 = createHash('sha256')
      const bytes = Readable.toWeb(
        Readable.from(hashed(source, sha256)),
      ) as ReadableStream<Uint8Array>
      await zip.add(name, bytes, { level: /\.(?:db|json)$/.test(name) ? level : 0 })
      // A backup with a wrong file in it could not be restored.
      if (hash !== undefined && sha256.digest('hex') !== hash) {
        throw new Error(`${source} changed while it was packed`)
      }
    }
    await zip.close()
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* hashed(file: string, sha256: Hash): AsyncGenerator<Uint8Array> {
  for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) {
    sha256.update(bytes)
    yield bytes
  }
}

async function hashOf(file: string): Promise<string> {
  const sha256 = createHash('sha256')
  for await (const _ of hashed(file, sha256)) continue
  return sha256.digest('hex')
}

/** Every entry with its checksum: a backup that cannot be read is found out now and not when it is needed. */
async function readBack(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const zip = new ZipReader(new PositionalReader(handleReader(handle, size)), {
      checkSignature: true,
    })
    for await (const entry of zip.getEntriesGenerator()) {
      if (!entry.directory) await entry.getData(new WritableStream())
    }
  } finally {
    await handle.close()
  }
}

const textStream = (text: string): ReadableStream<Uint8Array> =>
  new Blob([text]).stream() as ReadableStream<Uint8Array>

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
