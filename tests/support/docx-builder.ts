import { aPng } from './pictures'
import type { Entries } from './publication-builders'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ')
const xml = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><${name} ${namespaces}>${content}</${name}>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface DocxParts {
  /** What stands in `<w:body>`. */
  readonly body?: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  /** What stands in `docProps/core.xml`. */
  readonly core?: string
  /** Relationships of the document besides those of its parts. */
  readonly relationships?: string
  readonly entries?: Entries
}

export const wordRelationship = (id: string, type: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}" ${more}/>`

/** The entries of a document as Word lays them out. */
export function aDocx(parts: DocxParts = {}): Entries {
  const named = ['styles', 'numbering', 'footnotes', 'endnotes'] as const
  const related = named.filter((name) => parts[name] !== undefined)
  const relationships = related.map((name) => wordRelationship(name, name, `${name}.xml`)).join('')
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${wordRelationship('d', 'officeDocument', 'word/document.xml')}
      ${wordRelationship('c', 'metadata/core-properties', 'docProps/core.xml')}</Relationships>`,
    'word/document.xml': xml(
      'w:document',
      `<w:body>${parts.body ?? wordParagraph('Once upon a time.')}</w:body>`,
    ),
    'word/_rels/document.xml.rels': `<Relationships>${relationships}${parts.relationships ?? ''}</Relationships>`,
    ...Object.fromEntries(
      related.map((name) => [`word/${name}.xml`, xml(`w:${name}`, parts[name]!)]),
    ),
    ...(parts.core !== undefined && { 'docProps/core.xml': xml('cp:coreProperties', parts.core) }),
    ...parts.entries,
  }
}

/** `<w:r>`; properties as `<w:b/>`. */
export const wordRun = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

/** `<w:p>` of a text, or of runs; properties as `<w:jc w:val="center"/>`, or the name of a style. */
export function wordParagraph(content: string, properties = ''): string {
  const own =
    properties === '' || properties.startsWith('<')
      ? properties
      : `<w:pStyle w:val="${properties}"/>`
  const runs = content === '' || content.startsWith('<') ? content : wordRun(content)
  return `<w:p>${own && `<w:pPr>${own}</w:pPr>`}${runs}</w:p>`
}

export const wordStyle = (id: string, name: string, more = '', type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

/** A list, by the number under which paragraphs name it: formats and texts of its levels. */
export function wordList(id: number, ...levels: readonly (readonly [string, string])[]): string {
  const shapes = levels.map(
    ([format, text], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}">${shapes.join('')}</w:abstractNum>
    <w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
}

export const inList = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

export const wordPicture = (relationship: string, alt: string): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="714375"/><wp:docPr id="1" descr="${alt}"/>
   <a:graphic><a:blip r:embed="${relationship}"/></a:graphic></wp:inline></w:drawing></w:r>`

/** A document with all that is read of one, for what holds of every file. */
export function aWholeDocx(): Entries {
  const chapter = (number: string, more: string) =>
    wordParagraph(`The ${number} chapter`, 'Heading1') +
    wordParagraph(`It was the ${number} of many long evenings in the house. `.repeat(20)) +
    more
  return aDocx({
    core: '<dc:title>The House by the Weir</dc:title><dc:creator>Ida Brook; Per Holm</dc:creator><dc:language>en</dc:language>',
    styles:
      wordStyle('Title', 'Title') +
      wordStyle('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      wordStyle('Quote', 'Quote') +
      wordStyle('Caption', 'caption'),
    numbering: wordList(1, ['bullet', ''], ['lowerLetter', '%2.']),
    footnotes: `<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">${wordParagraph('Of stone.')}</w:footnote>`,
    endnotes: `<w:endnote w:id="3">${wordParagraph('Of wood.')}</w:endnote>`,
    relationships:
      wordRelationship('pic', 'image', 'media/weir.png') +
      wordRelationship('web', 'hyperlink', 'https://octavo.invalid/', 'TargetMode="External"'),
    body:
      wordParagraph('The House by the Weir', 'Title') +
      chapter(
        'first',
        wordParagraph(
          `${wordRun('Bold', '<w:b/>')}${wordRun(' and a note')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
        ) +
          wordParagraph('Water remembers.', 'Quote') +
          wordParagraph('an oar', inList(1)) +
          wordParagraph('a rope', inList(1, 1)) +
          wordParagraph(wordPicture('pic', 'The weir')) +
          wordParagraph('The weir in March', 'Caption'),
      ) +
      chapter(
        'second',
        `<w:tbl><w:tr>${'<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>'.repeat(2)}</w:tr></w:tbl>` +
          wordParagraph(
            `<w:hyperlink r:id="web">${wordRun('far')}</w:hyperlink><w:r><w:endnoteReference w:id="3"/></w:r>`,
          ),
      ),
    entries: { 'word/media/weir.png': aPng(40, 30) },
  })
}
