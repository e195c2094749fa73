import type { XmlElement } from '#core/content/xml-tree'
import { ReaderError } from '#core/errors'
import type { Container, Format, Source } from '#core/formats/format'

import { openDocument } from '../document/open-document'
import { readCoreProperties } from '../office/core-properties'
import { documentMarkup, findIn } from '../office/document-markup'
import { NoteCollector } from '../office/notes'

import { BodyReader, type NotesPart } from './body'
import { mainLanguage } from './main-language'
import { readNumbering } from './numbering'
import { findDocument, readPart, readRelated, readRelationships, type Relationships } from './parts'
import { readStyles } from './styles'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Word’s documents since 2007. What is meant is kept: headings, lists, notes, emphasis, tables, pictures;
 * faces, sizes and colours are left to the reader. Of tracked changes the newest text counts; comments are
 * not part of it.
 */
export const docx: Format = {
  name: 'Word',
  mediaTypes: [mediaType],

  async matches(source: Source) {
    const [p, k] = source.head
    if (p !== 0x50 || k !== 0x4b) return false
    try {
      const container = await source.container()
      const isPackage = container.byteLength('[Content_Types].xml') !== undefined
      return isPackage && (await findDocument(container)) !== undefined
    } catch {
      // A damaged archive is worth an error that says so.
      return /\.do[ct][xm]$/i.test(source.fileName)
    }
  },

  async open(source) {
    const container = await source.container()
    const path = await findDocument(container)
    const root = path === undefined ? undefined : await readPart(container, path)
    const body = root?.descendants('body')[0]
    if (path === undefined || !body) {
      throw new ReaderError('publication/corrupted', 'No document in the package', {
        details: { fileName: source.fileName },
      })
    }
    const relationships = await readRelationships(container, path)
    const styles = readStyles(await readRelated(container, relationships, 'styles'))
    const base = { ...styles.base, ...styles.normal?.run }
    const { language, isSaid } = mainLanguage(body, base)
    const notes = new NoteCollector()
    const reader = new BodyReader(
      {
        styles,
        numbering: readNumbering(await readRelated(container, relationships, 'numbering')),
        notes,
        footnotes: await readNotes(container, relationships, 'footnotes'),
        endnotes: await readNotes(container, relationships, 'endnotes'),
        language,
      },
      relationships,
    )
    const text = reader.read(body)
    const isFromRight = reader.paragraphsFromRight * 2 > reader.paragraphs
    const properties = await readRelated(
      container,
      await readRelationships(container, ''),
      'core-properties',
    )
    return openDocument(source, {
      format: docx.name,
      mediaType,
      markup: documentMarkup([...text, ...notes.finish()], isFromRight ? 'rtl' : undefined),
      markupType: 'application/xhtml+xml',
      href: 'document.xhtml',
      find: findIn(container),
      metadata: {
        ...(isSaid && language !== undefined && { language }),
        ...readCoreProperties(properties),
      },
      presumedLanguage: language,
    })
  },
}

async function readNotes(
  container: Container,
  relationships: Relationships,
  type: 'footnotes' | 'endnotes',
): Promise<NotesPart> {
  const root = await readRelated(container, relationships, type)
  const path = [...relationships.values()].find((one) => one.type === type)?.target
  const byId = new Map<string, XmlElement>()
  for (const note of root.descendants(type.slice(0, -1))) {
    const id = note.attribute('id')
    // The lines that part notes from text are kept among them.
    if (id !== undefined && note.attribute('type') === undefined) byId.set(id, note)
  }
  return {
    byId,
    relationships: path === undefined ? new Map() : await readRelationships(container, path),
  }
}
