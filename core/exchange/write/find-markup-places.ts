import { contextLength } from '#core/anchoring/passage'
import { hidden } from '#core/content/chunk-text'
import { type FlatAttributes, type MarkupHandler, readMarkup } from '#core/content/markup-reader'
import { attributeOf } from '#core/content/style-collector'
import { cfiStep } from '#core/publication/cfi'

import type { MarkupPlace, PlacedRange } from '../markup-place'

interface MarkedSection {
  /** The document as the file has it. */
  readonly markup: string
  /** Its text by locator offset, as Octavo prepared it. */
  readonly text: string
  /** CFI of the document in its package, `/6/4[chapter-1]`; `undefined` where it has none. */
  readonly packagePath: string | undefined
}

/**
 * Finds ranges of a prepared section in the document that it was made of, by their words: what was left out or
 * added on the way does not matter, as long as the words themselves are there.
 *
 * @returns those that were found; none of a document that is not well-formed, of which every program makes
 *   another tree
 * @see https://idpf.org/epub/linking/cfi/
 */
export function findMarkupPlaces(
  { markup, text, packagePath }: MarkedSection,
  ranges: readonly PlacedRange[],
): Map<string, MarkupPlace> {
  const source = new SourceReader()
  const found = new Map<string, MarkupPlace>()
  if (!readMarkup(markup, 'xml', source)) return found
  const whole = squeezed(source.whole)
  const prepared = squeezed(text.replaceAll(hidden, ' '))
  for (const range of ranges) {
    const at = wordsAt(range, prepared, whole)
    if (at) found.set(range.id, source.describe(at, { packagePath, isPoint: range.isPoint }))
  }
  return found
}

/** A text without white space and soft hyphens, and where its characters stand in the whole one. */
interface Squeezed {
  readonly text: string
  readonly places: readonly number[]
}

function squeezed(text: string): Squeezed {
  const places = Array.from(text.matchAll(/[^\s\u00ad]/g), ({ index }) => index)
  return { text: text.replace(/[\s\u00ad]/g, ''), places }
}

interface TextRange {
  readonly from: number
  readonly to: number
}

/** Where the words of a range stand in the other text: nearest to as many words as stand before them. */
function wordsAt(range: TextRange, prepared: Squeezed, whole: Squeezed): TextRange | undefined {
  const from = firstAtLeast(prepared.places, range.from)
  const to = firstAtLeast(prepared.places, range.to)
  if (to <= from) return undefined
  // With the words around it, as far as those are the same.
  for (const around of [contextLength, 0]) {
    const start = Math.max(0, from - around)
    const at = nearest(whole.text, prepared.text.slice(start, to + around), start)
    if (at === undefined) continue
    const first = at + from - start
    return { from: whole.places[first]!, to: whole.places[first + to - from - 1]! + 1 }
  }
  return undefined
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function nearest(text: string, words: string, at: number): number | undefined {
  const behind = text.indexOf(words, at)
  const before = text.lastIndexOf(words, at)
  if (behind < 0 || before < 0)
    return behind < 0 && before < 0 ? undefined : Math.max(behind, before)
  return behind - at < at - before ? behind : before
}

interface SourceElement {
  readonly parent: SourceElement | null
  /** `/4[id]` */
  readonly step: string
  /** `p:nth-child(2)` */
  readonly css: string
  /** Where its text begins in the whole text. */
  readonly start: number
  /** Elements in it, and characters behind the last of them. */
  elements: number
  characters: number
}

/** Text between two elements. */
interface SourceRun {
  readonly element: SourceElement
  readonly start: number
  /** Odd, as CFIs count: what lies between the elements, which are even. */
  readonly step: number
  /** Characters of the same step before it. */
  readonly before: number
}

/** Reads where the text of a document’s body stands in its tree. */
class SourceReader implements MarkupHandler {
  /** All of it, as the file has it. */
  whole = ''
  readonly #runs: SourceRun[] = []
  readonly #starts: number[] = []
  readonly #root = anElement(null, '', '', 0)
  #current = this.#root
  #body: SourceElement | undefined

  open(name: string, attributes: FlatAttributes): void {
    const parent = this.#current
    const step = cfiStep(parent.elements, attributeOf(attributes, 'id'))
    parent.elements += 1
    parent.characters = 0
    const tag = /^[a-z][a-z\d]*$/i.test(name) ? name : '*'
    const isBody = this.#body === undefined && parent.parent === this.#root && tag === 'body'
    const css = isBody ? 'body' : `${tag}:nth-child(${parent.elements})`
    this.#current = anElement(parent, step, css, this.whole.length)
    if (isBody) this.#body = this.#current
  }

  close(): void {
    this.#current = this.#current.parent ?? this.#root
  }

  text(data: string): void {
    const element = this.#current
    if (!this.#body || !isWithin(element, this.#body)) return
    const { elements, characters: before } = element
    this.#runs.push({ element, start: this.whole.length, step: 2 * elements + 1, before })
    this.#starts.push(this.whole.length)
    element.characters += data.length
    this.whole += data
  }

  /** A range of the text. */
  describe(
    { from, to }: TextRange,
    { packagePath, isPoint }: { packagePath: string | undefined; isPoint: boolean },
  ): MarkupPlace {
    const [first, last] = [this.#runAt(from), this.#runAt(to - 1)]
    let around = first.element
    while (!isWithin(last.element, around)) around = around.parent!
    const codePoints = (at: number) => Array.from(this.whole.slice(around.start, at)).length
    const path = pathTo(around)
    const pointAt = (run: SourceRun, at: number) =>
      `${pathTo(run.element).slice(path.length)}/${run.step}:${run.before + at - run.start}`
    const range = `${path},${pointAt(first, from)},${pointAt(last, to)}`
    const place = isPoint ? `${path}${pointAt(first, from)}` : range
    return {
      css: selectorOf(around),
      start: codePoints(from),
      end: codePoints(to),
      cfi: packagePath === undefined ? null : `epubcfi(${packagePath}!${place})`,
      exact: this.whole.slice(from, to),
      before: this.whole.slice(Math.max(0, from - contextLength), from),
      after: this.whole.slice(to, to + contextLength),
    }
  }

  #runAt(at: number): SourceRun {
    return this.#runs[firstAtLeast(this.#starts, at + 1) - 1]!
  }
}

const anElement = (
  parent: SourceElement | null,
  step: string,
  css: string,
  start: number,
): SourceElement => ({ parent, step, css, start, elements: 0, characters: 0 })

function isWithin(element: SourceElement, other: SourceElement): boolean {
  for (let at: SourceElement | null = element; at; at = at.parent) if (at === other) return true
  return false
}

/** From the document element on, which has no step of its own. */
const pathTo = ({ parent, step }: SourceElement): string =>
  parent?.parent ? pathTo(parent) + step : ''

const selectorOf = ({ parent, css }: SourceElement): string =>
  css === 'body' || !parent ? css : `${selectorOf(parent)} > ${css}`
