import { decodeMarkup, saysEncoding } from '#core/content/decode-markup'
import type { Format } from '#core/formats/format'

import { openDocument } from '../document/open-document'
import { decodeText } from '../text/encoding/decode-text'
import { looksLikeText } from '../text/looks-like-text'

import { readHead } from './head'
import { isSavedPage, readSavedPage } from './saved-page'

const xhtmlType = 'application/xhtml+xml'
const savedType = 'multipart/related'

/**
 * A page of the web, or a book in one. Pictures and style sheets come from beside it, as browsers save
 * them, or from the one file in which they are saved with it; nothing comes from the network.
 */
export const html: Format = {
  name: 'HTML',
  mediaTypes: ['text/html', xhtmlType, savedType],

  matches: ({ fileName, head }) =>
    beginsLikeHtml(head) ||
    isSavedPage(head) ||
    (isNamedAsHtml.test(fileName) && looksLikeText(head)),

  async open(source) {
    const bytes = await source.bytes()
    const saved = isSavedPage(source.head) ? readSavedPage(bytes, source.fileName) : undefined
    const markup = await decodeHtml(saved?.markup ?? bytes)
    const isXhtml = /\.xht(?:ml)?$/i.test(source.fileName) || /^\s*<\?xml\s/.test(markup)
    const mediaType = isXhtml ? xhtmlType : 'text/html'
    return openDocument(source, {
      format: html.name,
      mediaType: saved ? savedType : mediaType,
      markup,
      markupType: mediaType,
      href: source.fileName,
      ...(saved && { find: async (path: string) => saved.find(path) }),
      ...readHead(markup),
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
