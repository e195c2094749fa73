import { expect } from '@playwright/test'

/** Where random sequences begin: another one tries others. */
export const seed = Number(process.env['OCTAVO_SEED'] ?? 1)

/** Share of the random tries that is made: 1 is what is promised. */
const share = Number(process.env['OCTAVO_SHARE'] ?? 1)

export const tries = (promised: number): number => Math.max(1, Math.ceil(promised * share))

const mostTold = 20

/** A number as people read it. */
export const figure = (value: number): string => value.toLocaleString('en')

/**
 * Says in one line how many of how many hold, and fails with the first of those that do not.
 * @param what holds of each
 * @param details beside it
 */
export function prove(what: string, of: number, misses: readonly string[], details: string): void {
  const held = figure(of - Math.min(of, misses.length))
  console.log(`  ${held} of ${figure(of)} ${what} (${details}; seed ${seed})`)
  if (misses.length > 0) console.log(misses.slice(0, mostTold).join('\n'))
  expect(of, 'something was looked at').toBeGreaterThan(0)
  expect(misses.slice(0, mostTold), `${misses.length} misses, seed ${seed}`).toEqual([])
}
