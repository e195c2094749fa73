import { houseClasses } from '#core/content/house-classes'
import { ReaderError } from '#core/errors'
import type { Format } from '#core/formats/format'

import type { KnownMetadata } from '../document/metadata'
import { openDocument } from '../document/open-document'
import { escapeXml } from '../escape-xml'
import { decodeText } from '../text/encoding/decode-text'

import { readFrontMatter } from './front-matter'
import { coverOf, metadataOf } from './metadata'
import { toHtml } from './to-html'

/**
 * Markdown, which has no signature: its name alone says that signs in a text are meant as such. A text
 * under another name is plain text, whatever is in it.
 */
export const markdown: Format = {
  name: 'Markdown',
  mediaTypes: ['text/markdown'],
  matches: ({ fileName }) => /\.(?:md|markdown|mdown)$/i.test(fileName),

  async open(source) {
    const decoded = await decodeText(await source.bytes())
    if (!decoded) {
      throw new ReaderError('publication/unsupported-format', 'Not a text file', {
        details: { fileName: source.fileName },
      })
    }
    const matter = readFrontMatter(decoded.text.replace(/^\ufeff/, ''))
    const metadata = metadataOf(matter)
    const body = toHtml(matter.body)
    return openDocument(source, {
      format: markdown.name,
      mediaType: 'text/markdown',
      markup: `<html><body>${titlePage(metadata, body)}${body}</body></html>`,
      markupType: 'text/html',
      href: source.fileName,
      metadata,
      cover: coverOf(matter),
    })
  },
}

/** A title that stands in the front matter alone is set above the text. */
function titlePage({ title, subtitle, authors = [] }: KnownMetadata, body: string): string {
  if (title === undefined) return ''
  const heading = escapeXml(title)
  const first = /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]
  if (first?.trim().toLowerCase() === heading.toLowerCase()) return ''
  const names = authors.map(({ name }) => name).join(', ')
  const lines = [subtitle ?? '', names].filter((line) => line !== '').map(escapeXml)
  const below =
    lines.length > 0 ? `<p class="${houseClasses.byline}">${lines.join('<br>')}</p>` : ''
  return `<h1 class="${houseClasses.title}">${heading}</h1>${below}`
}
