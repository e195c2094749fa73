import { cutSection } from './cut-section'
import { decodeMarkup } from './decode-markup'
import { encodePath } from './href'
import type { PreparedSection } from './prepared-section'
import { readSectionDocument, type SectionDocument } from './section-document'
import type { Place } from './style-sheet'
import { textDirection } from './text-direction'

export interface SectionInput extends Place {
  readonly markup: Uint8Array | string
  readonly mediaType: string
  /** It is one page, and never cut. */
  readonly isOnePage?: boolean | undefined
}

/** A prepared section together with its HTML. */
export interface SectionContent {
  readonly section: PreparedSection
  /** Characters of all the HTML, to know what it weighs. */
  readonly size: number
  /** HTML of one chunk. @throws {RangeError} for a chunk that is not there */
  readonly html: (chunk: number) => string
}

/**
 * Turns one resource of the reading order into safe HTML, cut for layout.
 *
 * The text of the HTML's text nodes, as `innerHTML` makes them, is what locator offsets count.
 */
export function prepareSection(input: SectionInput): SectionContent {
  const document = readDocument(input)
  const { facts, stylesheets, characters, leading } = document
  const { chunks, html } = cutSection(document, input.isOnePage)
  // A page with a fixed layout is drawn as its maker saw it, in a browser that asks no letters.
  const direction = facts.direction ?? (input.isOnePage ? undefined : textDirection(document.html))
  return {
    section: {
      href: input.href,
      ...facts,
      ...(direction && { direction }),
      ...(document.isRepaired && { isRepaired: true }),
      stylesheets: [...stylesheets],
      characters,
      leading,
      chunks,
    },
    size: document.html.length,
    html,
  }
}

/** One resource made safe, in one piece: what {@link prepareSection} cuts. */
export function readDocument(input: SectionInput): SectionDocument & { isRepaired?: boolean } {
  const { markup, mediaType } = input
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') return imageDocument(input)
  const source = typeof markup === 'string' ? markup : decodeMarkup(markup)
  if (
    mediaType !== 'text/html' ||
    /^\s*<\?xml\s|^[^>]*>?\s*<html[^>]+xmlns=/i.test(source.slice(0, 1_000))
  ) {
    const document = readSectionDocument(source, 'xml', input, mediaType)
    if (document) return document
  }
  const mode = mediaType === 'text/html' ? 'html' : 'html-from-xml'
  const document = readSectionDocument(source, mode, input, mediaType)
  if (!document) throw new RangeError('HTML is never given up')
  return { ...document, isRepaired: mode === 'html-from-xml' }
}

/** An image in the reading order is a page with nothing else on it. */
function imageDocument({ href, base }: SectionInput): SectionDocument {
  const html = `<img src="${base}${encodePath(href)}" alt="">`
  return { html, characters: 0, leading: 0, blocks: [], ids: [], facts: {}, stylesheets: [] }
}
