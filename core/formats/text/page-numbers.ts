import { endsSentence, startsLower, type Line } from './lines'

const pageNumber = /^(?:page |p\. ?|seite |стр\. ?)?[-–—[(]{0,2} ?(\d{1,4}) ?[-–—\])]{0,2}$/i

interface Numbered {
  readonly index: number
  readonly start: number
  readonly number: number
  /** Stands in the middle of a sentence. */
  readonly inside: boolean
}

/** Rule T3: takes out page numbers and closes the sentences that they interrupted. */
export function dropPageNumbers(lines: readonly Line[]): readonly Line[] {
  const runs = findRuns(findNumbers(lines)).filter(
    (run) => run.length >= 3 && run.filter(({ inside }) => inside).length >= 0.4 * run.length,
  )
  if (runs.length === 0) return lines

  const dropped = new Set<number>()
  for (const { index, inside } of runs.flat()) {
    dropped.add(index)
    if (!inside) continue
    for (let at = index - 1; isGap(lines[at]); at--) dropped.add(at)
    for (let at = index + 1; isGap(lines[at]); at++) dropped.add(at)
  }
  return lines.filter((_, index) => !dropped.has(index))
}

const isGap = (line: Line | undefined) => line?.kind === 'blank' || line?.kind === 'feed'

function findNumbers(lines: readonly Line[]): Numbered[] {
  const numbers: Numbered[] = []
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'text' || line.text.length > 14) continue
    const number = pageNumber.exec(line.text)?.[1]
    if (number === undefined) continue
    const before = neighbour(lines, index, -1)
    const after = neighbour(lines, index, 1)
    const inside =
      before !== undefined &&
      after !== undefined &&
      (startsLower(after.text) || !endsSentence(before.text))
    numbers.push({ index, start: line.start, number: Number(number), inside })
  }
  return numbers
}

function neighbour(lines: readonly Line[], index: number, step: 1 | -1): Line | undefined {
  let at = index + step
  while (isGap(lines[at])) at += step
  const line = lines[at]
  return line?.kind === 'text' ? line : undefined
}

/** Characters of the shortest page: numbers closer together are a list or a table. */
const shortestPage = 300

/** Cuts the numbers where they stop rising by one, page by page. */
function findRuns(numbers: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = []
  let last: Numbered | undefined
  for (const number of numbers) {
    const isNext =
      last !== undefined &&
      number.number === last.number + 1 &&
      number.start - last.start >= shortestPage
    if (isNext) runs.at(-1)!.push(number)
    else runs.push([number])
    last = number
  }
  return runs
}
