import { zipSync } from 'fflate'

import { exportFormats, type ExportFormat, type ExportScope } from '../export-format'
import type { KeptFile, KeptPublication } from '../kept-publication'

import { type AnnotationSetOptions, writeAnnotationSet } from './write-annotation-set'
import { writeCsv } from './write-csv'
import { writeHtml } from './write-html'
import { writeMarkdown } from './write-markdown'
import { writeText } from './write-text'

/** What was kept, as one file. */
export function writeExport(
  format: ExportFormat,
  publications: readonly KeptPublication[],
  scope: ExportScope,
  options: Omit<AnnotationSetOptions, 'profile'>,
): Uint8Array {
  switch (format) {
    case 'markdown':
      return encoded(writeMarkdown(publications, scope))
    case 'html':
      return encoded(writeHtml(publications, scope))
    case 'text':
      return encoded(writeText(publications))
    case 'csv':
      return encoded(writeCsv(publications))
    case 'octavo':
      return encoded(writeOwn(publications, options.generated))
    case 'epub-annotations':
    case 'readium':
      return writeSets(publications, scope, { ...options, profile: format })
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

function writeOwn(publications: readonly KeptPublication[], generated: string): string {
  const file: KeptFile = {
    format: 'octavo-annotations',
    version: 1,
    generated,
    publications: [...publications],
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** EPUB Annotations travel in an archive, Readium’s as they are; those of a library side by side in one. */
function writeSets(
  publications: readonly KeptPublication[],
  scope: ExportScope,
  options: AnnotationSetOptions,
): Uint8Array {
  const { profile } = options
  const files = publications.map((kept) => {
    const set = encoded(writeAnnotationSet(kept, options))
    return { kept, bytes: profile === 'readium' ? set : archive({ 'annotations.json': set }) }
  })
  const [only] = files
  if (scope === 'one' && only) return only.bytes
  const { one: extension } = exportFormats[profile].extension
  const names = uniqueNames(files.map(({ kept }) => fileNameOf(kept.title)))
  return archive(
    Object.fromEntries(files.map(({ bytes }, index) => [`${names[index]}.${extension}`, bytes])),
  )
}

/** Always the same bytes for the same content: no time of day in it. */
const archive = (entries: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...entries }, { mtime: '1980-01-01T00:00:00' })

/** A title as every system takes it for the name of a file. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 80)
    .trim()
  return name === '' ? 'annotations' : name
}

function uniqueNames(names: readonly string[]): string[] {
  const used = new Map<string, number>()
  return names.map((name) => {
    const key = name.toLowerCase()
    const times = (used.get(key) ?? 0) + 1
    used.set(key, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
