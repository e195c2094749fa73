import { isStart } from '../guide'
import { decode } from '../text/encoding/decode'

import { landmarkOf, type BookContent } from './book-content'
import type { MobiHeader } from './book-header'
import { readContentsLines, toToc } from './contents-index'
import { withLanguage } from './document'
import { exthKinds, exthNumber } from './exth'
import { readIndex } from './index-records'
import { putTogether, readParts } from './kf8-parts'
import type { PalmDatabase } from './palm-database'
import { charactersOf, PlacedText, type Stretch } from './placed-text'
import type { BookResources } from './resources'

/** Number of a fragment, and a place in it. */
type Target = readonly [fragment: number, offset: number]

/**
 * KF8, also called AZW3: the documents of an EPUB in one run of text, with style sheets and drawings as
 * flows of their own. Links name a fragment of a document and a place in it.
 *
 * @param database its records counted from the header of the KF8 part
 */
export function readKf8(
  text: Uint8Array,
  header: MobiHeader,
  database: PalmDatabase,
  resources: BookResources,
): BookContent {
  const { encoding, language } = header
  const [main, ...flows] = readFlows(text, header, database)
  const { bytes, documents, fragments } = readDocuments(main!, header, database)
  const characters = charactersOf(bytes)
  const lines = readContentsLines(database, header.ncx)
  const guide = readGuide(header, database)
  const placeOf = ([fragment, offset]: Target): number[] => {
    const start = fragments[fragment]?.insertAt
    return start === undefined ? [] : [start + offset]
  }
  const marked = guide.find(({ type }) => isStart(type))?.target
  const start = marked ? placeOf(marked)[0] : exthNumber(header.exth, exthKinds.startReading)
  const places = new PlacedText(bytes, characters, encoding, documents, [
    ...linkTargets(characters).flatMap(placeOf),
    ...lines.flatMap(({ fragment }) => (fragment ? placeOf(fragment) : [])),
    ...guide.flatMap(({ target }) => placeOf(target)),
    ...(start === undefined ? [] : [start]),
  ])
  const addressOf = (target: Target | undefined): string | undefined => {
    const [place] = target ? placeOf(target) : []
    return place === undefined ? undefined : places.addressOf(place)
  }
  const styles = new Map(
    flows.flatMap((flow, index) =>
      isDrawing(flow) ? [] : [[styleName(index + 1), flow] as const],
    ),
  )
  const drawingOf = (number: string): string | undefined => {
    const flow = flows[parseNumber(number) - 1]
    return flow && isDrawing(flow) ? withoutProlog(decode(flow, encoding)) : undefined
  }
  /** Addresses of Kindle's own as those that this publication has. */
  const resolve = (markup: string): string =>
    withDrawings(markup, drawingOf)
      .replace(link, (_, fragment: string, offset: string) => {
        return addressOf([parseNumber(fragment), parseNumber(offset)]) ?? ''
      })
      .replace(embedded, (_, number: string) => resources.hrefOf(parseNumber(number)) ?? '')
      .replace(flowing, (_, number: string) => styleName(parseNumber(number)))

  return {
    mediaType: 'application/xhtml+xml',
    sections: places.sections,
    styles: [...styles.keys()],
    toc: toToc(lines, ({ fragment }) => addressOf(fragment)),
    landmarks: guide.flatMap(({ type, label, target }) =>
      landmarkOf(type, label, addressOf(target)),
    ),
    start: start === undefined ? undefined : places.addressOf(start),
    read(href) {
      const style = styles.get(href)
      if (style) return resolve(decode(style, encoding))
      const markup = places.markup(href)
      return markup && withLanguage(resolve(markup), language)
    },
  }
}

const number = '([0-9a-v]{1,10})'
const type = '(?:\\?mime=[\\w/+.-]*)?'
const link = new RegExp(`kindle:pos:fid:${number}:off:${number}`, 'gi')
const embedded = new RegExp(`kindle:embed:${number}${type}`, 'gi')
const flowing = new RegExp(`kindle:flow:${number}${type}`, 'gi')
/** A drawing shown as a picture: its own pictures would not be loaded, so it is put in its place. */
const drawing = new RegExp(`<img\\b[^<>]*kindle:flow:${number}\\?mime=image/svg\\+xml[^<>]*>`, 'gi')

const parseNumber = (digits: string): number => Number.parseInt(digits, 32)
const styleName = (flow: number): string => `style-${flow}.css`

const isDrawing = (flow: Uint8Array): boolean =>
  /<svg[\s>]/i.test(charactersOf(flow.subarray(0, 1_000)))

/** For one section: a drawing that is shown a thousand times must not fill the memory. */
const mostDrawn = 8_000_000

function withDrawings(markup: string, drawingOf: (number: string) => string | undefined): string {
  let drawn = 0
  return markup.replace(drawing, (tag, number: string) => {
    const inner = drawn > mostDrawn ? undefined : drawingOf(number)
    drawn += inner?.length ?? 0
    return inner ?? tag
  })
}

const withoutProlog = (drawing: string): string => drawing.replace(/^[^]*?(?=<svg[\s>])/i, '')

/** The runs of text; the first one has the documents. A damaged list means that there is only that one. */
function readFlows(
  text: Uint8Array,
  { flows }: MobiHeader,
  database: PalmDatabase,
): readonly Uint8Array[] {
  if (flows === undefined) return [text]
  try {
    const record = database.record(flows)
    if (!record.hasName('FDST')) return [text]
    const count = Math.min(record.uint32(8), (record.length - 12) / 8)
    const stretches = Array.from({ length: count }, (_, index) =>
      text.subarray(record.uint32(12 + index * 8), record.uint32(16 + index * 8)),
    )
    return stretches[0] && stretches[0].length > 0 ? stretches : [text]
  } catch {
    return [text]
  }
}

/** The documents put together; where their parts are not known, the text as it lies there. */
function readDocuments(flow: Uint8Array, header: MobiHeader, database: PalmDatabase) {
  try {
    const parts = readParts(header, database)
    const bytes = new Uint8Array(flow)
    const documents = putTogether(bytes, parts)
    if (documents.length > 0) return { bytes, documents, fragments: parts.fragments }
  } catch {
    // Out of order, and still all of its words.
  }
  const whole: Stretch = { start: 0, end: flow.length }
  return { bytes: flow, documents: [whole], fragments: [] }
}

function linkTargets(characters: string): Target[] {
  const targets = new Map<string, Target>()
  for (const [address, fragment, offset] of characters.matchAll(link)) {
    targets.set(address, [parseNumber(fragment!), parseNumber(offset!)])
  }
  return [...targets.values()]
}

const guideTags = { label: 1, file: 3, fragment: 6 }

function readGuide({ guide }: MobiHeader, database: PalmDatabase) {
  if (guide === undefined) return []
  try {
    const index = readIndex(database, guide)
    return index.entries.map(({ name, tags }) => {
      const [fragment = 0, offset = 0] =
        tags.get(guideTags.fragment) ?? tags.get(guideTags.file) ?? []
      const label = index.text(tags.get(guideTags.label)?.[0]) ?? ''
      return { type: name, label, target: [fragment, offset] as const }
    })
  } catch {
    return []
  }
}
