import { aPng } from './pictures'
import type { Entries } from './publication-builders'

const namespaces = [
  'office',
  'style',
  'text',
  'table',
  'drawing:draw',
  'xsl-fo-compatible:fo',
  'svg-compatible:svg',
  'meta',
]
  .map((name) => {
    const [path = '', prefix = path] = name.split(':')
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${path}:1.0"`
  })
  .join(' ')
const xml = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${name} ${namespaces}
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
    office:mimetype="application/vnd.oasis.opendocument.text">${content}</office:${name}>`

interface OdtParts {
  /** What stands in `<office:text>`. */
  readonly body?: string
  /** Styles of the document’s own, and those of `styles.xml`. */
  readonly automatic?: string
  readonly styles?: string
  readonly meta?: string
  readonly entries?: Entries
}

const defaultBody = '<text:p>Once upon a time.</text:p>'
const content = ({ body = defaultBody, automatic = '' }: OdtParts) =>
  `<office:automatic-styles>${automatic}</office:automatic-styles>
   <office:body><office:text>${body}</office:text></office:body>`

/** The entries of an OpenDocument text. */
export function anOdt(parts: OdtParts = {}): Entries {
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    'content.xml': xml('document-content', content(parts)),
    ...(parts.styles !== undefined && {
      'styles.xml': xml('document-styles', `<office:styles>${parts.styles}</office:styles>`),
    }),
    ...(parts.meta !== undefined && {
      'meta.xml': xml('document-meta', `<office:meta>${parts.meta}</office:meta>`),
    }),
    ...parts.entries,
  }
}

/** The same as one file of XML. */
export const aFlatOdt = (parts: OdtParts = {}): string =>
  xml(
    'document',
    `<office:meta>${parts.meta ?? ''}</office:meta><office:styles>${parts.styles ?? ''}</office:styles>${content(parts)}`,
  )

/** `<text:p>`; of a style where one is named. */
export const odtParagraph = (words: string, style = ''): string =>
  `<text:p${style && ` text:style-name="${style}"`}>${words}</text:p>`

export const odtHeading = (words: string, level = 1, more = ''): string =>
  `<text:h text:outline-level="${level}" ${more}>${words}</text:h>`

/** Properties as `fo:font-weight="bold"`. */
export const textStyle = (name: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`

export const paragraphStyle = (name: string, properties = '', attributes = ''): string =>
  `<style:style style:name="${name}" style:family="paragraph" ${attributes}><style:paragraph-properties ${properties}/></style:style>`

export const span = (words: string, style: string): string =>
  `<text:span text:style-name="${style}">${words}</text:span>`

/** A style of lists: what stands for each level, `•` or a format with what follows it. */
export function listStyle(name: string, ...levels: readonly string[]): string {
  const elements = levels.map((mark, index) => {
    const level = `text:level="${index + 1}"`
    const [, format = '', suffix = ''] = /^([1aAiI])(.*)$/.exec(mark) ?? []
    return format === ''
      ? `<text:list-level-style-bullet ${level} text:bullet-char="${mark}"/>`
      : `<text:list-level-style-number ${level} style:num-format="${format}" style:num-suffix="${suffix}"/>`
  })
  return `<text:list-style style:name="${name}">${elements.join('')}</text:list-style>`
}

export const odtNote = (words: string, citation = '1', kind = 'footnote'): string =>
  `<text:note text:note-class="${kind}"><text:note-citation>${citation}</text:note-citation>
   <text:note-body>${words}</text:note-body></text:note>`

export const odtPicture = (href: string, alt: string): string =>
  `<draw:frame svg:width="2.54cm"><draw:image xlink:href="${href}"/><svg:desc>${alt}</svg:desc></draw:frame>`

/** A document with all that is read of one, for what holds of every file. */
export function aWholeOdt(): Entries {
  const chapter = (number: string, more: string) =>
    odtHeading(`The ${number} tide`) +
    odtParagraph(`Nobody had counted the ${number} hour of that night. `.repeat(20)) +
    more
  return anOdt({
    meta: '<dc:title>The Tide Tables</dc:title><meta:initial-creator>Nils Orm</meta:initial-creator><dc:language>en</dc:language>',
    automatic:
      textStyle('T1', 'fo:font-weight="bold"') + listStyle('L1', '•', 'a)') + paragraphStyle('P1'),
    styles: paragraphStyle('Title') + paragraphStyle('Quotations'),
    body:
      odtParagraph('The Tide Tables', 'Title') +
      chapter(
        'first',
        odtParagraph(`${span('Bold', 'T1')} and a note${odtNote(odtParagraph('Of sand.'))}`) +
          odtParagraph('The sea keeps no books.', 'Quotations') +
          `<text:list text:style-name="L1"><text:list-item>${odtParagraph('a net')}
           <text:list><text:list-item>${odtParagraph('a cork')}</text:list-item></text:list></text:list-item></text:list>` +
          odtParagraph(odtPicture('Pictures/tide.png', 'A tide table')),
      ) +
      chapter(
        'second',
        `<table:table><table:table-row>${`<table:table-cell>${odtParagraph('cell')}</table:table-cell>`.repeat(2)}</table:table-row></table:table>` +
          odtParagraph('<text:a xlink:href="https://octavo.invalid/">far</text:a>'),
      ),
    entries: { 'Pictures/tide.png': aPng(40, 30) },
  })
}
