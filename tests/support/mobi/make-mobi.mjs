// Makes MOBI, KF8 and PalmDOC files of a novel as text, for tests and the benchmark.

import { deflateSync } from 'node:zlib'

import { headerRecord } from './header-record.mjs'
import { indexRecords, packTexts } from './index-records.mjs'
import { palmDatabase } from './palm-database.mjs'
import { compressPalmDoc, textRecords } from './text-records.mjs'

/** @typedef {import('../make-fb2.d.mts').Novel} Novel */
/** @typedef {import('./make-mobi.d.mts').MobiOptions} MobiOptions */

/** @param {string} text */
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** @param {Novel['chapters'][number]} chapter */
const chapterMarkup = ({ title, paragraphs }) =>
  `<h2>${escape(title)}</h2>${paragraphs.map((text) => `<p>${escape(text)}</p>`).join('')}`

/** What the header says of the book. @param {Novel} novel @returns {[number, string | number][]} */
const valuesOf = ({ title, author, language, pictures = [] }) => [
  [100, author],
  [503, title],
  [524, language],
  ...(pictures.length > 0 ? [/** @type {[number, number]} */ ([201, 0])] : []),
]

/**
 * MOBI 6: one run of HTML with page breaks, a page of contents, and an index of contents.
 *
 * @param {Novel} novel
 * @param {MobiOptions} [options]
 */
export function makeMobi(novel, options = {}) {
  return palmDatabase(novel.title, 'BOOKMOBI', mobi6Records(novel, options))
}

/**
 * @param {Novel} novel
 * @param {MobiOptions} options
 * @param {boolean} [hasKf8] a KF8 part follows
 */
function mobi6Records(
  novel,
  { encryption = 0, hasIndex = true, compress = true, values = [], startsByHeader = false },
  hasKf8 = false,
) {
  const { text, places } = mobi6Text(novel, startsByHeader)
  const records = textRecords(text, compress ? compressPalmDoc : (piece) => piece)
  const titles = packTexts(novel.chapters.map(({ title }) => title))
  const index = hasIndex
    ? indexRecords(
        [
          { tag: 1, each: 1, mask: 1 },
          { tag: 3, each: 1, mask: 2 },
          { tag: 4, each: 1, mask: 4 },
        ],
        places.map((place, chapter) => ({
          name: String(chapter).padStart(3, '0'),
          control: 7,
          values: [place, titles.places[chapter] ?? 0, 0],
        })),
        titles.record,
      )
    : []
  const pictures = picturesOf(novel)
  const firstOther = 1 + records.length
  const firstResource = firstOther + index.length
  const boundary = firstResource + pictures.length + 1
  const header = headerRecord({
    version: 6,
    title: novel.title,
    compression: compress ? 2 : 1,
    encryption,
    textLength: text.length,
    textRecords: records.length,
    firstOther,
    firstResource,
    ...(hasIndex && { ncx: firstOther }),
    values: [
      ...valuesOf(novel),
      ...values,
      ...startValue(startsByHeader, places[1]),
      ...(hasKf8 ? [/** @type {[number, number]} */ ([121, boundary])] : []),
    ],
  })
  return [header, ...records, ...index, ...pictures]
}

/** @param {boolean} isThere @param {number} [place] @returns {[number, number][]} */
const startValue = (isThere, place = 0) => (isThere ? [[116, place]] : [])

/** The HTML, and where each chapter starts in it. @param {Novel} novel @param {boolean} hasBareGuide */
function mobi6Text({ title, chapters, pictures = [] }, hasBareGuide) {
  const link = (/** @type {number} */ place) => String(place).padStart(10, '0')
  const front = (/** @type {readonly number[]} */ places) =>
    `<html><head><guide><reference type="toc" title="Contents" filepos=${link(places[0] ?? 0)} />` +
    (hasBareGuide
      ? ''
      : `<reference type="text" title="Start" filepos=${link(places[1] ?? 0)} />`) +
    `</guide></head><body>` +
    `<h1>${escape(title)}</h1>${pictures.length > 0 ? '<p><img recindex="00001" alt="Cover"/></p>' : ''}<mbp:pagebreak/>`
  const contents = (/** @type {readonly number[]} */ places) =>
    `<p>Contents</p>${chapters
      .map(({ title }, n) => `<p><a filepos=${link(places[n + 1] ?? 0)}>${escape(title)}</a></p>`)
      .join('')}<mbp:pagebreak/>`
  const bodies = chapters.map((chapter) => Buffer.from(`${chapterMarkup(chapter)}<mbp:pagebreak/>`))

  const contentsAt = Buffer.byteLength(front([]))
  const places = [contentsAt]
  let at = contentsAt + Buffer.byteLength(contents([]))
  for (const body of bodies) {
    places.push(at)
    at += body.length
  }
  const text = Buffer.concat([
    Buffer.from(front(places)),
    Buffer.from(contents(places)),
    ...bodies,
    Buffer.from('</body></html>'),
  ])
  return { text, places: places.slice(1) }
}

