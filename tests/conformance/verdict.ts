import type { Book } from './book'

/** Looks at what a test's pass sentence says, and throws where it is not so. */
export type Verdict = (book: Book) => Promise<void>

/** Verdicts by the id of the test. */
export type Verdicts = Readonly<Record<string, Verdict>>

/** The same verdict for several tests. */
export const each = (ids: string, verdict: Verdict): Verdicts =>
  Object.fromEntries(
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id, verdict]),
  )
