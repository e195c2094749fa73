import { countCharacters, countWords } from '#core/content/count-words'
import { createSectionReader, type SectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import type { OpenedPublication } from '#core/formats/format'
import { openPublication } from '#core/publication/open'
import type { Metadata, TocEntry } from '#core/publication/publication'
import { sectionLinks } from '#core/publication/text-view'

import { openFileSource } from '../containers/file-source'
import { formatData } from '../containers/format-data'

/** What `octavo info` says about a file that opened. */
export interface FileInfo {
  readonly format: string
  readonly mediaType: string
  /** Plain text only. */
  readonly encoding?: string
  readonly title: string
  readonly authors: readonly string[]
  readonly language: string | null
  readonly layout: string
  readonly readingProgression: string
  readonly sections: number
  readonly toc: ReadonlyArray<{ readonly label: string; readonly level: number }>
  readonly words: number
  readonly characters: number
  /** All that it says of itself: people and their roles, series, dates, description. */
  readonly metadata: Metadata
  /** Address of the cover in it. */
  readonly cover: string | null
}

/** @param anyway bytes that no text has are read as one, here and below */
export async function inspectFile(path: string, anyway: boolean): Promise<FileInfo> {
  return withPublication(path, anyway, async (opened) => {
    let words = 0
    let characters = 0
    await eachBlock(opened, (block) => {
      words += countWords(block)
      characters += countCharacters(block)
    })
    const { format, mediaType, metadata, readingOrder, toc, text, cover } = opened.manifest
    return {
      format,
      mediaType,
      ...(text && { encoding: text.encoding }),
      title: metadata.title,
      authors: metadata.authors.map(({ name }) => name),
      language: metadata.language ?? null,
      layout: metadata.layout,
      readingProgression: metadata.readingProgression,
      sections: readingOrder.length,
      toc: flatten(toc, 1),
      words,
      characters,
      metadata,
      cover: cover ?? null,
    }
  })
}

/** Hands on the text that the pages show, block by block. */
export function readText(
  path: string,
  anyway: boolean,
  onBlock: (block: string) => void,
): Promise<void> {
  return withPublication(path, anyway, (opened) => eachBlock(opened, onBlock))
}

async function withPublication<Result>(
  path: string,
  anyway: boolean,
  use: (opened: OpenedPublication) => Promise<Result>,
): Promise<Result> {
  const source = await openFileSource(path)
  try {
    return await use(
      await openPublication(source, { data: formatData, text: anyway ? { anyway } : {} }),
    )
  } finally {
    await source.close()
  }
}

async function eachBlock(
  opened: OpenedPublication,
  onBlock: (block: string) => void,
): Promise<void> {
  const reader: SectionReader = createSectionReader(opened, '/')
  const { readingOrder, textView } = opened.manifest
  const links = sectionLinks(opened.manifest)
  for (const [index, link] of links.entries()) {
    // Of pages whose text was put together again that is read, and not line by line.
    if (link.linear === false || (textView && index < readingOrder.length)) continue
    for (const block of textOfSection(await reader.content(index))) onBlock(block)
  }
}

const flatten = (entries: readonly TocEntry[], level: number): FileInfo['toc'] =>
  entries.flatMap(({ label, children }) => [{ label, level }, ...flatten(children, level + 1)])
