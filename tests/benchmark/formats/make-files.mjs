import fs from 'node:fs'
import path from 'node:path'

import { runnerImport } from 'vite'

import { makeZip } from '../../support/make-epub.mjs'
import { makeFb2 } from '../../support/make-fb2.mjs'
import { makeMobi } from '../../support/mobi/make-mobi.mjs'
import { readNovel } from '../../support/read-novel.mjs'
import { startHost } from '../engines/session.mjs'

/** @typedef {import('../../support/make-fb2.d.mts').Novel} Novel */
/** @typedef {{ name: string, title: string, file: string, bytes: number }} FormatFile */

const comicBytes = 150e6
const pdfPages = 1000
/** As much text as a page of a paperback holds. */
const lineLength = 70
const linesOnPage = 38

/**
 * One novel in four formats, and two files that are large in their own way.
 * @param {{ novels: string, scratch: string, names: readonly string[] }} options
 * @returns {Promise<FormatFile[]>}
 */
export async function makeFiles({ novels, scratch, names }) {
  const epub = path.join(novels, 'chapters.epub')
  const novel = await readNovel(epub, { title: 'War and Peace', author: 'Leo Tolstoy' })
  const folder = path.join(scratch, 'files')
  fs.mkdirSync(folder, { recursive: true })
  /** @type {[name: string, title: string, extension: string, make: () => Uint8Array | Promise<Uint8Array>][]} */
  const all = [
    ['epub', 'War and Peace, EPUB', 'epub', () => fs.readFileSync(epub)],
    ['txt', 'War and Peace, TXT', 'txt', () => fs.readFileSync(path.join(novels, 'plain.txt'))],
    ['fb2', 'War and Peace, FB2', 'fb2', () => makeFb2(novel)],
    ['mobi', 'War and Peace, MOBI', 'mobi', () => makeMobi(novel)],
    ['comic', 'a comic (CBZ)', 'cbz', () => makeComic(scratch)],
    ['pdf', 'a PDF of 1,000 pages', 'pdf', () => makeLongPdf(novel)],
  ]
  /** @type {FormatFile[]} */
  const files = []
  for (const [name, title, extension, make] of all) {
    if (!names.includes(name)) continue
    const bytes = await make()
    const file = path.join(folder, `${name}.${extension}`)
    fs.writeFileSync(file, bytes)
    files.push({ name, title, file, bytes: bytes.length })
  }
  return files
}

/** Pages as they are scanned: 8.6 million pixels each, drawn by an empty window. @param {string} scratch */
async function makeComic(scratch) {
  const host = await startHost(path.join(scratch, 'drawing'), { width: 400, height: 300 })
  try {
    /** @type {[string, Buffer][]} */
    const entries = []
    let total = 0
    while (total < comicBytes) {
      const number = entries.length + 1
      const picture = Buffer.from(await host.page.evaluate(drawPage, number), 'base64')
      entries.push([`page-${String(number).padStart(3, '0')}.jpg`, picture])
      total += picture.length
    }
    return makeZip(entries, { isStored: true })
  } finally {
    await host.close()
  }
}

/**
 * In the window: three panels full of strokes, the same for the same number.
 * @param {number} number
 * @returns {Promise<string>} a JPEG in base64
 */
async function drawPage(number) {
  const [width, height] = [2400, 3600]
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The window draws nothing')
  let state = number
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  pen.fillStyle = '#f8f4ea'
  pen.fillRect(0, 0, width, height)
  for (let panel = 0; panel < 3; panel++) {
    pen.fillStyle = `hsl(${number * 37 + panel * 60} 60% 70%)`
    pen.fillRect(150, 150 + panel * 1080, width - 300, 1000)
  }
  for (let stroke = 0; stroke < 9000; stroke++) {
    pen.strokeStyle = `hsl(${random() * 360} 50% ${random() * 80}%)`
    pen.lineWidth = 1 + random() * 4
    const [x, y] = [150 + random() * 2100, 150 + random() * 3200]
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + (random() - 0.5) * 300, y + (random() - 0.5) * 300)
    pen.stroke()
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  const reader = new FileReader()
  reader.readAsDataURL(blob)
  await new Promise((resolve) => reader.addEventListener('load', resolve))
  return /** @type {string} */ (reader.result).split(',')[1] ?? ''
}

/** @param {Novel} novel */
async function makeLongPdf(novel) {
  /** @type {{ module: typeof import('../../support/make-pdf') }} */
  const { module } = await runnerImport(
    path.resolve(import.meta.dirname, '../../support/make-pdf.ts'),
  )
  const { aPage, makePdf } = module
  const lines = novel.chapters.flatMap(({ title, paragraphs }) =>
    [title, ...paragraphs].flatMap((text) => wrapped(inWinAnsi(text))),
  )
  const pages = Array.from({ length: pdfPages }, (_, page) =>
    aPage(lines.slice(page * linesOnPage, (page + 1) * linesOnPage).join('\n')),
  )
  return makePdf({ pages, info: '/Title(War and Peace)/Author(Leo Tolstoy)' })
}

/** Signs of typography as the fonts of the PDF have them; without what they do not have. @param {string} text */
const inWinAnsi = (text) =>
  text
    .replaceAll(
      /[‘’“”–—…]/g,
      (sign) => '\x91\x92\x93\x94\x96\x97\x85'['‘’“”–—…'.indexOf(sign)] ?? '',
    )
    .replaceAll(/[^\x20-\xff]/g, '')

/** @param {string} text */
const wrapped = (text) => text.match(new RegExp(`\\S.{0,${lineLength - 1}}(?=\\s|$)`, 'g')) ?? []
