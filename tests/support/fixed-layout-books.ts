import { aComicPage, aPng } from './painted-pictures'
import type { Entries } from './publication-builders'

/** Pages of a comic, in two folders; the fifth is drawn across two. */
export function comicEntries(comicInfo?: string): Entries {
  const pages = Array.from({ length: 12 }, (_, index): [string, Uint8Array] => {
    const number = index + 1
    const folder = number <= 6 ? 'Part one' : 'Part two'
    const width = number === 5 ? 640 : 320
    return [`The Lamp #1/${folder}/page ${number}.png`, aComicPage(number, width, 480)]
  })
  return {
    ...(comicInfo !== undefined && { 'ComicInfo.xml': `<ComicInfo>${comicInfo}</ComicInfo>` }),
    ...Object.fromEntries(pages.toReversed()),
  }
}

/** Pieces of one long picture, of different lengths. */
export const stripEntries = (): Entries =>
  Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `${index + 1}.png`,
      aComicPage(index + 1, 400, 1100 + index * 60),
    ]),
  )

const names = ['The window', 'The lamp', 'The storm', 'The boat', 'The light', 'The morning']

/** An EPUB of six pages of 600 × 800 px: text, a picture, links, contents, print pages. */
export function fixedEpubEntries(): Entries {
  const ids = names.map((_, index) => `p${index + 1}`)
  const items = ids.map(
    (id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  const references = ids.map(
    (id, index) =>
      `<itemref idref="${id}" ${index === 0 ? 'properties="page-spread-right"' : ''}/>`,
  )
  const line = (href: string, label: string) => `<li><a href="${href}">${label}</a></li>`
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
      <rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OPS/package.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x-octavo:lamp</dc:identifier>
      <dc:title>The Lamp in Pictures</dc:title><dc:language>en</dc:language>
      <meta property="rendition:layout">pre-paginated</meta></metadata>
      <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
      <item id="css" href="style.css" media-type="text/css"/><item id="pic" href="pic.png" media-type="image/png"/>
      ${items.join('')}</manifest><spine>${references.join('')}</spine></package>`,
    'OPS/nav.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
      <nav epub:type="toc"><ol>${line('p1.xhtml', 'Evening')}${line('p4.xhtml#title', 'Night')}</ol></nav>
      <nav epub:type="page-list"><ol>${line('p1.xhtml', 'i')}${line('p2.xhtml', 'ii')}${line('p3.xhtml', '1')}${line('p4.xhtml', '2')}</ol></nav>
      </body></html>`,
    'OPS/style.css': `body { margin: 0; background: #fff; font-family: serif; }
      #sky { position: absolute; inset: 0 0 auto; height: 50vh; background: linear-gradient(#89b, #fda); }
      h1, p, img { position: absolute; left: 40px; margin: 0; }
      h1 { top: 420px; font-size: 40px; } p { top: 500px; width: 330px; font-size: 22px; }
      img { left: 400px; top: 430px; width: 160px; }`,
    'OPS/pic.png': aPng(160, 200, (x, y) => [240 - x, 200 - (y % 100), 120]),
    ...Object.fromEntries(
      ids.map((id, index) => [
        `OPS/${id}.xhtml`,
        `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>${names[index]}</title>
        <meta name="viewport" content="width=600, height=800"/><link rel="stylesheet" href="style.css"/></head>
        <body><div id="sky"></div><h1 id="title">${names[index]}</h1><p>Page ${index + 1} of the lamp.
        <a href="p5.xhtml">To the light</a>, or <a href="https://octavo.invalid/">out of the book</a>.</p>
        <img src="pic.png" alt="A lamp"/><script>document.body.innerHTML = 'breached'</script></body></html>`,
      ]),
    ),
  }
}
