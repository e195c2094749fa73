import { makeZip } from '../support/make-epub.mjs'

const line = 'Hamburgefonstiv, thrice alike; ill will filled it. HIMM'

/** An EPUB of one section in which every page but the last looks like the first. @param lines of it */
export const likePagesEpub = (lines: number): Buffer =>
  makeZip([
    ['mimetype', 'application/epub+zip'],
    [
      'META-INF/container.xml',
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ],
    [
      'package.opf',
      '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:octavo:like</dc:identifier><dc:title>Like Pages</dc:title><dc:language>en</dc:language></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest><spine><itemref idref="c"/></spine></package>',
    ],
    [
      'c.xhtml',
      `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Like Pages</title><style>p { text-indent: 0; margin: 0; white-space: nowrap }</style></head><body>${`<p>${line}</p>`.repeat(lines)}</body></html>`,
    ],
  ])
