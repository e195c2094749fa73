import { element, type Element, type Node } from './element'

export interface TableCell {
  readonly content: Element[]
  readonly columns: number
  readonly rows: number
}

export interface TableRow {
  readonly isHeader: boolean
  readonly cells: readonly TableCell[]
}

/** A table; one of a single cell is only a frame around its text. */
export function tableMarkup(rows: readonly TableRow[]): Element[] {
  const filled = rows.filter(({ cells }) => cells.length > 0)
  const [first] = filled
  if (!first) return []
  if (filled.length === 1 && first.cells.length === 1) {
    return [element('div', {}, first.cells[0]!.content)]
  }
  const markup = filled.map(({ isHeader, cells }) =>
    element(
      'tr',
      {},
      cells.map((cell) => cellMarkup(cell, isHeader)),
    ),
  )
  return [element('table', {}, [element('tbody', {}, markup)])]
}

function cellMarkup({ content, columns, rows }: TableCell, isHeader: boolean): Element {
  const spans = {
    colspan: columns > 1 ? String(columns) : undefined,
    rowspan: rows > 1 ? String(rows) : undefined,
  }
  const [only, ...more] = content
  const isPlain = only?.name === 'p' && more.length === 0
  const children: readonly Node[] = isPlain ? only.children : content
  const own = isPlain ? only.attributes : {}
  return element(isHeader ? 'th' : 'td', { ...own, ...spans }, children)
}