/**
 * KF8 (AZW3): a document for each chapter, in two fragments, with a style sheet, a drawing and a font.
 *
 * @param {Novel} novel
 * @param {MobiOptions} [options]
 */
export function makeKf8(novel, options = {}) {
  const pictures = kf8Resources(novel, options)
  const records = kf8Records(novel, options, pictures.length)
  return palmDatabase(novel.title, 'BOOKMOBI', [...records, ...pictures])
}

/** The book twice in one file, for old Kindles and for newer ones. @param {Novel} novel @param {MobiOptions} [options] */
export function makeCombined(novel, options = {}) {
  const resources = picturesOf(novel)
  return palmDatabase(novel.title, 'BOOKMOBI', [
    ...mobi6Records(novel, options, true),
    Buffer.from('BOUNDARY'),
    ...kf8Records(novel, options, resources.length),
  ])
}

/**
 * @param {Novel} novel
 * @param {MobiOptions} options
 * @param {number} resources
 */
function kf8Records(novel, { encryption = 0, drawing, startsByHeader = false }, resources) {
  const { documents, fragments, text } = kf8Text(novel, drawing)
  const style = Buffer.from(
    `h2 { color: maroon } @font-face { font-family: Own; src: url(kindle:embed:000${resources}?mime=font/ttf) }`,
  )
  const flows = [text, style, ...(drawing === undefined ? [] : [Buffer.from(drawing)])]
  const all = Buffer.concat(flows)
  const records = textRecords(all, compressPalmDoc)

  const skeletonIndex = indexRecords(
    [
      { tag: 1, each: 1, mask: 3 },
      { tag: 6, each: 2, mask: 12 },
    ],
    documents.map(({ start, length, count }, n) => ({
      name: `SKEL${String(n).padStart(10, '0')}`,
      control: 0x0a,
      values: [count, count, start, length, start, length],
    })),
  )
  const selectors = packTexts(["P-//*[@aid='0']"])
  const fragmentIndex = indexRecords(
    [
      { tag: 2, each: 1, mask: 1 },
      { tag: 3, each: 1, mask: 2 },
      { tag: 4, each: 1, mask: 4 },
      { tag: 6, each: 2, mask: 8 },
    ],
    fragments.map(({ insertAt, length, document }, n) => ({
      name: String(insertAt).padStart(10, '0'),
      control: 15,
      values: [0, document, n, 0, length],
    })),
    selectors.record,
  )
  const titles = packTexts(novel.chapters.map(({ title }) => title))
  const contents = indexRecords(
    [
      { tag: 3, each: 1, mask: 1 },
      { tag: 4, each: 1, mask: 2 },
      { tag: 6, each: 2, mask: 4 },
    ],
    novel.chapters.map((_, chapter) => ({
      name: String(chapter).padStart(3, '0'),
      control: 7,
      // The contents page is the first fragment; each chapter has two.
      values: [titles.places[chapter] ?? 0, 0, 1 + 2 * chapter, 0],
    })),
    titles.record,
  )
  const label = packTexts(['Start'])
  const guide = indexRecords(
    [
      { tag: 1, each: 1, mask: 1 },
      { tag: 6, each: 2, mask: 2 },
    ],
    [{ name: startsByHeader ? 'toc' : 'text', control: 3, values: [0, 1, 0] }],
    label.record,
  )
  const indexes = [fragmentIndex, skeletonIndex, contents, guide]
  /** @type {number[]} */ const starts = []
  let at = 1 + records.length
  for (const index of indexes) {
    starts.push(at)
    at += index.length
  }
  const header = headerRecord({
    version: 8,
    title: novel.title,
    encryption,
    textLength: all.length,
    textRecords: records.length,
    firstOther: 1 + records.length,
    firstResource: at + 1,
    fragments: starts[0],
    skeletons: starts[1],
    ncx: starts[2],
    guide: starts[3],
    flows: at,
    flowCount: flows.length,
    values: [...valuesOf(novel), ...startValue(startsByHeader, documents[2]?.start)],
  })
  return [header, ...records, ...indexes.flat(), flowRecord(flows)]
}

