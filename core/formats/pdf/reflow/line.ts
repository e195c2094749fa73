/** A line of text as it stands on a page; lengths in points from the page's left upper corner. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of the letters’ font: of most of them, where they differ. */
  readonly size: number
  /** Names a font within the page. */
  readonly font: string
  readonly isRightToLeft: boolean
}

/** A line in its column, in the order in which one reads. */
export interface PlacedLine extends PdfLine {
  /** Index of the page. */
  readonly page: number
  /** Edges of the column in which it stands. */
  readonly columnLeft: number
  readonly columnRight: number
}

/** Share of the column that a line may leave free and still be full. */
const ragged = 0.14

/** Whether a line reaches to the end of its column, so that the next one may go on with it. */
export const fills = ({ right, columnLeft, columnRight }: PlacedLine): boolean =>
  right > columnRight - ragged * (columnRight - columnLeft)

/** Whether a line stands below another in the same column. */
export const isBelow = (line: PlacedLine, above: PlacedLine): boolean =>
  above.page === line.page && above.columnLeft === line.columnLeft && line.baseline > above.baseline

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The number that weighs most, where those within `step` of each other count as one. */
export function usual(
  numbers: Iterable<readonly [number: number, weight: number]>,
  step: number,
): number {
  const weights = new Map<number, number>()
  for (const [number, weight] of numbers) {
    const key = Math.round(number / step)
    weights.set(key, (weights.get(key) ?? 0) + weight)
  }
  let best = 0
  let most = 0
  for (const [key, weight] of weights) {
    if (weight <= most) continue
    best = key
    most = weight
  }
  return best * step
}
