import { z } from 'zod'

/** Kinds of file in which marks leave the library. */
export const ExportFormat = z.enum([
  'markdown',
  'html',
  'text',
  'csv',
  'epub-annotations',
  'readium',
  'octavo',
])
export type ExportFormat = z.infer<typeof ExportFormat>

/** What an export is of: one publication, or all in the library that have marks. */
export type ExportScope = 'one' | 'library'

interface ExportFacts {
  readonly extension: Readonly<Record<ExportScope, string>>
}

export const exportFormats: Readonly<Record<ExportFormat, ExportFacts>> = {
  markdown: { extension: { one: 'md', library: 'md' } },
  html: { extension: { one: 'html', library: 'html' } },
  text: { extension: { one: 'txt', library: 'txt' } },
  csv: { extension: { one: 'csv', library: 'csv' } },
  // A set of annotations is about one publication: a library is many of them in one archive.
  'epub-annotations': { extension: { one: 'annotations', library: 'zip' } },
  readium: { extension: { one: 'annotation', library: 'zip' } },
  octavo: { extension: { one: 'json', library: 'json' } },
}
