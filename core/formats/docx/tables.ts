import type { XmlElement } from '#core/content/xml-tree'

import { valueOf } from './properties'

/** A cell, and how far it reaches. */
export interface Cell {
  readonly element: XmlElement
  readonly columns: number
  rows: number
}

export interface Row {
  readonly isHeader: boolean
  readonly cells: readonly Cell[]
}

const mostColumns = 1_000

/** Rows and cells of `<w:tbl>`; a cell that goes on from above belongs to the one that begins it. */
export function readRows(table: XmlElement): Row[] {
  const rows: Row[] = []
  /** The cell that may go on, by the column in which it begins. */
  let above = new Map<number, Cell>()
  for (const row of rowsOf(table)) {
    const properties = row.child('trpr')
    if (properties?.child('del')) continue
    const cells: Cell[] = []
    const here = new Map<number, Cell>()
    let column = Number((properties && valueOf(properties, 'gridbefore')) ?? 0) || 0
    for (const element of cellsOf(row)) {
      const own = element.child('tcpr')
      const span = Number((own && valueOf(own, 'gridspan')) ?? 1)
      const columns = span >= 1 && span <= mostColumns ? Math.floor(span) : 1
      const merge = own && valueOf(own, 'vmerge')
      const goesOn = merge !== undefined && merge !== 'restart' ? above.get(column) : undefined
      const cell = goesOn ?? { element, columns, rows: 1 }
      if (goesOn) goesOn.rows++
      else cells.push(cell)
      here.set(column, cell)
      column += columns
    }
    above = here
    rows.push({ isHeader: properties?.child('tblheader') !== undefined, cells })
  }
  return rows
}

/** Rows may be wrapped in controls and in what was inserted. */
const rowsOf = (table: XmlElement): XmlElement[] => inner(table, 'tr')
const cellsOf = (row: XmlElement): XmlElement[] => inner(row, 'tc')

const wrappers = new Set(['sdt', 'sdtcontent', 'customxml', 'ins'])

const inner = (parent: XmlElement, name: string): XmlElement[] =>
  parent.elements.flatMap((element) => {
    if (element.name === name) return [element]
    return wrappers.has(element.name) ? inner(element, name) : []
  })
