import type { Reporter, TestCase } from '@playwright/test/reporter'

import { seed } from '../proofs/prove'

import { type Verdict, verdictType } from './verdict'

type Line = Verdict & { readonly wrong: number }

/** Prints what every fault came to, when all have been tried. */
export default class Table implements Reporter {
  readonly #lines: Line[] = []

  printsToStdio(): boolean {
    return true
  }

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description } of annotations) {
      if (type === verdictType) this.#lines.push(JSON.parse(description ?? '') as Line)
    }
  }

  onEnd(): void {
    const rows = [
      ['fault', 'tries', 'wrong', 'what held'],
      ...this.#lines.map(({ fault, tries, wrong, held }) => [fault, `${tries}`, `${wrong}`, held]),
    ]
    const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length))
    const [fault, tries, wrong] = [width(0), width(1), width(2)]
    console.log(`\nSeed ${seed}`)
    for (const [name, count, misses, held] of rows) {
      const figures = `${count!.padStart(tries)}  ${misses!.padStart(wrong)}`
      console.log(`${name!.padEnd(fault)}  ${figures}  ${held}`)
    }
  }
}
