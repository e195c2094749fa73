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

/** How the lines and the pages of a book follow one another. */
export type Direction = keyof typeof directions

const directions = {
  ltr: { spine: '', language: 'en', html: '', head: '' },
  rtl: { spine: ' page-progression-direction="rtl"', language: 'ar', html: ' dir="rtl"', head: '' },
  vertical: {
    spine: ' page-progression-direction="rtl"',
    language: 'ja',
    html: '',
    head: '<style>html { writing-mode: vertical-rl }</style>',
  },
} as const

/** An EPUB of chapters written here, with drawings by the names under which they are shown. */
export function epubOf(
  title: string,
  chapters: readonly Chapter[],
  drawings: Readonly<Record<string, string>> = {},
  direction: Direction = 'ltr',
): Buffer {
  const { spine: progression, language, html, head } = directions[direction]
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
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:octavo:${title}:${direction}</dc:identifier><dc:title>${title}</dc:title><dc:language>${language}</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}${pictures.join('')}</manifest>
<spine${progression}>${spine.join('')}</spine></package>`,
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
          `<html ${xhtml} xml:lang="${language}"${html}><head><title>${chapter.title}</title>${head}${chapter.head ?? ''}</head><body>${chapter.body}</body></html>`,
        ] as const,
    ),
  ])
}
