import type { Candidate } from './heading-candidate'
import type { Line } from './lines'

type Series = readonly (readonly [number, Candidate])[]

/** Bare or numbered lines are headings when they count from the start and have text between them. */
export function acceptsSeries(lines: readonly Line[], series: Series, end: number): boolean {
  const numbers = series.map(([, { number }]) => number ?? 0)
  if (numbers.length < 2 || numbers[0]! > 2) return false
  const steps = numbers.slice(1).filter((number, index) => {
    const before = numbers[index]!
    // Beginning again at 1 is what chapters do in each part.
    return number === before + 1 || (number === 1 && before > 1)
  })
  return steps.length >= 0.6 * (numbers.length - 1) && apiece(lines, series, end) > 400
}

/** Lines of capitals are headings when there are several, set off, over long text. */
export function isCapitalSeries(lines: readonly Line[], series: Series, end: number): Series {
  const usual = usualGap(lines)
  const setOff = series.filter(([index]) => index === 0 || gapBefore(lines, index) > usual)
  return setOff.length >= 3 && apiece(lines, setOff, end) > 1_500 ? setOff : []
}

function apiece(lines: readonly Line[], series: Series, end: number): number {
  const start = lines[series[0]![0]]!.start
  return (end - start) / series.length
}

function gapBefore(lines: readonly Line[], index: number): number {
  let gap = 0
  while (lines[index - 1 - gap]?.kind === 'blank') gap++
  return gap
}

/** The commonest number of blank lines between two blocks. */
function usualGap(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  let gap = 0
  for (const line of lines) {
    if (line.kind === 'blank') {
      gap++
    } else {
      if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1)
      gap = 0
    }
  }
  const [usual] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [0]
  return usual
}
