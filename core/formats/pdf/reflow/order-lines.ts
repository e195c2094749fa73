import { median, type PdfLine, type PlacedLine } from './line'

/** In ems: as narrow as a gutter between columns may be. */
const narrowest = 0.8
/** Columns within columns beyond this are a table, or nothing. */
const deepest = 5
/** Lines that a column has at least, and letters in each of them on average. */
const fewestLines = 4
const fewestLetters = 9
/** px of the grid on which gutters are looked for. */
const grid = 2

/** Puts the lines of a page into the order in which one reads them: column by column. */
export function orderLines(lines: readonly PdfLine[], page: number): PlacedLine[] {
  const isRightToLeft = lines.filter((line) => line.isRightToLeft).length * 2 > lines.length
  return cut(lines, isRightToLeft, 0).flatMap((region) => toRows(region, page, isRightToLeft))
}

/** Regions in which one reads from line to line. */
function cut(lines: readonly PdfLine[], isRightToLeft: boolean, depth: number): PdfLine[][] {
  const gutter = depth < deepest ? findGutter(lines) : undefined
  if (gutter === undefined) return lines.length > 0 ? [[...lines]] : []
  const regions: PdfLine[][] = []
  let band: PdfLine[] = []
  let spanning: PdfLine[] = []
  const endBand = () => {
    const sides = [
      band.filter(({ right }) => right <= gutter),
      band.filter(({ left }) => left >= gutter),
    ]
    if (isRightToLeft) sides.reverse()
    for (const side of sides) regions.push(...cut(side, isRightToLeft, depth + 1))
    band = []
  }
  const endSpanning = () => {
    regions.push(...cut(spanning, isRightToLeft, deepest))
    spanning = []
  }
  for (const line of lines.toSorted((a, b) => a.baseline - b.baseline)) {
    const spans = line.left < gutter && line.right > gutter
    if (spans) {
      if (band.length > 0) endBand()
      spanning.push(line)
    } else {
      if (spanning.length > 0) endSpanning()
      band.push(line)
    }
  }
  endSpanning()
  endBand()
  return regions
}

/** Where two columns of running text are parted; `undefined` where there are none. */
function findGutter(lines: readonly PdfLine[]): number | undefined {
  if (lines.length < 2 * fewestLines) return undefined
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const em = median(lines.map(({ size }) => size))
  let best: number | undefined
  let most = 0
  const margin = (right - left) * 0.12
  for (let x = left + margin; x < right - margin; x += grid) {
    const score = scoreOf(x, lines, em)
    if (score <= most) continue
    best = x
    most = score
  }
  return best
}

/** How well a vertical line parts columns: how many lines stand beside it, and how few it cuts. */
function scoreOf(x: number, lines: readonly PdfLine[], em: number): number {
  const before = lines.filter(({ right }) => right <= x)
  const after = lines.filter(({ left }) => left >= x)
  const across = lines.length - before.length - after.length
  const sides = [before, after]
  if (sides.some((side) => side.length < fewestLines || lettersIn(side) < fewestLetters)) return 0
  const [a, b] = sides.map(reachOf) as [Reach, Reach]
  const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (common < 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)) return 0
  const gap =
    Math.min(...after.map(({ left }) => left)) - Math.max(...before.map(({ right }) => right))
  if (gap < narrowest * em) return 0
  return before.length + after.length - 3 * across + Math.min(1, gap / 1_000)
}

interface Reach {
  readonly top: number
  readonly bottom: number
}

const reachOf = (lines: readonly PdfLine[]): Reach => ({
  top: Math.min(...lines.map(({ baseline }) => baseline)),
  bottom: Math.max(...lines.map(({ baseline }) => baseline)),
})

const lettersIn = (lines: readonly PdfLine[]): number =>
  lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length

/** What stands side by side in one region is one line. */
function toRows(lines: readonly PdfLine[], page: number, isRightToLeft: boolean): PlacedLine[] {
  const columnLeft = Math.min(...lines.map(({ left }) => left))
  const columnRight = Math.max(...lines.map(({ right }) => right))
  const rows: PlacedLine[] = []
  for (const line of lines.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const last = rows.at(-1)
    if (!last || line.baseline - last.baseline > 0.4 * Math.min(last.size, line.size)) {
      rows.push({ ...line, page, columnLeft, columnRight })
      continue
    }
    const isBefore = line.left < last.left !== isRightToLeft
    const [first, second] = isBefore ? [line, last] : [last, line]
    rows[rows.length - 1] = {
      ...last,
      text: `${first.text} ${second.text}`,
      left: Math.min(last.left, line.left),
      right: Math.max(last.right, line.right),
    }
  }
  return rows
}
