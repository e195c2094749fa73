import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
import { aPng } from '../support/pictures'
import { prose } from '../support/prose'

export interface Book {
  readonly file: string
  /** SHA-256 of its bytes. */
  readonly id: string
  readonly hasCover: boolean
  /** What it takes from beside it. */
  readonly beside: readonly string[]
}

/** Twenty books of three kinds in a folder: with a cover inside, with pictures beside the file, and plain. */
export function twentyBooks(folder: string): Book[] {
  mkdirSync(path.join(folder, 'pictures'), { recursive: true })
  return Array.from({ length: 20 }, (_, n) => {
    // Between 100 and 500 kB, so that each part of an import takes a while.
    const text = `The ${n}th book\n\n${prose(300 + 60 * n).join('\n\n')}\n`
    if (n % 3 === 0) return put(folder, `${n}.epub`, epubWithCover(n, text), { hasCover: true })
    if (n % 3 === 1) return put(folder, `${n}.txt`, text, {})
    const picture = `pictures/${n}.png`
    writeFileSync(path.join(folder, picture), aPng(400 + n, 300))
    return put(folder, `${n}.md`, `# ${text}\n![A picture](${picture})\n`, { beside: [picture] })
  })
}

function put(
  folder: string,
  name: string,
  content: string | Uint8Array,
  { hasCover = false, beside = [] }: Partial<Book>,
): Book {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return { file, id: hashOf(file), hasCover, beside }
}

export const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

function epubWithCover(n: number, text: string): Buffer {
  const paragraphs = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`)
  return makeZip([
    ['mimetype', 'application/epub+zip'],
    [
      'META-INF/container.xml',
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ],
    [
      'package.opf',
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:octavo:faults:${n}</dc:identifier><dc:title>The ${n}th book</dc:title><dc:language>en</dc:language></metadata><manifest><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/><item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/></manifest><spine><itemref idref="text"/></spine></package>`,
    ],
    ['cover.png', aPng(600, 800)],
    [
      'text.xhtml',
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${n}</title></head><body>${paragraphs.join('\n')}</body></html>`,
    ],
  ])
}
