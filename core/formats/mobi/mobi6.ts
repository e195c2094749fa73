import { parseXml } from '#core/content/xml-tree'

import { isStart } from '../guide'
import { decode } from '../text/encoding/decode'

import { landmarkOf, type BookContent } from './book-content'
import type { MobiHeader } from './book-header'
import { readContentsLines, toToc, type ContentsLine } from './contents-index'
import { exthKinds, exthNumber } from './exth'
import { readContentsPage } from './contents-page'
import { asDocument } from './document'
import type { PalmDatabase } from './palm-database'
import { charactersOf, PlacedText, type Stretch } from './placed-text'
import type { BookResources } from './resources'

const mostSections = 20_000
const longestHead = 200_000

/**
 * MOBI 6 and before: one run of HTML. It is cut where it asks for a new page; links name places by their
 * byte (`filepos`), pictures are named by their number (`recindex`).
 */
export function readMobi6(
  text: Uint8Array,
  header: MobiHeader,
  database: PalmDatabase,
  resources: BookResources,
): BookContent {
  const { encoding } = header
  const characters = charactersOf(text)
  const head = lengthOfHead(characters)
  const stretches = cutAtPageBreaks(characters, head)
  const guide = readGuide(decode(text.subarray(0, Math.min(head, longestHead)), encoding))
  const lines = contentsOf()
  const marked = guide.find(({ type }) => isStart(type))?.place
  const start = marked ?? exthNumber(header.exth, exthKinds.startReading)
  const places = new PlacedText(text, characters, encoding, stretches, [
    ...linkTargets(characters),
    ...lines.flatMap(({ place }) => place ?? []),
    ...guide.map(({ place }) => place),
    ...(start === undefined ? [] : [start]),
  ])
  return {
    mediaType: 'text/html',
    sections: places.sections,
    styles: [],
    toc: toToc(lines, ({ place }) => (place === undefined ? undefined : places.addressOf(place))),
    landmarks: guide.flatMap(({ type, label, place }) =>
      landmarkOf(type, label, places.addressOf(place)),
    ),
    start: start === undefined ? undefined : places.addressOf(start),
    read(href) {
      const markup = places.markup(href)
      return markup && asDocument(toHtml(markup, places, resources), header.language)
    },
  }

  /** The index of contents, else the page of contents that the guide names. */
  function contentsOf(): ContentsLine[] {
    const fromIndex = readContentsLines(database, header.ncx)
    if (fromIndex.length > 0) return fromIndex
    const page = guide.find(({ type }) => /\btoc\b/i.test(type))?.place
    const stretch = page === undefined ? undefined : stretches.find(({ end }) => end > page)
    if (page === undefined || !stretch) return []
    return readContentsPage(
      decode(text.subarray(Math.max(page, stretch.start), stretch.end), encoding),
    )
  }
}

/** The guide and what else stands before the body. */
function lengthOfHead(characters: string): number {
  const body = /<body\b[^<>]*>/i.exec(characters.slice(0, longestHead))
  return body ? body.index + body[0].length : 0
}

/** Stretches between page breaks that have something to show. */
function cutAtPageBreaks(characters: string, head: number): Stretch[] {
  const stretches: Stretch[] = []
  let start = head
  const add = (end: number) => {
    if (end > start && isShown(characters.slice(start, end))) stretches.push({ start, end })
  }
  for (const { index, 0: tag } of characters.matchAll(/<\s*\/?\s*mbp:pagebreak\b[^<>]*>/gi)) {
    if (index < start || stretches.length >= mostSections) continue
    add(index)
    start = index + tag.length
  }
  add(characters.length)
  return stretches.length > 0 ? stretches : [{ start: 0, end: characters.length }]
}

/** Letters outside of tags, or a picture. */
const isShown = (characters: string): boolean =>
  /<(?:img|svg|video|audio|hr)\b/i.test(characters) ||
  /[^\s\0]/.test(characters.replace(/<[^<>]*>|&nbsp;/g, ''))

/** Places that links name. */
function linkTargets(characters: string): number[] {
  const targets = new Set<number>()
  for (const [, place] of characters.matchAll(/<[^<>]*\bfilepos\s*=\s*["']?(\d{1,10})/gi)) {
    targets.add(Number(place))
  }
  return [...targets]
}

const readGuide = (head: string) =>
  parseXml(head)
    .descendants('reference')
    .flatMap((reference) => {
      const place = Number.parseInt(reference.attribute('filepos') ?? '', 10)
      if (!(place >= 0)) return []
      const type = reference.attribute('type') ?? ''
      return [{ type, label: reference.attribute('title') ?? '', place }]
    })

/** Its tags with what browsers know in place of what only Mobipocket knew. */
function toHtml(markup: string, places: PlacedText, resources: BookResources): string {
  return markup.replace(/<([a-z][a-z0-9]*)\b([^<>]*)>/gi, (tag, name: string, written: string) => {
    const element = name.toLowerCase()
    if (element === 'a') return withAddress(tag, places)
    if (/\brecindex\b/i.test(written) || /\bmediarecindex\b/i.test(written)) {
      return withResources(tag, element, resources)
    }
    return spaced.has(element) && /\b(?:height|width)\s*=/i.test(written) ? withSpace(tag) : tag
  })
}

const withAddress = (tag: string, places: PlacedText): string =>
  tag.replace(/\bfilepos\s*=\s*["']?(\d{1,10})["']?/i, (_, place: string) => {
    const address = places.addressOf(Number(place))
    return address === undefined ? '' : `href="${address}"`
  })

function withResources(tag: string, element: string, resources: BookResources): string {
  const isMedia = element === 'audio' || element === 'video'
  return tag.replace(
    /\b(media|hi|lo)?recindex\s*=\s*["']?(\d{1,10})["']?/gi,
    (_, kind: string | undefined, number: string) => {
      const href = resources.hrefOf(Number(number))
      if (href === undefined || kind === 'hi' || kind === 'lo') return ''
      return isMedia && kind === undefined ? `poster="${href}"` : `src="${href}"`
    },
  )
}

/** Blocks whose height is the space above them, and whose width is the indent of their first line. */
const spaced = new Set(['p', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li'])

function withSpace(tag: string): string {
  const styles: string[] = []
  const bare = tag.replace(
    /\s(height|width)\s*=\s*["']?(-?[\d.]+)(em|pt|px|%)?["']?/gi,
    (_, name: string, size: string, unit = 'px') => {
      const property = name.toLowerCase() === 'height' ? 'margin-top' : 'text-indent'
      styles.push(`${property}:${size}${unit}`)
      return ''
    },
  )
  const hasStyle = styles.length === 0 || /\sstyle\s*=/i.test(bare)
  return hasStyle ? bare : bare.replace(/^<\w+/, `$& style="${styles.join(';')}"`)
}
