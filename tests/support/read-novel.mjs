// Reads a chaptered EPUB of the corpora as a novel, from which books of other formats are made.

import fs from 'node:fs'

import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { decodeHTML } from 'entities'

/**
 * @param {string} file
 * @param {{ title: string, author: string }} about
 * @returns {Promise<import('./make-fb2.d.mts').Novel>}
 */
export async function readNovel(file, { title, author }) {
  const zip = new ZipReader(new BlobReader(new Blob([fs.readFileSync(file)])))
  /** @type {Map<string, string>} */ const texts = new Map()
  for (const entry of await zip.getEntries())
    if (!entry.directory) texts.set(entry.filename, await entry.getData(new TextWriter()))
  const spine = (texts.get('OEBPS/content.opf') ?? '').matchAll(/<itemref idref="(\w+)"/g)
  const chapters = [...spine].map(([, id]) => {
    const markup = texts.get(`OEBPS/${id}.xhtml`) ?? ''
    const blocks = [...markup.matchAll(/<(h\d|p)\b[^>]*>([^]*?)<\/\1>/g)].map(([, , inner = '']) =>
      decodeHTML(inner.replaceAll(/<[^>]*>/g, ''))
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    const [heading = '', ...paragraphs] = blocks.filter((text) => text !== '')
    return { title: heading, paragraphs }
  })
  return { title, author, language: 'en', chapters }
}
