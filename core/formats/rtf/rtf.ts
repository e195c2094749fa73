import type { Format } from '#core/formats/format'

import { toBinaryString } from '../binary-string'
import { openDocument } from '../document/open-document'
import { documentMarkup } from '../office/document-markup'

import { mainLanguage } from './main-language'
import { Pictures } from './pictures'
import { RtfReader } from './reader'
import { rtfTokens } from './tokens'

/**
 * Rich Text Format, which every word processor writes. What is meant is kept: headings, lists, notes,
 * emphasis, tables, pictures; faces, sizes and colours are left to the reader.
 */
export const rtf: Format = {
  name: 'RTF',
  mediaTypes: ['application/rtf'],
  matches: ({ head }) =>
    /^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(String.fromCharCode(...head.subarray(0, 64))),

  async open(source) {
    const text = toBinaryString(await source.bytes())
    const { language, isSaid } = mainLanguage(rtfTokens(text))
    const pictures = new Pictures()
    const reader = new RtfReader(language, pictures)
    const { content, metadata, isFromRight } = reader.read(rtfTokens(text))
    return openDocument(source, {
      format: rtf.name,
      mediaType: 'application/rtf',
      markup: documentMarkup(content, isFromRight ? 'rtl' : undefined),
      markupType: 'application/xhtml+xml',
      href: 'document.xhtml',
      find: async (path) => pictures.find(path),
      metadata: { ...(isSaid && language !== undefined && { language }), ...metadata },
      presumedLanguage: language,
    })
  },
}
