import type { OpenedPublication, Source } from '#core/formats/format'
import type { TocEntry } from '#core/publication/publication'

import { createSectionReader } from '#core/content/section-reader'

import { aTextSource } from './text-source'

/** A file in memory with others beside it, by their paths. */
export function aDocumentSource(
  content: string | Uint8Array,
  fileName: string,
  beside: Readonly<Record<string, string>> = {},
): Source {
  return {
    ...aTextSource(content, fileName),
    beside: async (path) => {
      const text = Object.hasOwn(beside, path) ? beside[path] : undefined
      if (text === undefined) return undefined
      const bytes = new TextEncoder().encode(text)
      return { byteLength: bytes.length, bytes: async () => bytes }
    },
  }
}

/** Each section as it is shown, its addresses relative to the publication. */
export async function shownSections(opened: OpenedPublication): Promise<string[]> {
  const reader = createSectionReader(opened, '/')
  const shown: string[] = []
  for (const index of opened.manifest.readingOrder.keys()) {
    const { section, html } = await reader.content(index)
    shown.push(section.chunks.map((_, chunk) => html(chunk)).join(''))
  }
  return shown
}

/** Contents as indented lines: label and address. */
export const outline = (entries: readonly TocEntry[], indent = ''): string[] =>
  entries.flatMap(({ label, href, children }) => [
    `${indent}${label} → ${href ?? ''}`,
    ...outline(children, `${indent}  `),
  ])
