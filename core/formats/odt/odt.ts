import { decodeMarkup } from '#core/content/decode-markup'
import { decodePercent } from '#core/content/href'
import { parseXml, XmlElement } from '#core/content/xml-tree'
import { ReaderError } from '#core/errors'
import type { Container, Format, Source } from '#core/formats/format'

import { openDocument } from '../document/open-document'
import { readCoreProperties } from '../office/core-properties'
import { documentMarkup, findIn } from '../office/document-markup'
import { NoteCollector } from '../office/notes'

import { BodyReader } from './body'
import { mainLanguage } from './main-language'
import { readStyles } from './styles'

const mediaType = 'application/vnd.oasis.opendocument.text'

/**
 * OpenDocument texts, as an archive or as one file of XML (`.fodt`). What is meant is kept: headings,
 * lists, notes, emphasis, tables, pictures; faces, sizes and colours are left to the reader. Comments and
 * deleted text are not part of it.
 */
export const odt: Format = {
  name: 'OpenDocument',
  mediaTypes: [mediaType],

  async matches(source: Source) {
    const start = String.fromCharCode(...source.head)
    if (!start.startsWith('PK')) return isFlat(start)
    // An archive that says in its first entry what it is need not be opened.
    const declared = /mimetype(application\/[\w.+-]+)/.exec(start.slice(0, 150))?.[1]
    if (declared !== undefined) return declared.startsWith(mediaType)
    try {
      const container = await source.container()
      const type = await container.read('mimetype')
      return type !== undefined && decodeMarkup(type.subarray(0, 100)).startsWith(mediaType)
    } catch {
      // A damaged archive is worth an error that says so.
      return /\.ot?[dt]t$/i.test(source.fileName)
    }
  },

  async open(source) {
    const isArchive = source.head[0] === 0x50 && source.head[1] === 0x4b
    const container = isArchive ? await source.container() : undefined
    const parts = container ? await readParts(container, source) : await readFlat(source)
    const body = parts.content.descendants('body')[0]?.child('text')
    if (!body) {
      throw new ReaderError('publication/corrupted', 'No text in the document', {
        details: { fileName: source.fileName },
      })
    }
    const styles = readStyles([parts.styles, parts.content])
    const { language, isSaid } = mainLanguage(body, styles)
    const notes = new NoteCollector()
    const reader = new BodyReader({ styles, notes, language, targets: targetsIn(body) })
    const content = reader.read(body)
    const isFromRight = reader.paragraphsFromRight * 2 > reader.paragraphs
    return openDocument(source, {
      format: odt.name,
      mediaType,
      markup: documentMarkup([...content, ...notes.finish()], isFromRight ? 'rtl' : undefined),
      markupType: 'application/xhtml+xml',
      href: 'document.xhtml',
      find: container ? findIn(container) : async () => undefined,
      metadata: {
        ...(isSaid && language !== undefined && { language }),
        ...readCoreProperties(parts.meta),
      },
      presumedLanguage: language,
    })
  },
}

const isFlat = (start: string): boolean =>
  /<office:document[\s>]/.test(start) && start.includes(`"${mediaType}"`)

interface Parts {
  readonly content: XmlElement
  readonly styles: XmlElement
  readonly meta: XmlElement
}

async function readParts(container: Container, { fileName }: Source): Promise<Parts> {
  const read = async (path: string) => {
    const bytes = await container.read(path)
    return bytes ? parseXml(decodeMarkup(bytes)) : new XmlElement('')
  }
  const manifest = await read('META-INF/manifest.xml')
  if (manifest.descendants('encryption-data').length > 0) {
    throw new ReaderError('publication/encrypted', 'A document under a password', {
      details: { fileName, scheme: 'a password' },
    })
  }
  return {
    content: await read('content.xml'),
    styles: await read('styles.xml'),
    meta: await read('meta.xml'),
  }
}

async function readFlat(source: Source): Promise<Parts> {
  const root = parseXml(decodeMarkup(await source.bytes()))
  return { content: root, styles: new XmlElement(''), meta: root.descendants('meta')[0] ?? root }
}

/** Places in the text to which its links lead. */
function targetsIn(body: XmlElement): ReadonlySet<string> {
  const targets = new Set<string>()
  for (const link of body.descendants('a')) {
    const href = link.attribute('href')
    if (href?.startsWith('#')) targets.add(decodePercent(href.slice(1)))
  }
  return targets
}