/** @param {Novel} novel @param {string | undefined} drawing */
function kf8Text(novel, drawing) {
  /** @type {{ start: number, length: number, count: number }[]} */ const documents = []
  /** @type {{ insertAt: number, length: number, document: number }[]} */ const fragments = []
  /** @type {Buffer[]} */ const parts = []
  let at = 0
  /** @param {readonly string[]} pieces */
  const add = (pieces) => {
    const head = Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title></title>' +
        '<link rel="stylesheet" type="text/css" href="kindle:flow:0001?mime=text/css"/></head><body aid="0">',
    )
    const skeleton = Buffer.concat([head, Buffer.from('</body></html>')])
    documents.push({ start: at, length: skeleton.length, count: pieces.length })
    let insertAt = at + head.length
    parts.push(skeleton)
    at += skeleton.length
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      fragments.push({ insertAt, length: bytes.length, document: documents.length - 1 })
      parts.push(bytes)
      insertAt += bytes.length
      at += bytes.length
    }
  }

  const target = (/** @type {number} */ fragment, offset = 0) =>
    `kindle:pos:fid:${base32(fragment, 4)}:off:${base32(offset, 10)}`
  const links = novel.chapters.map(
    ({ title }, n) => `<p><a href="${target(1 + 2 * n)}">${escape(title)}</a></p>`,
  )
  const cover = novel.pictures?.length
    ? '<p><img src="kindle:embed:0001?mime=image/png" alt="Cover"/></p>'
    : ''
  const drawn =
    drawing === undefined ? '' : '<p><img src="kindle:flow:0002?mime=image/svg+xml" alt=""/></p>'
  add([`<h1>${escape(novel.title)}</h1>${cover}${drawn}${links.join('')}`])
  for (const chapter of novel.chapters) {
    const markup = chapterMarkup(chapter)
    const middle = markup.indexOf('<p>', markup.length / 2)
    add(middle < 0 ? [markup, ''] : [markup.slice(0, middle), markup.slice(middle)])
  }
  return { documents, fragments, text: Buffer.concat(parts) }
}

/** @param {number} value @param {number} digits */
const base32 = (value, digits) => value.toString(32).toUpperCase().padStart(digits, '0')

/** @param {readonly Buffer[]} flows */
function flowRecord(flows) {
  const record = Buffer.alloc(12 + 8 * flows.length)
  record.write('FDST', 0, 'latin1')
  record.writeUInt32BE(12, 4)
  record.writeUInt32BE(flows.length, 8)
  let at = 0
  for (const [index, flow] of flows.entries()) {
    record.writeUInt32BE(at, 12 + 8 * index)
    record.writeUInt32BE((at += flow.length), 16 + 8 * index)
  }
  return record
}

/** @param {Novel} novel */
const picturesOf = ({ pictures = [] }) => pictures.map(({ bytes }) => Buffer.from(bytes))

/** @param {Novel} novel @param {MobiOptions} options */
const kf8Resources = (novel, { font }) => [
  ...picturesOf(novel),
  ...(font ? [fontRecord(Buffer.from(font))] : []),
]

/** Packed, and its first bytes mixed with a key, as publishers ask for. @param {Buffer} font */
export function fontRecord(font) {
  const key = Buffer.from('sixteen bytes!!!')
  const head = Buffer.alloc(24)
  head.write('FONT', 0, 'latin1')
  head.writeUInt32BE(font.length, 4)
  head.writeUInt32BE(3, 8)
  head.writeUInt32BE(head.length + key.length, 12)
  head.writeUInt32BE(key.length, 16)
  head.writeUInt32BE(head.length, 20)
  const packed = deflateSync(font)
  for (let index = 0; index < Math.min(1_040, packed.length); index++) {
    packed[index] = (packed[index] ?? 0) ^ (key[index % key.length] ?? 0)
  }
  return Buffer.concat([head, key, packed])
}

/** PalmDOC: text and nothing else, in windows-1252. @param {string} title @param {Buffer} text */
export function makePalmDoc(title, text) {
  const records = []
  for (let from = 0; from < text.length; from += 4_096) {
    records.push(compressPalmDoc(text.subarray(from, from + 4_096)))
  }
  const header = Buffer.alloc(16)
  header.writeUInt16BE(2, 0)
  header.writeUInt32BE(text.length, 4)
  header.writeUInt16BE(records.length, 8)
  header.writeUInt16BE(4_096, 10)
  return palmDatabase(title, 'TEXtREAd', [header, ...records])
}
