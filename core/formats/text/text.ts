import { createSectionReader } from '#core/content/section-reader'
import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, Resource, Source } from '#core/formats/format'
import type { Link, Manifest, TextOptions } from '#core/publication/publication'

import { endOf, startOf, type Block } from './block'
import { createBytePlaces } from './encoding/byte-places'
import { decode } from './encoding/decode'
import { decodeAnyway, decodeText } from './encoding/decode-text'
import { decodeMixed } from './encoding/mixed'
import { detectLanguage, languageByName } from './language'
import { isNamedAsText, looksLikeText } from './looks-like-text'
import { titleOf, toMetadata } from './metadata'
import { normalise } from './normalise'
import { renderSection, startId } from './render'
import { addressOf, linkContents, toSections, toToc, type Section } from './sections'
import { hasCurlyQuotes } from './smart-punctuation'
import { createSourceText } from './source-text'
import { findStructure, type Structure } from './structure'
import { createVocabulary } from './vocabulary'

/**
 * Plain text. The file has no more than letters and line ends: encoding, paragraphs, headings, title
 * and language are all found out, and the result is written as XHTML when it is asked for.
 */
export const text: Format = {
  name: 'Plain text',
  mediaTypes: ['text/plain'],
  matches: ({ fileName, head }) => isNamedAsText(fileName) || looksLikeText(head),
  open: (source, options) => openText(source, options?.text),
}

/** @throws {ReaderError} `publication/unsupported-format` when the bytes are no text, and nobody said “anyway” */
export async function openText(
  source: Source,
  options: TextOptions = {},
): Promise<OpenedPublication> {
  const { fileName } = source
  const bytes = await source.bytes()
  const known = await decodeText(bytes, options.encoding)
  const decoded = known ?? (options.anyway ? await decodeAnyway(bytes) : undefined)
  if (!decoded) {
    throw new ReaderError('publication/unsupported-format', 'Not a text file', {
      details: { fileName, kind: 'no-text' },
    })
  }
  const normalised = normalise(decoded.text)
  const structure = findStructure(normalised, { lineLayout: options.lineLayout })
  const sections = toSections(structure)
  const language =
    languageByName(structure.fields.get('language')) ?? (await detectLanguage(structure.lines))
  const metadata = toMetadata(structure, fileName, language)
  const start = findStart(structure, sections, normalised.length)

  const { encoding, how, confidence, damage, skipped } = decoded
  const manifest: Manifest = {
    format: text.name,
    mediaType: 'text/plain',
    metadata,
    readingOrder: sections.map(toLink),
    resources: [],
    toc: toToc(sections),
    landmarks: [{ type: 'bodymatter', label: metadata.title, href: start.href }],
    pageList: [],
    text: {
      encoding,
      how,
      confidence,
      damage,
      // What would have been read without it needs no “anyway”, and is not said to have been read so.
      options:
        known && options.encoding === undefined ? { ...options, anyway: undefined } : options,
      ...factsOf(structure, fileName),
      isTypographic: hasCurlyQuotes(normalised),
    },
  }
  const byHref = new Map(sections.map((section) => [section.href, section]))
  const rendering = {
    title: metadata.title,
    language,
    vocabulary: createVocabulary(normalised),
    links: linkContents(sections),
    start: start.block,
  }
  const read = async (href: string): Promise<Resource | undefined> => {
    const section = byHref.get(href)
    if (!section) return undefined
    const bytes = new TextEncoder().encode(renderSection(section, rendering))
    return { bytes, mediaType: contentType }
  }
  const isMixed = how === 'mixed'
  const sourceText = createSourceText({
    encoding: isMixed ? `${encoding}, mixed` : encoding,
    text: normalised,
    sections,
    content: (index) => createSectionReader({ manifest, read }, '/').content(index),
    // Read again when it is needed: a file's bytes are not kept beside its text.
    bytePlaces: async () =>
      createBytePlaces(
        await source.bytes(),
        skipped,
        (part) => (isMixed ? decodeMixed(part, encoding) : decode(part, encoding)),
        unitOf(encoding),
      ),
  })
  return { manifest, read, sourceText }
}

const unitOf = (encoding: string): number =>
  encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 1

/** What was found in the text, for people who want to know why it looks as it does. */
function factsOf(structure: Structure, fileName: string) {
  const { layout, front, body } = structure
  const notices = body.filter(({ kind, continues }) => kind === 'notice' && !continues)
  return {
    lineLayout: layout.mode,
    titleFrom: titleOf(structure, fileName).from,
    chapters: body.filter(({ kind }) => kind === 'heading').length,
    notices: front.filter(({ epigraph }) => !epigraph).length + notices.length,
    epigraphs: [...front, ...body].filter(({ epigraph }) => epigraph === 'attribution').length,
  }
}

const contentType = 'application/xhtml+xml'

function toLink({ href, kind, continues, blocks }: Section): Link {
  const heading = blocks[0]?.heading
  const last = blocks.at(-1)
  return {
    href,
    mediaType: contentType,
    ...(last && { byteLength: endOf(last) - startOf(blocks[0]!) }),
    ...(heading && { title: heading.label }),
    ...(kind === 'about' && { linear: false }),
    // Not a property of EPUB: the section goes on where the one before it stops.
    ...(continues && { properties: ['continued'] }),
  }
}

/** Where the story starts: after what stands before it, at the first heading if that comes soon. */
function findStart(
  { front }: Structure,
  sections: readonly Section[],
  length: number,
): { readonly href: string; readonly block: Block | undefined } {
  const first = sections[0]!
  for (const section of sections) {
    const block = section.blocks.find(({ kind }) => kind === 'heading')
    if (!block) continue
    if (startOf(block) > 0.1 * length) break
    return { href: addressOf(section, block), block }
  }
  // With nothing before the story, its first section says enough.
  const block = front.length > 0 ? first.blocks[0] : undefined
  return { href: block ? `${first.href}#${startId}` : first.href, block }
}
