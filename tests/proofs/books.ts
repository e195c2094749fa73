import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { readDocument } from '#core/content/prepare-section'
import { createSectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import type { OpenedPublication } from '#core/formats/format'
import { openPublication } from '#core/publication/open'

import { openFileSource } from '../../electron/containers/file-source'

const repository = path.resolve(import.meta.dirname, '../..')
const corpora = process.env['OCTAVO_CORPORA'] ?? path.join(repository, '../shared/corpora')

/** A story or publication of this repository's own. */
export const fixture = (...names: string[]): string =>
  path.join(repository, 'tests/fixtures', ...names)

/** All stories of this repository's own. */
export const stories = (): string[] => filesIn(fixture('stories'), ['.txt'])

/** Files of the public corpora with these endings, sorted; none where the corpora are not. */
export function corpusFiles(folder: string, ...endings: string[]): string[] {
  const place = path.join(corpora, folder)
  if (!existsSync(place)) {
    console.log(`Not run: ${place} is not there (OCTAVO_CORPORA names the folder of the corpora)`)
    return []
  }
  return filesIn(place, endings)
}

const filesIn = (folder: string, endings: readonly string[]): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => path.join(folder, name))

/** Writes a publication that is made here, for as long as it is used. */
export async function withFile<Result>(
  name: string,
  bytes: Uint8Array,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'octavo-proofs-'))
  try {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The publication's sections as sanitised HTML that nobody has cut. */
export const wholeSections = (file: string, id: string): Promise<string[]> =>
  withPublication(file, async ({ manifest, read }) => {
    const sections: string[] = []
    for (const { href } of manifest.readingOrder) {
      const resource = await read(href)
      if (!resource) throw new Error(`${file}: ${href} is missing`)
      const { bytes: markup, mediaType } = resource
      const place = { href, base: `/publications/${id}/`, canonical: (name: string) => name }
      sections.push(readDocument({ ...place, markup, mediaType }).html)
    }
    return sections
  })

/** What `octavo text` says of each section: its blocks. */
export const textOfSections = (file: string): Promise<string[][]> =>
  withPublication(file, async (opened) => {
    const reader = createSectionReader(opened, '/')
    const sections: string[][] = []
    for (const index of opened.manifest.readingOrder.keys()) {
      sections.push(textOfSection(await reader.content(index)))
    }
    return sections
  })

async function withPublication<Result>(
  file: string,
  use: (opened: OpenedPublication) => Promise<Result>,
): Promise<Result> {
  const source = await openFileSource(file)
  try {
    return await use(await openPublication(source))
  } finally {
    await source.close()
  }
}
