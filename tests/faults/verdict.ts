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

/** Puts a line into the table, and fails with the first of what went wrong. */
export function judge(verdict: Verdict, wrong: readonly string[]): void {
  const description = JSON.stringify({ ...verdict, wrong: wrong.length })
  test.info().annotations.push({ type: verdictType, description })
  expect(verdict.tries, 'the fault was brought about').toBeGreaterThan(0)
  expect(wrong.slice(0, mostTold), `${wrong.length} wrong, seed ${seed}`).toEqual([])
}
