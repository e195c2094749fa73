import { makeZip } from '../support/make-epub.mjs'

const container =
  '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
const xhtml = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'

/** A chapter as an EPUB has it: content of `<body>`, and of `<head>` beside the title. */
export interface Chapter {
  readonly title: string
  readonly body: string
  readonly head?: string
}

/** An EPUB of chapters written here, with drawings by the names under which they are shown. */
export function epubOf(
  title: string,
  chapters: readonly Chapter[],
  drawings: Readonly<Record<string, string>> = {},
): Buffer {
  const items = chapters.map(
    (_, index) =>
      `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  const pictures = Object.keys(drawings).map(
    (name, index) => `<item id="p${index}" href="${name}" media-type="image/svg+xml"/>`,
  )
  const spine = chapters.map((_, index) => `<itemref idref="c${index}"/>`)
  const entries = chapters.map(
    (chapter, index) => `<li><a href="c${index}.xhtml">${chapter.title}</a></li>`,
  )
  return makeZip([
    ['mimetype', 'application/epub+zip'],
    ['META-INF/container.xml', container],
    [
      'package.opf',
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:octavo:${title}</dc:identifier><dc:title>${title}</dc:title><dc:language>en</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}${pictures.join('')}</manifest>
<spine>${spine.join('')}</spine></package>`,
    ],
    [
      'nav.xhtml',
      `<html ${xhtml}><head><title>Contents</title></head><body><nav epub:type="toc"><ol>${entries.join('')}</ol></nav></body></html>`,
    ],
    ...Object.entries(drawings),
    ...chapters.map(
      (chapter, index) =>
        [
          `c${index}.xhtml`,
          `<html ${xhtml} xml:lang="en"><head><title>${chapter.title}</title>${chapter.head ?? ''}</head><body>${chapter.body}</body></html>`,
        ] as const,
    ),
  ])
}
