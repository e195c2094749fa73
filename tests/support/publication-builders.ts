import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { foldPath } from '#core/content/href'
import type { Container, Source } from '#core/formats/format'

export type Entries = Readonly<Record<string, string | Uint8Array>>

const toBytes = (content: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/** A container in memory. */
export function aContainer(entries: Entries, fileName = 'a.epub'): Container {
  const exact = new Map(Object.entries(entries))
  const folded = new Map([...exact].map(([name, content]) => [foldPath(name), content]))
  const find = (name: string) => exact.get(name) ?? folded.get(foldPath(name))
  return {
    fileName,
    paths: [...exact.keys()],
    byteLength: (name) => {
      const content = find(name)
      return content === undefined ? undefined : toBytes(content).length
    },
    read: async (name) => {
      const content = find(name)
      return content === undefined ? undefined : toBytes(content)
    },
  }
}

/** A file in memory: a ZIP of the given entries. */
export function aZipSource(entries: Entries, fileName = 'a.epub'): Source {
  const container = aContainer(entries, fileName)
  return {
    fileName,
    byteLength: 1_000,
    head: new TextEncoder().encode('PK\x03\x04'),
    bytes: async () => new Uint8Array(1_000),
    container: async () => container,
  }
}

interface EpubParts {
  /** Bodies of the chapters, `c1.xhtml`, `c2.xhtml`, … */
  readonly chapters?: readonly string[]
  readonly metadata?: string
  /** More `<item>`s. */
  readonly items?: string
  /** Replaces the whole `<spine>`. */
  readonly spine?: string
  /** Attributes of `<spine>`. */
  readonly spineAttributes?: string
  /** What follows the spine. */
  readonly guide?: string
  /** Body of the navigation document; none for no such document. */
  readonly nav?: string
  /** More entries; they replace those of the same name. */
  readonly entries?: Entries
}

export const aChapter = (body: string, title = 'Chapter'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>${title}</title></head><body>${body}</body></html>`

/** The entries of a small EPUB 3 in the folder `OEBPS`. */
export function anEpub(parts: EpubParts = {}): Entries {
  const chapters = parts.chapters ?? ['<p>Once upon a time.</p>']
  const ids = chapters.map((_, index) => `c${index + 1}`)
  const items = ids.map(
    (id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  const nav =
    parts.nav === undefined
      ? ''
      : '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
  const references = ids.map((id) => `<itemref idref="${id}"/>`).join('')
  const spine = parts.spine ?? `<spine ${parts.spineAttributes ?? ''}>${references}</spine>`
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
      <rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/package.opf': `<?xml version="1.0"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
      ${parts.metadata ?? '<dc:title>A Title</dc:title><dc:identifier id="pub-id">urn:x</dc:identifier>'}
      </metadata><manifest>${items.join('')}${nav}${parts.items ?? ''}</manifest>
      ${spine}${parts.guide ?? ''}</package>`,
    ...Object.fromEntries(
      ids.map((id, index) => [`OEBPS/${id}.xhtml`, aChapter(chapters[index]!)]),
    ),
    ...(parts.nav !== undefined && { 'OEBPS/nav.xhtml': aChapter(parts.nav, 'Contents') }),
    ...parts.entries,
  }
}

/** Names of the sample publications, and the folder of one. */
const samples = fileURLToPath(new URL('../fixtures/publications', import.meta.url))

export const sampleNames = (): string[] =>
  readdirSync(samples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

export const sampleFolder = (name: string): string => path.join(samples, name)

/** The entries of a sample publication, read from its folder. */
export function sampleEntries(name: string): Entries {
  const folder = sampleFolder(name)
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [
        path.relative(folder, file).split(path.sep).join('/'),
        new Uint8Array(readFileSync(file)),
      ]),
  )
}
