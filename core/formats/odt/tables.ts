import type { XmlElement } from '#core/content/xml-tree'

interface Cell {
  readonly element: XmlElement
  readonly columns: number
  readonly rows: number
}

interface Row {
  readonly isHeader: boolean
  readonly cells: readonly Cell[]
}

const most = 1_000

/** Rows and cells of `<table:table>`. */
export const readRows = (table: XmlElement): Row[] => rowsIn(table, false)

function rowsIn(parent: XmlElement, isHeader: boolean): Row[] {
  return parent.elements.flatMap((child) => {
    switch (child.name) {
      case 'table-row':
        return { isHeader, cells: cellsOf(child) }
      case 'table-header-rows':
        return rowsIn(child, true)
      case 'table-rows':
      case 'table-row-group':
        return rowsIn(child, isHeader)
      default:
        return []
    }
  })
}

/** What lies under a cell that spans several is marked as covered. */
const cellsOf = (row: XmlElement): Cell[] =>
  row.childrenNamed('table-cell').map((element) => ({
    element,
    columns: count(element.attribute('number-columns-spanned')),
    rows: count(element.attribute('number-rows-spanned')),
  }))

function count(written: string | undefined): number {
  const number = Math.floor(Number(written ?? 1))
  return number >= 1 && number <= most ? number : 1
}
