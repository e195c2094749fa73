import { decodeMarkup, saysEncoding } from '#core/content/decode-markup'
import type { Format } from '#core/formats/format'

import { openDocument } from '../document/open-document'
import { decodeText } from '../text/encoding/decode-text'
import { looksLikeText } from '../text/looks-like-text'

import { readHead } from './head'

const xhtmlType = 'application/xhtml+xml'

/**
 * A page of the web, or a book in one. Pictures and style sheets come from beside it, as browsers save
 * them; nothing comes from the network.
 */
export const html: Format = {
  name: 'HTML',
  mediaTypes: ['text/html', xhtmlType],

  matches: ({ fileName, head }) =>
    beginsLikeHtml(head) || (isNamedAsHtml.test(fileName) && looksLikeText(head)),

  async open(source) {
    const markup = await decodeHtml(await source.bytes())
    const isXhtml = /\.xht(?:ml)?$/i.test(source.fileName) || /^\s*<\?xml\s/.test(markup)
    const mediaType = isXhtml ? xhtmlType : 'text/html'
    const { metadata, cover } = readHead(markup)
    return openDocument(source, {
      format: html.name,
      mediaType,
      markup,
      markupType: mediaType,
      href: source.fileName,
      metadata,
      cover,
    })
  },
}

const isNamedAsHtml = /\.(?:x?html?|xht)$/i

/** Behind comments, an XML declaration and a document type at most. */
const firstTag =
  /^(?:\s|<\?[^>]*>|<!--.*?-->|<!doctype\s[^>[]*>)*<(?:html[\s>]|(?:head|body|title)>)/is
const doctype = /^(?:\s|<\?[^>]*>|<!--.*?-->)*<!doctype\s+html\b/is

function beginsLikeHtml(head: Uint8Array): boolean {
  const start = decodeMarkup(head).replace(/^\ufeff/, '')
  return doctype.test(start) || firstTag.test(start)
}

/** By its mark, by what it declares, as UTF-8; else by the letters that it would have. */
async function decodeHtml(bytes: Uint8Array): Promise<string> {
  const guessed = saysEncoding(bytes) ? undefined : await decodeText(bytes)
  return guessed?.text ?? decodeMarkup(bytes)
}
