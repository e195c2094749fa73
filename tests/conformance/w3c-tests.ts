import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const repository = path.resolve(import.meta.dirname, '../..')
const corpora = process.env['OCTAVO_CORPORA'] ?? path.join(repository, '../shared/corpora')

/** Where the W3C's tests are. */
export const folder = path.join(corpora, 'w3c-epub-tests')

/** One of the W3C's tests of reading systems. */
export interface W3cTest {
  readonly id: string
  /** How much of a fault it is to fail. */
  readonly req: 'must' | 'should' | 'may' | 'deprecated'
  /** What it can be judged by; begins with `auto:` where nobody has to look. */
  readonly kind: string
  /** The sentence by which it passes. */
  readonly criterion: string
}

/** All tests that have a file, sorted; none where the corpus is not. */
export function w3cTests(): W3cTest[] {
  const list = path.join(folder, 'classification.json')
  if (!existsSync(list)) return []
  const all = JSON.parse(readFileSync(list, 'utf8')) as W3cTest[]
  return all
    .filter(({ id }) => existsSync(fileOf(id)))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

export const fileOf = (id: string): string => path.join(folder, `${id}.epub`)

export const isJudgeable = ({ kind }: W3cTest): boolean => kind.startsWith('auto:')
