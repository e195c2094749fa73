import type { XmlElement } from '#core/content/xml-tree'

import { labelOf, ListCounter, markOf, type ListLevel } from '../office/numbering'
import type { ListMark } from '../office/paragraph'

const mostLevels = 10

/** The levels of `<text:list-style>` or `<text:outline-style>`. */
export function readLevels(style: XmlElement | undefined): ListLevel[] {
  const levels: ListLevel[] = []
  for (const element of style?.elements ?? []) {
    const level = Number(element.attribute('level') ?? Number.NaN)
    if (level >= 1 && level <= mostLevels) levels[level - 1] = readLevel(element, level)
  }
  return Array.from(
    { length: mostLevels },
    (_, at) => levels[at] ?? { format: 'bullet', template: '', start: 1 },
  )
}

function readLevel(element: XmlElement, level: number): ListLevel {
  const start = Number(element.attribute('start-value') ?? 1)
  const format = element.attribute('num-format')
  const isNumber = /-number$|^outline-level-style$/.test(element.name)
  // A level without a format shows no number at all.
  if (!isNumber || format === undefined) {
    return { format: isNumber ? 'none' : 'bullet', template: '', start: 1 }
  }
  const shown = Math.max(1, Number(element.attribute('display-levels') ?? 1) || 1)
  const numbers = Array.from({ length: Math.min(shown, level) }, (_, at) => level - at)
    .reverse()
    .map((number) => `%${number}`)
    .join('.')
  return {
    format: /^[1aAiI]$/.test(format) ? format : '1',
    template: `${element.attribute('num-prefix') ?? ''}${numbers}${element.attribute('num-suffix') ?? ''}`,
    start: Number.isInteger(start) ? start : 1,
  }
}

/** A list of the document, or the numbers of its headings. */
export class CountedList {
  readonly #levels: readonly ListLevel[]
  readonly #counter: ListCounter

  constructor(levels: readonly ListLevel[], counter = new ListCounter()) {
    this.#levels = levels
    this.#counter = counter
  }

  /** The same numbers, with the marks of another style. */
  withLevels(levels: readonly ListLevel[]): CountedList {
    return new CountedList(levels, this.#counter)
  }

  /** @param level 0 for the outermost */
  next(level: number, start?: number): { readonly mark: ListMark; readonly label: string } {
    const at = Math.min(level, mostLevels - 1)
    const numbers = this.#counter.next(at, this.#levels, start)
    return { mark: markOf(this.#levels, numbers), label: labelOf(this.#levels, numbers) }
  }
}
