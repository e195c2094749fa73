import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { onTestFinished, vi } from 'vitest'

import { type DescribedRange, PublicationText } from '#core/anchoring/publication-text'
import type { Locator } from '#core/publication/locator'

import { parsers } from '../../electron/ingest/parsers'
import { createIngestWorker } from '../../electron/ingest/worker'
import { openMemoryDatabase } from '../../electron/storage/database'
import { createLibraryFiles } from '../../electron/storage/library-files'
import { createMarkedWordsRepository } from '../../electron/storage/marked-words'
import { createMergesRepository } from '../../electron/storage/merges-repository'
import { createPublicationsRepository } from '../../electron/storage/publications-repository'
import { createReadingRepository } from '../../electron/storage/reading-repository'
import { createShelfRepository } from '../../electron/storage/shelf-repository'
import { createStatisticsRepository } from '../../electron/storage/statistics-repository'

import { anId, aStoredPublication, silentLog } from './library-builders'
import { makeZip } from './make-epub.mjs'
import { anEpub } from './publication-builders'

/** A library in memory over EPUBs on the disk, with the real parsers. */
export function anEpubLibrary(folder: string) {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  const publish = vi.fn()
  const dependencies = {
    publications,
    positions: createReadingRepository(db),
    markedWords: createMarkedWordsRepository(db),
    merges: createMergesRepository(db),
    shelf: createShelfRepository(db),
    statistics: createStatisticsRepository(db),
    files: createLibraryFiles(folder),
    ingest: createIngestWorker(parsers, 'this build'),
    publish,
    log: silentLog,
    now: () => new Date('2026-02-02T00:00:00.000Z'),
    version: '1.2.3',
    parserVersion: 1,
    passwords: new Map<string, string>(),
  }

  /** Puts a publication with these chapters on the shelf. */
  const add = async (chapters: readonly string[], { title = 'A title', id = anId(title) } = {}) => {
    const file = path.join(folder, id, 'publication.epub')
    await mkdir(path.dirname(file), { recursive: true })
    const metadata = `<dc:title>${title}</dc:title><dc:creator>An Author</dc:creator><dc:identifier id="uid">urn:x:${title}</dc:identifier>`
    const lines = chapters.map(
      (_, index) => `<li><a href="c${index + 1}.xhtml">Chapter ${index + 1}</a></li>`,
    )
    const nav = `<nav epub:type="toc"><ol>${lines.join('')}</ol></nav>`
    await writeFile(file, makeZip(Object.entries(anEpub({ chapters, metadata, nav }))))
    const reading = await parsers.open({ id, path: file, fileName: 'book.epub' })
    onTestFinished(() => reading.close())
    const { manifest } = await reading.publication()
    publications.add(
      aStoredPublication({ id, manifest, file: 'publication.epub', originalName: 'book.epub' }),
    )
    const text = new PublicationText(manifest, (index) => reading.content(index))
    const textOf = async (index: number) => (await text.section(index))!.text
    /** Where these words stand. */
    const place = async (words: string): Promise<DescribedRange> => {
      for (let section = 0; section < text.count; section++) {
        const from = (await textOf(section)).indexOf(words)
        if (from >= 0) return text.describe(section, from, from + words.length)
      }
      throw new Error(`${words} is nowhere`)
    }
    const wordsAt = async (locator: Locator, end?: Locator) =>
      (await textOf(text.indexOf(locator.href))).slice(
        locator.locations.offset,
        end?.locations.offset,
      )
    return { id, place, wordsAt }
  }

  return { dependencies, publish, add }
}
