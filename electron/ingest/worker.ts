import type { SourceText } from '#core/formats/format'
import { relocate } from '#core/publication/relocate'
import type { Manifest } from '#core/publication/publication'

import type { FileReference, Ingest, Inspection, PublicationFile } from './ingest'

/** An opened publication, ready to be shown. */
export interface OpenReading {
  section(index: number): ReturnType<Ingest['section']>
  chunk(section: number, chunk: number): ReturnType<Ingest['chunk']>
  resource(href: string): ReturnType<Ingest['resource']>
  readonly manifest: Manifest
  readonly sourceText?: SourceText | undefined
  /** Gives its file back to the system. */
  close(): Promise<void>
}

export interface Parsers {
  inspect(file: FileReference): Promise<{ inspection: Inspection; reading: OpenReading }>
  open(publication: PublicationFile): Promise<OpenReading>
  sampleEncodings: Ingest['sampleEncodings']
}

/** Somebody who goes back and forth between two or three books does not wait for any of them. */
const keptOpen = 3

/** Does the jobs. Runs inside the ingest process; in tests, in the test's own. */
export function createIngestWorker(parsers: Parsers): Ingest {
  /** In order of last use: a `Map` keeps the order in which keys were set. */
  const open = new Map<string, Promise<OpenReading>>()
  /** What was just inspected is most often what is read next, and need not be opened twice. */
  let inspected: { key: string; reading: OpenReading } | undefined

  const openNow = (publication: PublicationFile): Promise<OpenReading> => {
    if (inspected?.key !== keyOf(publication)) return parsers.open(publication)
    const { reading } = inspected
    inspected = undefined
    return Promise.resolve(reading)
  }

  const readingOf = (publication: PublicationFile): Promise<OpenReading> => {
    const key = keyOf(publication)
    const known = open.get(key)
    const opened = known ?? openNow(publication)
    open.delete(key)
    open.set(key, opened)
    // What failed to open is tried afresh the next time: the file may have come back.
    if (!known) opened.catch(() => open.delete(key))
    for (const [oldKey, old] of [...open].slice(0, -keptOpen)) {
      open.delete(oldKey)
      void closed(old)
    }
    return opened
  }

  return {
    async inspect(file) {
      const { inspection, reading } = await parsers.inspect(file)
      const before = inspected
      inspected = { key: keyOf({ id: inspection.id, text: file.text }), reading }
      if (before) await closed(before.reading)
      return inspection
    },
    section: async (publication, index) => (await readingOf(publication)).section(index),
    chunk: async (publication, section, chunk) =>
      (await readingOf(publication)).chunk(section, chunk),
    resource: async (publication, href) => (await readingOf(publication)).resource(href),
    async reread(publication, { text, isCurrent }, locators) {
      const { manifest, sourceText: after } = await readingOf(publication)
      if (!after || locators.length === 0) return { manifest, locators }
      const { sourceText: before = after } = await readingOf({ ...publication, text })
      return { manifest, locators: await relocate(locators, { before, after, isCurrent }) }
    },
    sampleEncodings: (publication, most) => parsers.sampleEncodings(publication, most),
  }
}

/** The same file read in two ways is two readings. */
const keyOf = ({ id, text = {} }: Pick<PublicationFile, 'id' | 'text'>): string =>
  [id, text.encoding, text.lineLayout].join('|')

/** A file that cannot be closed is gone already. */
async function closed(reading: OpenReading | Promise<OpenReading>): Promise<void> {
  try {
    await (await reading).close()
  } catch {
    return
  }
}
