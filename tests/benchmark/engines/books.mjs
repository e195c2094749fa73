import fs from 'node:fs'
import path from 'node:path'

import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'

import { makeZip } from '../../support/make-epub.mjs'

/** Share of the book that the benchmark jumps to. */
export const jumpShare = 0.6
/** Of the section that is made by putting the novel together with itself. */
const largeSection = 15_000_000

/** @typedef {{ href: string, title: string, text: string }} Section */
/** @typedef {{ name: string, title: string, file: string, bytes: number, sections: number, forOctavo?: boolean }} Book */

/**
 * The books of the benchmark as files, and unpacked for the engine that reads no archives.
 * @param {string} novels folder with War and Peace
 * @param {string} folder to write to
 * @returns {Promise<Book[]>}
 */
export async function makeBooks(novels, folder) {
  const chaptered = await readBook(path.join(novels, 'chapters.epub'))
  const single = await readBook(path.join(novels, 'one-section.epub'))
  const large = { ...single, sections: single.sections.map(enlarged) }
  return [
    write(folder, 'chaptered', 'War and Peace in chapters', chaptered),
    write(folder, 'one-section', 'War and Peace in one section', single),
    // The others need minutes for it; what matters is how Octavo does beside itself.
    { ...write(folder, 'large', 'A section of 15 MB', large), forOctavo: true },
  ]
}

/** The text again and again, each paragraph with its own id. @param {Section} section */
function enlarged(section) {
  const head = section.text.slice(0, section.text.indexOf('<body>') + '<body>'.length)
  const blocks = section.text.match(/<(h2|p) id="p\d+">[\s\S]*?<\/\1>/g) ?? []
  const parts = [head]
  let bytes = 0
  for (let count = 0; bytes < largeSection; count++) {
    const block = blocks[count % blocks.length] ?? ''
    parts.push(block.replace(/id="p\d+"/, `id="p${count}"`))
    bytes += Buffer.byteLength(block)
  }
  return { ...section, text: `${parts.join('\n')}\n</body></html>` }
}

/** @param {string} file */
async function readBook(file) {
  const zip = new ZipReader(new BlobReader(new Blob([fs.readFileSync(file)])))
  /** @type {Map<string, string>} */ const texts = new Map()
  for (const entry of await zip.getEntries())
    if (!entry.directory) texts.set(entry.filename, await entry.getData(new TextWriter()))
  // The size at which no engine has to scale: Readium would round the scale to whole per cent.
  const style = (texts.get('OEBPS/style.css') ?? '').replace('font-size:18px', 'font-size:16px')
  const spine = [...(texts.get('OEBPS/content.opf') ?? '').matchAll(/<itemref idref="(\w+)"/g)]
  const sections = spine.map(([, id]) => {
    const text = texts.get(`OEBPS/${id}.xhtml`) ?? ''
    return { href: `${id}.xhtml`, title: /<title>(.*?)<\/title>/.exec(text)?.[1] ?? '', text }
  })
  return { style, sections }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} title
 * @param {{ style: string, sections: readonly Section[] }} book
 * @returns {Book}
 */
function write(folder, name, title, { style, sections }) {
  const unpacked = path.join(folder, name)
  fs.mkdirSync(unpacked, { recursive: true })
  /** @param {string} file @param {unknown} json */
  const writeJson = (file, json) =>
    fs.writeFileSync(path.join(unpacked, file), JSON.stringify(json))
  for (const { href, text } of sections) fs.writeFileSync(path.join(unpacked, href), text)
  fs.writeFileSync(path.join(unpacked, 'style.css'), style)
  writeJson('manifest.json', webPublication(title, sections))
  writeJson('positions.json', positions(sections))
  writeJson('places.json', { [jumpShare]: addressAt(sections, jumpShare) })
  const file = path.join(folder, `${name}.epub`)
  fs.writeFileSync(file, epub(title, style, sections))
  const bytes = sections.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  return { name, title, file, bytes, sections: sections.length }
}

/**
 * @param {string} title
 * @param {string} style
 * @param {readonly Section[]} sections
 */
function epub(title, style, sections) {
  const items = sections.map(
    ({ href }, n) => `<item id="s${n}" href="${href}" media-type="application/xhtml+xml"/>`,
  )
  const entries = sections.map(({ href, title }) => `<li><a href="${href}">${title}</a></li>`)
  return makeZip([
    ['mimetype', 'application/epub+zip'],
    [
      'META-INF/container.xml',
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ],
    [
      'OEBPS/content.opf',
      `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">${title}</dc:identifier><dc:title>${title}</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="style.css" media-type="text/css"/>${items.join('')}</manifest><spine>${sections.map((_, n) => `<itemref idref="s${n}"/>`).join('')}</spine></package>`,
    ],
    [
      'OEBPS/nav.xhtml',
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head><body><nav epub:type="toc"><ol>${entries.join('')}</ol></nav></body></html>`,
    ],
    ['OEBPS/style.css', style],
    ...sections.map(({ href, text }) => /** @type {const} */ ([`OEBPS/${href}`, text])),
  ])
}

/**
 * What a Readium server tells of a book.
 * @param {string} title
 * @param {readonly Section[]} sections
 */
const webPublication = (title, sections) => ({
  '@context': 'https://readium.org/webpub-manifest/context.jsonld',
  metadata: {
    '@type': 'http://schema.org/Book',
    title,
    language: ['en'],
    conformsTo: 'https://readium.org/webpub-manifest/profiles/epub',
  },
  links: [
    { rel: 'self', href: 'manifest.json', type: 'application/webpub+json' },
    { href: 'positions.json', type: 'application/vnd.readium.position-list+json' },
  ],
  readingOrder: sections.map(({ href, title }) => ({
    href,
    type: 'application/xhtml+xml',
    title,
  })),
  resources: [{ href: 'style.css', type: 'text/css' }],
  toc: [],
})

/** One position in 1,024 bytes, as Readium's own servers make them. @param {readonly Section[]} sections */
function positions(sections) {
  const counts = sections.map(({ text }) => Math.ceil(Buffer.byteLength(text) / 1024))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let position = 0
  return {
    total,
    positions: sections.flatMap(({ href }, section) => {
      const count = counts[section] ?? 0
      return Array.from({ length: count }, (_, n) => ({
        href,
        type: 'application/xhtml+xml',
        locations: {
          progression: n / count,
          totalProgression: position / total,
          position: ++position,
        },
      }))
    }),
  }
}

/**
 * Address of the paragraph at a share of the book.
 * @param {readonly Section[]} sections
 * @param {number} share
 */
function addressAt(sections, share) {
  let rest = share * sections.reduce((sum, { text }) => sum + text.length, 0)
  for (const { href, text } of sections) {
    if (rest > text.length) {
      rest -= text.length
      continue
    }
    const [, id = ''] = / id="(p\d+)"/.exec(text.slice(Math.floor(rest))) ?? []
    return id ? `${href}#${id}` : href
  }
  return sections.at(-1)?.href ?? ''
}
