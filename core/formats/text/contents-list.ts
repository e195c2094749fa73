import type { Candidate } from './heading-candidate'
import { contentsWords } from './heading-words'
import type { Line } from './lines'

/** Characters between two lines of a list of contents: room for a long title, not for a chapter. */
const nearby = 160

interface Entry {
  readonly index: number
  readonly candidate: Candidate
}

/**
 * Lines that list the headings and are none: three or more candidates close together that come back
 * later. Gives their indices, with that of the word “Contents” above them.
 */
export function findContentsList(
  lines: readonly Line[],
  candidates: ReadonlyMap<number, Candidate>,
): Set<number> {
  const entries = [...candidates].map(([index, candidate]) => ({ index, candidate }))
  const lastPlaces = new Map<string, number>()
  for (const { index, candidate } of entries) {
    for (const key of headingKeys(candidate)) lastPlaces.set(key, index)
  }

  const listed = new Set<number>()
  for (const run of findRuns(lines, entries)) {
    const end = run.at(-1)!.index
    const families = seriesIn(run)
    const serial = run.filter(({ candidate }) => families.has(candidate.family))
    const returning = run.filter(({ candidate }) =>
      headingKeys(candidate).some((key) => lastPlaces.get(key)! > end),
    )
    const sure = returning.filter((entry) => serial.includes(entry))
    if (sure.length >= 3 && sure.length >= 0.7 * serial.length) {
      for (const { index } of new Set([...serial, ...returning])) listed.add(index)
    }
  }
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'text' && isListTitle(lines, index, listed)) listed.add(index)
  }
  return listed
}

/** What two candidates must share to be the same heading: its number, or its words. */
export function headingKeys({ family, number, label, isTitled }: Candidate): string[] {
  const words = label
    .replace(/[\s.·…_-]+\d+$/, '')
    .replace(/^\P{L}+|\P{L}+$/gu, '')
    .toLowerCase()
  const keys = isTitled ? [words] : []
  if (number !== undefined) keys.push(`${family} ${number}`)
  return keys
}

function findRuns(lines: readonly Line[], entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = []
  let run: Entry[] = []
  let seen = new Set<string>()
  for (const entry of entries) {
    const before = run.at(-1)
    const keys = headingKeys(entry.candidate)
    const isNear = before && lines[entry.index]!.start - lines[before.index]!.end <= nearby
    const isNew = keys.every((key) => !seen.has(key))
    if (isNear && isNew) {
      run.push(entry)
    } else {
      runs.push(run)
      run = [entry]
      seen = new Set()
    }
    for (const key of keys) seen.add(key)
  }
  runs.push(run)
  return runs.filter(({ length }) => length >= 3)
}

/**
 * The families of which a run has three or more. `Book I`, `Part I`, `I` one below the other are
 * three headings; `I`, `II`, `III` are a list.
 */
function seriesIn(run: readonly Entry[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { candidate } of run) {
    counts.set(candidate.family, (counts.get(candidate.family) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([family]) => family))
}

function isListTitle(lines: readonly Line[], index: number, listed: ReadonlySet<number>): boolean {
  const line = lines[index]!
  if (line.text.length > 40 || !contentsWords.test(line.text)) return false
  for (let at = index + 1; at < Math.min(index + 6, lines.length); at++) {
    if (listed.has(at)) return true
  }
  return false
}
