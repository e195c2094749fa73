import type { XmlElement } from '#core/content/xml-tree'

import { labelOf, ListCounter, markOf, type ListLevel } from '../office/numbering'
import type { ListMark } from '../office/paragraph'

import { valueOf } from './properties'

/** The lists of a document, counted as its paragraphs come. */
export interface Numbering {
  /** @returns `undefined` for a list that there is not: the paragraph is none of its items */
  next(
    listId: string,
    level: number,
  ): { readonly mark: ListMark; readonly label: string } | undefined
}

interface List {
  readonly levels: readonly ListLevel[]
  /** Where a level begins anew with the first item of this very list. */
  readonly starts: Map<number, number>
  /** Lists of the same shape go on counting where another one stopped. */
  readonly counter: ListCounter
}

const mostLevels = 9

/** Reads `numbering.xml`. */
export function readNumbering(root: XmlElement): Numbering {
  const shapes = new Map<string, readonly ListLevel[]>()
  const elements = root.descendants('abstractnum')
  for (const element of elements) {
    const link = valueOf(element, 'numstylelink')
    const shape =
      link === undefined ? element : elements.find((one) => valueOf(one, 'stylelink') === link)
    shapes.set(element.attribute('abstractnumid') ?? '', readLevels(shape ?? element))
  }
  const counters = new Map<string, ListCounter>()
  const lists = new Map<string, List>()
  for (const element of root.descendants('num')) {
    const id = element.attribute('numid')
    const shape = valueOf(element, 'abstractnumid') ?? ''
    const levels = shapes.get(shape)
    if (id === undefined || !levels) continue
    const counter = counters.get(shape) ?? new ListCounter()
    counters.set(shape, counter)
    lists.set(id, { ...readOverrides(element, levels), counter })
  }

  return {
    next(listId, level) {
      const list = lists.get(listId)
      if (!list || !(level >= 0 && level < mostLevels)) return undefined
      const { levels, starts, counter } = list
      const numbers = counter.next(level, levels, starts.get(level))
      starts.delete(level)
      return { mark: markOf(levels, numbers), label: labelOf(levels, numbers) }
    },
  }
}

function readLevels(element: XmlElement): ListLevel[] {
  const levels: ListLevel[] = []
  for (const level of element.childrenNamed('lvl')) {
    const index = Number(level.attribute('ilvl') ?? 0)
    if (index >= 0 && index < mostLevels) levels[index] = readLevel(level)
  }
  // A level that is not described is numbered as usual.
  return Array.from(
    { length: mostLevels },
    (_, at) => levels[at] ?? { format: '1', template: `%${at + 1}.`, start: 1 },
  )
}

function readLevel(element: XmlElement): ListLevel {
  const start = Number(valueOf(element, 'start') ?? 1)
  return {
    format: formats[valueOf(element, 'numfmt') ?? 'decimal'] ?? '1',
    template: valueOf(element, 'lvltext') ?? '',
    start: Number.isInteger(start) ? start : 1,
  }
}

function readOverrides(
  element: XmlElement,
  levels: readonly ListLevel[],
): Pick<List, 'levels' | 'starts'> {
  const own = [...levels]
  const starts = new Map<number, number>()
  for (const override of element.childrenNamed('lvloverride')) {
    const index = Number(override.attribute('ilvl') ?? 0)
    if (!(index >= 0 && index < mostLevels)) continue
    const level = override.child('lvl')
    if (level) own[index] = readLevel(level)
    const start = Number(valueOf(override, 'startoverride') ?? NaN)
    if (Number.isInteger(start)) starts.set(index, start)
  }
  return { levels: own, starts }
}

const formats: Readonly<Record<string, string>> = {
  bullet: 'bullet',
  none: 'none',
  decimalZero: '01',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}
