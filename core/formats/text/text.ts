import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, Source } from '#core/formats/format'
import type { Link, Manifest } from '#core/publication/publication'

import { startOf, type Block } from './block'
import { decodeText } from './encoding/decode-text'
import { detectLanguage, languageByName } from './language'
import type { LineLayout } from './layout'
import { isNamedAsText, looksLikeText } from './looks-like-text'
import { toMetadata } from './metadata'
import { normalise } from './normalise'
import { renderSection, startId } from './render'
import { addressOf, linkContents, toSections, toToc, type Section } from './sections'
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
  open: (source) => openText(source),
}

/** What a person decided about a text, where the app guessed wrong. */
export interface TextChoices {
  /** WHATWG name, or one of those in `encodings`. */
  readonly encoding?: string
  readonly lineLayout?: LineLayout
}

/** @throws {ReaderError} `publication/unsupported-format` when the bytes are no text */
export async function openText(
  source: Source,
  { encoding, lineLayout }: TextChoices = {},
): Promise<OpenedPublication> {
  const decoded = await decodeText(await source.bytes(), encoding)
  if (!decoded) {
    throw new ReaderError('publication/unsupported-format', 'Not a text file', {
      details: { fileName: source.fileName },
    })
  }
  const { text: decodedText, ...reading } = decoded
  const normalised = normalise(decodedText)
  const structure = findStructure(normalised, { fileName: source.fileName, lineLayout })
  const sections = toSections(structure)
  const language =
    languageByName(structure.fields.get('language')) ?? (await detectLanguage(structure.lines))
  const metadata = toMetadata(structure, source.fileName, language)
  const start = findStart(structure, sections, normalised.length)

  const manifest: Manifest = {
    format: text.name,
    mediaType: 'text/plain',
    metadata,
    readingOrder: sections.map(toLink),
    resources: [],
    toc: toToc(sections),
    landmarks: [{ type: 'bodymatter', label: metadata.title, href: start.href }],
    pageList: [],
    text: { ...reading, lineLayout: structure.layout.mode },
  }
  const byHref = new Map(sections.map((section) => [section.href, section]))
  const rendering = {
    title: metadata.title,
    language,
    vocabulary: createVocabulary(normalised),
    links: linkContents(sections),
    start: start.block,
  }
  return {
    manifest,
    read: async (href) => {
      const section = byHref.get(href)
      if (!section) return undefined
      const bytes = new TextEncoder().encode(renderSection(section, rendering))
      return { bytes, mediaType: contentType }
    },
  }
}

const contentType = 'application/xhtml+xml'

function toLink({ href, kind, continues, blocks }: Section): Link {
  const heading = blocks[0]?.heading
  return {
    href,
    mediaType: contentType,
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
