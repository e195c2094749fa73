import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { createVocabulary } from '#core/formats/text/vocabulary'

import { piecesOf } from '../page-text'
import { kindOf } from './block-kind'
import { findBlocks } from './find-blocks'
import { findLines } from './find-lines'
import { findPlace, type FoundPlace } from './find-place'
import type { PlacedLine } from './line'
import { measureLines } from './measure-lines'
import { orderLines } from './order-lines'
import { renderSection } from './render-section'
import { reach, withoutRunningHeads, type Neighbour, type PageLines } from './running-heads'
import type { OutlinePlace, PlannedSection } from './section-plan'

/** More lines on a page are a drawing. */
const mostLines = 3_000
/** Pages kept in memory: a section, and what lies around it. */
const keptPages = 64
/** Pages looked at, and letters on each of them on average, to say that there is text. */
const sampled = 8
const fewestLetters = 60

interface ReadPage extends PageLines {
  /** Points from above of a height in the page's own space. */
  readonly fromAbove: (top: number) => number
}

/** A page as it is read: without heads, and with what the outline says of it. */
interface TextPage {
  readonly lines: readonly PlacedLine[]
  readonly places: readonly (FoundPlace & { readonly place: OutlinePlace })[]
}

interface TextViewOptions {
  readonly document: PDFDocumentProxy
  readonly sections: readonly PlannedSection[]
  readonly places: readonly OutlinePlace[]
  /** What a page is called, by its index. */
  readonly labelOf: (page: number) => string
}

/** The text of all pages, put together again to paragraphs that flow, in sections. */
export class TextView {
  readonly #options: TextViewOptions
  /** In order of last use. */
  readonly #pages = new Map<number, Promise<ReadPage>>()

  constructor(options: TextViewOptions) {
    this.#options = options
  }

  /** The words of a few pages; none where letters are not to be had: a book that was only photographed. */
  async samples(): Promise<string[]> {
    const { numPages } = this.#options.document
    const count = Math.min(numPages, sampled)
    const samples: string[] = []
    let letters = 0
    for (let at = 0; at < count; at++) {
      const { lines } = await this.#page(Math.floor((at * numPages) / count))
      letters += lines.reduce((sum, { text }) => sum + text.length, 0)
      samples.push(lines.map(({ text }) => text).join(' '))
    }
    return letters / count >= fewestLetters ? samples : []
  }

  /**
   * @param language of the publication
   * @returns a section as XHTML
   */
  async section(index: number, language: string | undefined): Promise<string> {
    const { sections, document } = this.#options
    const [here, next] = [sections[index]!, sections[index + 1]]
    const [from, to] = [await this.#cut(here), next && (await this.#cut(next))]
    const lines: PlacedLine[] = []
    const headings = new Map<PlacedLine, number>()
    const ids = new IdPlaces()
    for (let page = here.page; page <= (next?.page ?? document.numPages - 1); page++) {
      const { lines: all, places } = await this.#textOf(page)
      const start = page === here.page ? from : 0
      const end = page === next?.page ? to! : all.length
      if (page !== next?.page || end > 0) ids.add(pageId(page), all[start], start < end)
      for (const { place, index: at, isHeading } of places) {
        if (at < start || at >= end) continue
        ids.add(entryId(place.entry), all[at], true)
        if (isHeading) headings.set(all[at]!, Math.min(place.depth + 1, 4))
      }
      lines.push(...all.slice(start, end))
    }
    const measure = measureLines(lines)
    const levelOf = (line: PlacedLine) => headings.get(line)
    const blocks = findBlocks(lines, measure, (line) => headings.has(line))
    return renderSection({
      blocks: blocks.map((block) => ({ ...block, kind: kindOf(block, measure, levelOf) })),
      idsAt: (line) => ids.at(line),
      trailing: ids.left,
      language,
      vocabulary: createVocabulary(lines.map(({ text }) => text).join('\n')),
    })
  }

  /** Index of the line with which a section begins, on its first page. */
  async #cut({ page, place }: PlannedSection): Promise<number> {
    const { lines, places } = await this.#textOf(page)
    if (place) return places.find((found) => found.place === place)?.index ?? 0
    if (page === 0) return 0
    // A paragraph belongs to the section in which it begins.
    const before = (await this.#textOf(page - 1)).lines
    const both = [...before, ...lines]
    const blocks = findBlocks(both, measureLines(both), () => false)
    const first = blocks.find((block) => block.lines[0]!.page === page)?.lines[0]
    return first ? lines.indexOf(first) : lines.length
  }

  async #textOf(index: number): Promise<TextPage> {
    const { document, places, labelOf } = this.#options
    const page = await this.#page(index)
    const around: Neighbour[] = []
    for (let by = -reach; by <= reach; by++) {
      const at = index + by
      if (by !== 0 && at >= 0 && at < document.numPages) {
        around.push({ by, page: await this.#page(at) })
      }
    }
    const lines = withoutRunningHeads(page, around, labelOf(index))
    return {
      lines,
      places: places
        .filter((place) => place.page === index)
        .map((place) => {
          const height = place.top === undefined ? undefined : page.fromAbove(place.top)
          return { place, ...findPlace(place, lines, height) }
        }),
    }
  }

  #page(index: number): Promise<ReadPage> {
    const known = this.#pages.get(index)
    const page = known ?? this.#read(index)
    this.#pages.delete(index)
    this.#pages.set(index, page)
    for (const old of [...this.#pages.keys()].slice(0, -keptPages)) this.#pages.delete(old)
    return page
  }

  /** A page that cannot be read has no text. */
  async #read(index: number): Promise<ReadPage> {
    try {
      const page = await this.#options.document.getPage(index + 1)
      const viewport = page.getViewport({ scale: 1 })
      const found = findLines(await piecesOf(page), viewport.transform)
      page.cleanup()
      return {
        lines: orderLines(found.slice(0, mostLines), index),
        height: viewport.height,
        fromAbove: (top) => Number(viewport.convertToViewportPoint(0, top)[1]),
      }
    } catch {
      return { lines: [], height: 1, fromAbove: () => 0 }
    }
  }
}

/** Id of the place at which a page begins. */
const pageId = (page: number): string => `page-${page + 1}`
/** Id of the place to which an entry of the outline leads. */
export const entryId = (entry: number): string => `entry-${entry}`

/** Ids by the line before which they stand; those of pages without a line wait for the next one. */
class IdPlaces {
  readonly #byLine = new Map<PlacedLine, string[]>()
  left: string[] = []

  add(id: string, line: PlacedLine | undefined, isThere: boolean): void {
    if (!isThere || !line) {
      this.left.push(id)
      return
    }
    this.#byLine.set(line, [...(this.#byLine.get(line) ?? []), ...this.left, id])
    this.left = []
  }

  at(line: PlacedLine): readonly string[] {
    return this.#byLine.get(line) ?? []
  }
}
