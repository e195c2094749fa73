import { expect, test } from '@playwright/test'

import { seed } from '../proofs/prove'

/** One line of the table. */
export interface Verdict {
  readonly fault: string
  /** How often it was brought about. */
  readonly tries: number
  /** What held in spite of it, with figures. */
  readonly held: string
}

/** Under this name the table finds the verdicts of a test. */
export const verdictType = 'verdict'

const mostTold = 20

/** Puts a line into the table that says why there are no figures. */
export function tellUntried(fault: string, why: string): void {
  note({ fault, tries: 0, held: why }, 0)
}

/** Puts a line into the table, and fails with the first of what went wrong. */
export function judge(verdict: Verdict, wrong: readonly string[]): void {
  note(verdict, wrong.length)
  expect(verdict.tries, 'the fault was brought about').toBeGreaterThan(0)
  expect(wrong.slice(0, mostTold), `${wrong.length} wrong, seed ${seed}`).toEqual([])
}

function note(verdict: Verdict, wrong: number): void {
  const description = JSON.stringify({ ...verdict, wrong })
  test.info().annotations.push({ type: verdictType, description })
}
