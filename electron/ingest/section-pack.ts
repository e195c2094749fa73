import { randomUUID } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import type { SectionContent } from '#core/content/prepare-section'
import type { PreparedSection } from '#core/content/prepared-section'

import { draftPrefix } from '../storage/draft-file'

/**
 * The prepared sections of one publication in one file: what was parsed and cut once is only read the
 * next time, so that a novel in one section opens like a story. It can be thrown away at any time.
 *
 * The file, all text in UTF-8: for each section, in the order in which they were prepared, the HTML of
 * its chunks and then its {@link SectionEntry}; the {@link PackIndex}; its length, in ten digits.
 */
export interface SectionPack {
  /** @throws {RangeError} for an index outside the reading order */
  content(index: number): SectionContent
  close(): void
}

/** Place and length of a piece of the file, in bytes. */
type Span = readonly [start: number, length: number]

interface PackIndex {
  /** Who made the pack, and from what: any other key makes it worthless. */
  readonly key: string
  /** Where each section's entry is, in reading order. */
  readonly sections: readonly Span[]
}

interface SectionEntry {
  readonly section: PreparedSection
  readonly size: number
  readonly html: readonly Span[]
}

const lengthDigits = 10
/** Bytes that are gathered before they are written. */
const batchBytes = 1 << 18

/** @returns `undefined` where there is no pack, or one that somebody else made, or half of one */
export function openSectionPack(file: string, key: string): SectionPack | undefined {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const { sections } = readIndex(handle, key)
    return toPack(handle, sections)
  } catch {
    if (handle !== undefined) closeSync(handle)
    return undefined
  }
}

function readIndex(handle: number, key: string): PackIndex {
  const { size } = fstatSync(handle)
  const length = Number(readSpan(handle, [size - lengthDigits, lengthDigits]))
  const index = JSON.parse(readSpan(handle, [size - lengthDigits - length, length])) as PackIndex
  if (index.key !== key) throw new Error('made by others')
  return index
}

function toPack(handle: number, sections: readonly Span[]): SectionPack {
  const known = new Map<number, SectionContent>()
  const read = (index: number): SectionContent => {
    const span = sections[index]
    if (!span) throw new RangeError(`no section ${index}`)
    const { section, size, html } = JSON.parse(readSpan(handle, span)) as SectionEntry
    return {
      section,
      size,
      html(chunk) {
        const place = html[chunk]
        if (!place) throw new RangeError(`no chunk ${chunk}`)
        return readSpan(handle, place)
      },
    }
  }
  return {
    content(index) {
      const content = known.get(index) ?? read(index)
      known.set(index, content)
      return content
    },
    close: () => closeSync(handle),
  }
}

function readSpan(handle: number, [start, length]: Span): string {
  const bytes = Buffer.alloc(length)
  if (readSync(handle, bytes, 0, length, start) !== length) throw new Error('too short')
  return bytes.toString('utf8')
}

/** Takes sections as they are prepared; the pack is there when all have come. */
export interface SectionPackWriter {
  /** Returns at once. A section that has come before is not taken again. */
  add(index: number, content: SectionContent): void
  /** When everything so far is written, or given up: a full disk costs nothing but time. */
  readonly settled: Promise<void>
  /** Gives up a pack that is not complete. */
  close(): Promise<void>
}

/** @param count number of sections in the reading order */
export function createSectionPackWriter(
  file: string,
  { key, count }: { readonly key: string; readonly count: number },
): SectionPackWriter {
  const draft = path.join(path.dirname(file), `${draftPrefix}${randomUUID()}`)
  const sections = new Map<number, Span>()
  let output: Output | undefined
  let isOver = false
  let settled: Promise<void> = Promise.resolve()

  const giveUp = async (): Promise<void> => {
    isOver = true
    await output?.close()
    output = undefined
    await rm(draft, { force: true })
  }

  const take = async (index: number, content: SectionContent): Promise<void> => {
    if (isOver || sections.has(index)) return
    output ??= new Output(await open(draft, 'wx'))
    sections.set(index, await writeSection(output, content))
    if (sections.size < count) return
    const places = Array.from({ length: count }, (_, section) => sections.get(section))
    const [, length] = await output.write(JSON.stringify({ key, sections: places }))
    await output.write(String(length).padStart(lengthDigits, '0'))
    await output.finish()
    output = undefined
    await rename(draft, file)
    isOver = true
  }

  return {
    add(index, content) {
      if (isOver) return
      settled = settled.then(() => take(index, content)).catch(giveUp)
    },
    get settled() {
      return settled
    },
    async close() {
      await settled
      if (!isOver) await giveUp()
    },
  }
}

async function writeSection(output: Output, content: SectionContent): Promise<Span> {
  const { section, size, html } = content
  const spans: Span[] = []
  for (const chunk of section.chunks.keys()) spans.push(await output.write(html(chunk)))
  return output.write(JSON.stringify({ section, size, html: spans } satisfies SectionEntry))
}

/** A file that grows, written in batches. Whoever reads a page meanwhile is served between two of them. */
class Output {
  readonly #handle: FileHandle
  #batch: Buffer[] = []
  #batched = 0
  #written = 0

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async write(text: string): Promise<Span> {
    const bytes = Buffer.from(text)
    const start = this.#written
    this.#batch.push(bytes)
    this.#batched += bytes.length
    this.#written += bytes.length
    if (this.#batched >= batchBytes) await this.#flush()
    return [start, bytes.length]
  }

  async finish(): Promise<void> {
    await this.#flush()
    await this.#handle.sync()
    await this.close()
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #flush(): Promise<void> {
    const batch = Buffer.concat(this.#batch)
    this.#batch = []
    this.#batched = 0
    await this.#handle.writeFile(batch)
  }
}
