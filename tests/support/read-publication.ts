import path from 'node:path'

import type { PreparedSection } from '#core/content/prepared-section'
import { createSectionReader } from '#core/content/section-reader'
import { textOfSection } from '#core/content/text-of-section'
import { ReaderError } from '#core/errors'
import type { OpenedPublication } from '#core/formats/format'
import { openPublication } from '#core/publication/open'

import { openFileSource } from '../../electron/containers/file-source'

export type ReadOutcome =
  | {
      readonly ok: true
      readonly opened: OpenedPublication
      /** Each section of the reading order with its HTML and its text. */
      readonly sections: ReadonlyArray<
        PreparedSection & { readonly html: string; readonly text: string }
      >
      readonly durationMs: number
    }
  | { readonly ok: false; readonly error: ReaderError; readonly durationMs: number }

/**
 * Opens a file and prepares all of it, as the app would over time. Throws what is no {@link ReaderError}.
 *
 * @param look is called while the file is still open
 */
export async function readPublication(
  file: string,
  {
    fileName = path.basename(file),
    look,
  }: { fileName?: string; look?: (opened: OpenedPublication) => Promise<void> } = {},
): Promise<ReadOutcome> {
  const start = performance.now()
  const durationMs = () => performance.now() - start
  try {
    const source = await openFileSource(file, { fileName })
    try {
      const opened = await openPublication(source)
      const reader = createSectionReader(opened, '/publications/x/')
      const sections = []
      for (const index of opened.manifest.readingOrder.keys()) {
        const content = await reader.content(index)
        const html = content.section.chunks.map((_, chunk) => content.html(chunk)).join('')
        sections.push({ ...content.section, html, text: textOfSection(content).join('\n') })
      }
      const outcome = { ok: true, opened, sections, durationMs: durationMs() } as const
      await look?.(opened)
      return outcome
    } finally {
      await source.close()
    }
  } catch (error) {
    if (error instanceof ReaderError) return { ok: false, error, durationMs: durationMs() }
    throw error
  }
}

/** What the pages of an opened publication show, block by block. */
export async function blocksOf(opened: OpenedPublication): Promise<string[]> {
  const reader = createSectionReader(opened, '/')
  const blocks: string[] = []
  for (const index of opened.manifest.readingOrder.keys()) {
    blocks.push(...textOfSection(await reader.content(index)))
  }
  return blocks
}
