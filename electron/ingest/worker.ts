import { anchorHolds, findAnchors, readAnchors } from '#core/anchoring/anchors'
import { placePassages } from '#core/anchoring/place-passages'
import { PublicationText, type SectionText, sectionText } from '#core/anchoring/publication-text'
import type { ChunkText } from '#core/content/chunk-text'
import { decodeMarkup } from '#core/content/decode-markup'
import { readChunkText } from '#core/content/read-chunk-text'
import { ReaderError } from '#core/errors'
import { findMarkupPlaces } from '#core/exchange/write/find-markup-places'
import type { PublicationId } from '#core/publication/publication'
import { relocate } from '#core/publication/relocate'
import { findPassages } from '#core/search/find-passages'
import type { LibraryPassage } from '#core/search/library-passage'
import { libraryQuery, textForIndex } from '#core/search/library-words'

import { readChunkTexts } from './chunk-texts'
import type { FileReference, Ingest, Inspection, PublicationFile } from './ingest'
import { openKeptReading } from './kept-reading'
import type { OpenReading } from './open-reading'

export interface Parsers {
  pack: Ingest['pack']
  recognise: Ingest['recognise']
  inspect(
    file: FileReference,
    id?: PublicationId,
  ): Promise<{ inspection: Inspection; reading: OpenReading }>
  open(publication: PublicationFile): Promise<OpenReading>
  readAnnotations: Ingest['readAnnotations']
  findDictionaries: Ingest['findDictionaries']
  lookUp: Ingest['lookUp']
  sampleEncodings: Ingest['sampleEncodings']
}

/** Somebody who goes back and forth between two or three books does not wait for any of them. */
const keptOpen = 3

/**
 * Does the jobs. Runs inside the ingest process; in tests, in the test's own.
 *
 * @param maker who prepares sections: what another one kept is prepared anew
 */
export function createIngestWorker(parsers: Parsers, maker: string): Ingest {
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

  const openKept = (publication: PublicationFile): Promise<OpenReading> => {
    const open = () => openNow(publication)
    const { sections } = publication
    if (sections === undefined) return open()
    return openKeptReading(sections, `${maker}|${keyOf(publication)}`, open)
  }

  const readingOf = (publication: PublicationFile): Promise<OpenReading> => {
    const key = keyOf(publication)
    const known = open.get(key)
    const opened = known ?? openKept(publication)
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

  const textOf = async (publication: PublicationFile): Promise<PublicationText> => {
    const reading = await readingOf(publication)
    const { manifest } = await reading.publication()
    return new PublicationText(manifest, (index) => reading.content(index))
  }

  return {
    pack: (folder, target) => parsers.pack(folder, target),
    recognise: (file) => parsers.recognise(file),
    async inspect(file, id) {
      const { inspection, reading } = await parsers.inspect(file, id)
      const before = inspected
      inspected = { key: keyOf({ ...file, id: inspection.id }), reading }
      if (before) await closed(before.reading)
      return inspection
    },
    section: async (publication, index) =>
      (await (await readingOf(publication)).content(index)).section,
    chunk: async (publication, section, chunk) =>
      (await (await readingOf(publication)).content(section)).html(chunk),
    resource: async (publication, href) => (await readingOf(publication)).resource(href),
    async reread(publication, { text, isCurrent }, locators) {
      const { manifest, sourceText: after } = await (await readingOf(publication)).publication()
      if (!after || locators.length === 0) return { manifest, locators }
      const former = await readingOf({ ...publication, text })
      const { sourceText: before = after } = await former.publication()
      return { manifest, locators: await relocate(locators, { before, after, isCurrent }) }
    },
    async suspectAnchors(publication, sections) {
      const reading = await readingOf(publication)
      const suspects: string[] = []
      for (const { index, anchors } of sections) {
        const text = await textOfSection(reading, index)
        // A section that cannot be read says nothing against what was marked in it.
        if (!text) continue
        const doubtful = anchors.filter((anchor) => !anchorHolds(anchor, text))
        suspects.push(...doubtful.map(({ id }) => id))
      }
      return suspects
    },
    findAnchors: async (publication, anchors) => findAnchors(anchors, await textOf(publication)),
    readAnchors: async (publication, anchors) => readAnchors(anchors, await textOf(publication)),
    placePassages: async (publication, passages) =>
      placePassages(passages, await textOf(publication)),
    async markupPlaces(publication, section, ranges) {
      const reading = await readingOf(publication)
      const { manifest, read, packagePaths } = await reading.publication()
      const { href = '' } = manifest.readingOrder[section] ?? {}
      const [resource, text] = [await read(href), await textOfSection(reading, section)]
      if (!resource || !text) return []
      const places = findMarkupPlaces(
        {
          markup: decodeMarkup(resource.bytes),
          text: text.text,
          packagePath: packagePaths?.get(href),
        },
        ranges,
      )
      return Array.from(places, ([id, place]) => ({ id, ...place }))
    },
    async texts(publication, from, most) {
      const reading = await readingOf(publication)
      const { length } = (await reading.publication()).manifest.readingOrder
      const texts: string[] = []
      for (let size = 0; from + texts.length < length && size < most;) {
        const words = textForIndex(await chunkTextsOf(reading, from + texts.length))
        texts.push(words)
        size += words.length + 1
      }
      return { texts, isEnd: from + texts.length >= length }
    },
    async chunkTexts(publication, range) {
      const batch = await readChunkTexts(await readingOf(publication), range)
      return { batch: JSON.stringify(batch), next: batch.next }
    },
    async passages(publication, sections, typed, most) {
      const reading = await readingOf(publication)
      const text = await textOf(publication)
      const query = libraryQuery(typed)
      const passages: LibraryPassage[] = []
      for (const index of sections) {
        const content = await reading.content(index)
        for (const hit of findPassages(content, query, most - passages.length)) {
          const { before, match, after } = hit
          const { locator } = await text.describe(index, hit.from, hit.to)
          passages.push({ locator, before, match, after })
        }
        if (passages.length >= most) break
      }
      return passages
    },
    readAnnotations: (file) => parsers.readAnnotations(file),
    findDictionaries: (folder) => parsers.findDictionaries(folder),
    lookUp: (dictionaries, question) => parsers.lookUp(dictionaries, question),
    sampleEncodings: (publication, most) => parsers.sampleEncodings(publication, most),
  }
}

async function textOfSection(
  reading: OpenReading,
  index: number,
): Promise<SectionText | undefined> {
  try {
    return sectionText(await reading.content(index))
  } catch (error) {
    if (error instanceof ReaderError) return undefined
    throw error
  }
}

/** Nothing for a section that cannot be read. */
async function chunkTextsOf(reading: OpenReading, index: number): Promise<ChunkText[]> {
  try {
    const { section, html } = await reading.content(index)
    return section.chunks.map((_, chunk) => readChunkText(html(chunk)))
  } catch (error) {
    if (error instanceof ReaderError) return []
    throw error
  }
}

/** The same file read in two ways is two readings. */
const keyOf = ({
  id,
  text = {},
  password,
}: Pick<PublicationFile, 'id' | 'text' | 'password'>): string =>
  [id, text.encoding, text.lineLayout, password].join('|')

/** A file that cannot be closed is gone already. */
async function closed(reading: OpenReading | Promise<OpenReading>): Promise<void> {
  try {
    await (await reading).close()
  } catch {
    return
  }
}
