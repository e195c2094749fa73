import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

import { ReaderError, type ErrorCode } from '#core/errors'
import type { Container, Source } from '#core/formats/format'

import { handleReader } from './byte-reader'
import { openFolderContainer } from './folder-container'
import { openNeighbours } from './neighbours'
import { openContainer } from './open-container'

/** In bytes. */
const longestText = 64 * 1_048_576
const headLength = 4_096

type OpenFile = (filePath: string, flags: number) => Promise<FileHandle>

export interface FileSource extends Source {
  /** Gives the file back to the system. Its container cannot be read afterwards. */
  close(): Promise<void>
}

interface FileOptions {
  /** The name it had when it was not kept under another one. */
  readonly fileName?: string
  /** The folder of what it names, where that is not its own. */
  readonly beside?: string | undefined
  /** Asks the system for the file. */
  readonly openFile?: OpenFile
}

/**
 * Opens a file that somebody wants to read, or a folder of files.
 *
 * @throws {ReaderError} `publication/not-found`, `publication/no-permission`, `publication/empty`,
 *   `publication/unsupported-format` for a device
 */
export async function openFileSource(
  filePath: string,
  {
    fileName = path.basename(filePath),
    beside = path.dirname(filePath),
    openFile = open,
  }: FileOptions = {},
): Promise<FileSource> {
  if (await isFolder(filePath)) return toFolderSource(filePath, fileName)
  const handle = await openHandle(filePath, fileName, openFile)
  try {
    return { ...(await toSource(handle, fileName)), beside: openNeighbours(beside) }
  } catch (error) {
    await handle.close()
    throw toReaderError(error, fileName)
  }
}

async function toSource(handle: FileHandle, fileName: string): Promise<FileSource> {
  const stats = await handle.stat()
  if (!stats.isFile()) {
    throw failure('publication/unsupported-format', 'This is not a file', fileName)
  }
  const byteLength = stats.size
  if (byteLength === 0) throw failure('publication/empty', 'The file has no content', fileName)
  const reader = handleReader(handle, byteLength)
  const head = await reader.read(0, headLength)
  let container: Promise<Container> | undefined

  return {
    fileName,
    byteLength,
    head,
    async bytes(most = longestText) {
      if (byteLength > most) {
        throw failure('publication/too-large', 'Too long to be read as a whole', fileName)
      }
      const bytes = new Uint8Array(byteLength)
      let length = 0
      while (length < byteLength) {
        const { bytesRead } = await handle.read(bytes, length, byteLength - length, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return bytes.subarray(0, length)
    },
    readPart: (offset, length) => reader.read(offset, length),
    container: () => (container ??= openContainer(fileName, reader, head)),
    close: () => handle.close(),
  }
}

/** What cannot be looked at will say why when it is opened. */
async function isFolder(filePath: string): Promise<boolean> {
  try {
    return (await stat(filePath)).isDirectory()
  } catch {
    return false
  }
}

function toFolderSource(folder: string, fileName: string): FileSource {
  let container: Promise<Container> | undefined
  return {
    fileName,
    isFolder: true,
    byteLength: 0,
    head: new Uint8Array(),
    bytes: () =>
      Promise.reject(failure('publication/unsupported-format', 'This is a folder', fileName)),
    container: () =>
      (container ??= openFolderContainer(folder).catch((error: unknown) => {
        throw toReaderError(error, fileName)
      })),
    close: () => Promise.resolve(),
  }
}

async function openHandle(
  filePath: string,
  fileName: string,
  openFile: OpenFile,
): Promise<FileHandle> {
  try {
    // Without waiting: a named pipe has nobody at its other end.
    return await openFile(filePath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw toReaderError(error, fileName)
  }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'publication/not-found',
  ENOTDIR: 'publication/not-found',
  ENAMETOOLONG: 'publication/not-found',
  ELOOP: 'publication/not-found',
  EACCES: 'publication/no-permission',
  EPERM: 'publication/no-permission',
  EISDIR: 'publication/unsupported-format',
  ENXIO: 'publication/unsupported-format',
}

function toReaderError(error: unknown, fileName: string): ReaderError {
  if (error instanceof ReaderError) return error
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new ReaderError(codes[systemCode] ?? 'publication/corrupted', 'The file cannot be read', {
    details: { fileName },
    cause: error,
  })
}

const failure = (code: ErrorCode, message: string, fileName: string) =>
  new ReaderError(code, message, { details: { fileName } })
