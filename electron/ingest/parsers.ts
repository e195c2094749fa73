import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'

import { createSectionReader } from '#core/content/section-reader'
import { ReaderError } from '#core/errors'
import { comic } from '#core/formats/comic/comic'
import { readAnnotations } from '#core/exchange/read/read-annotations'
import { detectFormat } from '#core/formats/detect'
import type { OpenedPublication, OpenOptions, Resource } from '#core/formats/format'
import { sampleEncodings } from '#core/formats/text/encoding/encoding-samples'
import { openPublication } from '#core/publication/open'
import type { PublicationId } from '#core/publication/publication'

import { type FileSource, openFileSource } from '../containers/file-source'
import { formatData } from '../containers/format-data'
import { packContainer } from '../containers/pack-folder'

import { createDictionaries } from './dictionaries'
import type { FileReference } from './ingest'
import type { OpenReading } from './open-reading'
import type { Parsers } from './worker'

/** WordNet lies beside the bundles. */
const dictionaries = createDictionaries(path.join(import.meta.dirname, 'wordnet'))

/** The real parsers: core's formats over real files. */
export const parsers: Parsers = {
  async pack({ path, fileName }, target) {
    const source = await openFileSource(path, { fileName })
    try {
      const { manifest } = await openPublication(source)
      if (manifest.format !== comic.name) {
        throw new ReaderError('publication/unsupported-format', 'Not a folder of pictures', {
          details: { fileName },
        })
      }
      const container = await source.container()
      const pages = manifest.readingOrder.map(({ href }) => href)
      const described = container.paths.filter((name) => /(?:^|\/)ComicInfo\.xml$/i.test(name))
      await packContainer(container, [...described, ...pages], target)
      return { fileName: `${fileName}.cbz` }
    } finally {
      await source.close()
    }
  },
  async recognise({ path, fileName }) {
    const source = await openFileSource(path, { fileName })
    try {
      await detectFormat(source)
    } finally {
      await source.close()
    }
  },
  inspect: (file, known) =>
    withSource(file, async (source) => {
      const hashing = known === undefined ? sha256(file.path) : Promise.resolve(known)
      // Told below, unless the file cannot be opened at all.
      hashing.catch(() => undefined)
      const opened = await openPublication(source, optionsOf(file))
      const { manifest, beside } = opened
      const cover = await coverOf(opened)
      const id = await hashing
      const inspection = { id, byteLength: source.byteLength, manifest, cover, beside }
      return { inspection, reading: toReading(opened, id, source) }
    }),
  open: (publication) =>
    withSource(publication, async (source) =>
      toReading(await openPublication(source, optionsOf(publication)), publication.id, source),
    ),
  async readAnnotations({ path, fileName }) {
    const source = await openFileSource(path, { fileName })
    try {
      return await readAnnotations(source)
    } finally {
      await source.close()
    }
  },
  findDictionaries: (folder) => dictionaries.find(folder),
  lookUp: (list, question) => dictionaries.lookUp(list, question),
  async sampleEncodings({ path, fileName, text }, most) {
    const source = await openFileSource(path, { fileName })
    try {
      return await sampleEncodings(source, { most, text })
    } finally {
      await source.close()
    }
  },
}

const optionsOf = ({ text, password }: FileReference): OpenOptions => ({
  text,
  password,
  data: formatData,
})

/** The source stays open where `work` succeeds: an archive is read on demand. */
async function withSource<Result>(
  { path, fileName, beside }: FileReference,
  work: (source: FileSource) => Promise<Result>,
): Promise<Result> {
  const source = await openFileSource(path, { fileName, beside })
  try {
    return await work(source)
  } catch (error) {
    await source.close()
    throw error
  }
}

function toReading(opened: OpenedPublication, id: PublicationId, source: FileSource): OpenReading {
  const reader = createSectionReader(opened, `/publications/${id}/`)
  return {
    content: (index) => reader.content(index),
    resource: (href) => reader.resource(href),
    publication: async () => opened,
    close: () => source.close(),
  }
}

/** A cover that cannot be read is no reason to refuse the publication: one is made from its title. */
async function coverOf({ manifest, read }: OpenedPublication): Promise<Resource | undefined> {
  if (manifest.cover === undefined) return undefined
  try {
    const cover = await read(manifest.cover)
    return cover?.mediaType.startsWith('image/') ? cover : undefined
  } catch {
    return undefined
  }
}

async function sha256(path: string): Promise<PublicationId> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(bytes as Uint8Array)
  }
  return hash.digest('hex')
}
