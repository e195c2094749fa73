import { toElements } from '../office/blocks'
import type { Element } from '../office/element'
import type { Block } from '../office/paragraph'
import { tableMarkup, type TableCell } from '../office/tables'

/** What `\trowd` and the words after it say of a row. */
export interface RowDefinition {
  isHeader: boolean
  readonly cells: CellDefinition[]
}

interface CellDefinition {
  /** Its right edge, in twentieths of a point. */
  readonly right: number
  readonly across: Merge
  readonly down: Merge
}

type Merge = 'none' | 'first' | 'more'

export interface Row {
  readonly definition: RowDefinition
  readonly cells: readonly (readonly Block[])[]
}

const mostCells = 1_000

/** Collects what is said of a row: the words for a cell come before the one that ends it. */
export class RowReader {
  #definition: RowDefinition = { isHeader: false, cells: [] }
  #across: Merge = 'none'
  #down: Merge = 'none'

  get definition(): RowDefinition {
    return this.#definition
  }

  /** @returns whether the word is one of rows */
  take(name: string, value: number | undefined): boolean {
    switch (name) {
      case 'trowd':
        this.#definition = { isHeader: false, cells: [] }
        return true
      case 'trhdr':
        this.#definition.isHeader = true
        return true
      case 'clmgf':
      case 'clmrg':
        this.#across = name === 'clmgf' ? 'first' : 'more'
        return true
      case 'clvmgf':
      case 'clvmrg':
        this.#down = name === 'clvmgf' ? 'first' : 'more'
        return true
      case 'cellx':
        if (this.#definition.cells.length < mostCells) {
          this.#definition.cells.push({
            right: value ?? 0,
            across: this.#across,
            down: this.#down,
          })
        }
        this.#across = 'none'
        this.#down = 'none'
        return true
      default:
        return false
    }
  }
}

interface OpenCell {
  readonly blocks: readonly Block[]
  readonly left: number
  right: number
  rows: number
}

/** Rows as a table: their cells reach as far as their edges say. */
export function toTable(rows: readonly Row[]): Element[] {
  let above = new Map<number, OpenCell>()
  const laid = rows.map(({ definition, cells }) => {
    const own: OpenCell[] = []
    const here = new Map<number, OpenCell>()
    let left = 0
    for (const [at, blocks] of cells.entries()) {
      const { right, across, down } = definition.cells[at] ?? {
        right: left + 1,
        across: 'none',
        down: 'none',
      }
      const before = own.at(-1)
      const upper = down === 'more' ? above.get(left) : undefined
      if (across === 'more' && before) before.right = right
      else if (upper) {
        upper.rows++
        here.set(left, upper)
      } else {
        const cell = { blocks, left, right, rows: 1 }
        own.push(cell)
        here.set(left, cell)
      }
      left = right
    }
    above = here
    return { isHeader: definition.isHeader, cells: own }
  })
  const edges = [...new Set(laid.flatMap(({ cells }) => cells.map(({ right }) => right)))].sort(
    (one, other) => one - other,
  )
  return tableMarkup(
    laid.map(({ isHeader, cells }) => ({
      isHeader,
      cells: cells.map(({ blocks, left, right, rows: count }): TableCell => ({
        content: toElements(blocks),
        columns: Math.max(1, edges.filter((edge) => edge > left && edge <= right).length),
        rows: count,
      })),
    })),
  )
}
