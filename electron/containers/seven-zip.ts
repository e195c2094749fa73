import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

import type { SevenZipModule } from '7z-wasm'

import type { ByteReader } from './byte-reader'

/** More than any archive within the limits has lines in its listing. */
const mostLines = 1_000_000

/** What one command came to. */
export interface SevenZipRun {
  readonly lines: readonly string[]
  /** What it wrote to `outputFolder`, by path in there. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  /** More was to be written than was allowed. */
  readonly isCutOff: boolean
  /** It met something for which it has no words: the archive is damaged, or asks for a password. */
  readonly gaveUp: boolean
}

/** Where the archive lies in 7-Zip's own file system, and where it may write to. */
export const archivePath = '/archive'
export const outputFolder = '/out'
const listPath = '/list.txt'

/**
 * 7-Zip as WebAssembly, over one archive. It sees that archive and nothing else: its file system is in
 * memory, and the archive in it is read from where it lies, piece by piece.
 */
export class SevenZip {
  readonly #bytes: ByteReader
  #instance: Promise<Instance> | undefined

  constructor(bytes: ByteReader) {
    this.#bytes = bytes
  }

  /**
   * Runs one command.
   *
   * @param names entries that it is about, as 7-Zip lists them; for all, none
   * @param mostBytes how much it may write
   */
  async run(
    args: readonly string[],
    names: readonly string[] = [],
    mostBytes = 0,
  ): Promise<SevenZipRun> {
    this.#instance ??= createInstance(this.#bytes)
    const run = (await this.#instance).run(args, names, mostBytes)
    // Nobody knows in what state it is.
    if (run.gaveUp) this.#instance = undefined
    return run
  }
}

interface Instance {
  run(args: readonly string[], names: readonly string[], mostBytes: number): SevenZipRun
}

/** What Emscripten's file system has and its types do not say. */
interface StreamOperations {
  read(stream: unknown, buffer: Int8Array, offset: number, length: number, at: number): number
  write(
    stream: unknown,
    buffer: Int8Array,
    offset: number,
    length: number,
    at: number,
    canOwn: boolean,
  ): number
}
interface FileNode {
  usedBytes: number
  stream_ops: StreamOperations
}

/** Compiled once, for all archives. */
let compiled: Promise<WebAssembly.Module> | undefined

const compile = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(wasmFile()))

async function createInstance(bytes: ByteReader): Promise<Instance> {
  const { default: factory } = await import('7z-wasm')
  compiled ??= compile()
  const program = await compiled
  let lines: string[] = []
  const print = (line: string) => {
    if (lines.length < mostLines) lines.push(line)
  }
  const options = {
    print,
    printErr: print,
    // Emscripten's way in for a program that is compiled already; its types do not have it.
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ) {
      receive(new WebAssembly.Instance(program, imports))
    },
  }
  const module = await factory(options)
  const { FS } = module
  FS.mkdir(outputFolder)
  const operations = mountArchive(module, bytes)
  const quota = limitWrites(module, operations)

  return {
    run(args, names, mostBytes) {
      lines = []
      quota.start(mostBytes)
      FS.writeFile(listPath, names.join('\n'))
      const gaveUp = !succeeds(module, [...args, ...(names.length > 0 ? [`@${listPath}`] : [])])
      const files = gaveUp ? new Map() : takeFiles(module, outputFolder)
      return { lines, files, isCutOff: quota.isCutOff(), gaveUp }
    },
  }
}

/** `false` where 7-Zip throws something: this build of it catches nothing. */
function succeeds(module: SevenZipModule, args: string[]): boolean {
  // It takes itself for the whole program, and leaves its own exit code.
  const { exitCode } = process
  try {
    module.callMain(args)
    return true
  } catch {
    return false
  } finally {
    process.exitCode = exitCode
  }
}

/** Beside the bundle, as a file that can be replaced; in tests in its own package. */
function wasmFile(): string {
  const beside = path.join(import.meta.dirname, '7zz.wasm')
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve('7z-wasm/7zz.wasm')
}

/** @returns how files in memory are read and written */
function mountArchive({ FS }: SevenZipModule, bytes: ByteReader): StreamOperations {
  FS.writeFile(archivePath, new Uint8Array())
  const node = FS.lookupPath(archivePath).node as unknown as FileNode
  const usual = node.stream_ops
  node.usedBytes = bytes.byteLength
  node.stream_ops = {
    ...usual,
    read: (_, buffer, offset, length, at) =>
      bytes.readInto(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length), at),
    write: () => 0,
  }
  return usual
}

/** Bytes that may be written beside an archive's own: lists of names. */
const ownBytes = 4 * 1_048_576

function limitWrites({ FS }: SevenZipModule, operations: StreamOperations) {
  const write = operations.write.bind(operations)
  let left = ownBytes
  let isCutOff = false
  operations.write = (stream, buffer, offset, length, at, canOwn) => {
    left -= length
    if (left >= 0) return write(stream, buffer, offset, length, at, canOwn)
    isCutOff = true
    // As on a full disk.
    throw new (FS as unknown as { ErrnoError: new (code: number) => Error }).ErrnoError(noSpace)
  }
  return {
    start(mostBytes: number) {
      left = ownBytes + mostBytes
      isCutOff = false
    },
    isCutOff: () => isCutOff,
  }
}

/** ENOSPC in Emscripten's numbers. */
const noSpace = 51

/** Takes all files out of a folder; the folders stay. */
function takeFiles({ FS }: SevenZipModule, folder: string): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const visit = (at: string) => {
    for (const name of FS.readdir(at)) {
      if (name === '.' || name === '..') continue
      const place = `${at}/${name}`
      const { mode } = FS.stat(place, true)
      if (FS.isDir(mode)) visit(place)
      else {
        if (FS.isFile(mode)) files.set(place.slice(folder.length + 1), FS.readFile(place).slice())
        FS.unlink(place)
      }
    }
  }
  visit(folder)
  return files
}
