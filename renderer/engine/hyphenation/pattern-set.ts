/**
 * A tree of patterns by letter, `.` being the edge of a word. A number is a row of levels and ends the
 * branch; a pair has both further letters and a row.
 */
export interface PatternTree {
  readonly [letter: string]: PatternTree | number | readonly [PatternTree, number]
}

/**
 * Patterns after Liang, in the form in which the package `hyphen` carries them: rows of levels, one for
 * each place before, between and after the letters of a pattern; the tree that names a row for each
 * pattern; and words that the patterns get wrong, each with the indices at which it divides.
 */
export type PatternSet = readonly [
  levels: readonly (readonly number[])[],
  tree: PatternTree,
  exceptions?: Readonly<Record<string, readonly number[]>>,
]

/**
 * Reads a pattern file: `%` begins a comment, patterns are written as in TeX (`.un1a`, `s2t`) with a
 * space between them. A line `C: bcd` or `D: gy ny sz` names a class; its letter stands in a pattern for
 * each of its members in turn.
 */
export function parsePatterns(file: string): PatternSet {
  const classes = new Map<string, readonly string[]>()
  const rows = new Map<string, number[]>()
  for (const line of file.replaceAll(/%.*/g, '').split(/\r?\n/)) {
    const [, name, members] = /^([A-Z]): *(.+)$/.exec(line) ?? []
    if (name && members) {
      classes.set(name, members.includes(' ') ? members.trim().split(/ +/) : [...members])
      continue
    }
    for (const pattern of line.split(' ')) {
      for (const written of spelledOut(pattern, classes)) {
        const [letters, row] = readPattern(written)
        const known = rows.get(letters)
        // Two rules for the same letters both hold: the higher level counts.
        if (letters) rows.set(letters, known ? higherOf(known, row) : row)
      }
    }
  }
  return planted(rows)
}

function spelledOut(pattern: string, classes: ReadonlyMap<string, readonly string[]>): string[] {
  const at = pattern.search(/[A-Z]/)
  if (at < 0) return [pattern]
  const members = classes.get(pattern[at]!) ?? []
  const rest = spelledOut(pattern.slice(at + 1), classes)
  const start = pattern.slice(0, at)
  return members.flatMap((member) => rest.map((end) => start + member + end))
}

/** Letters, and levels from the place before the first of them; the edge of a word is no letter here. */
function readPattern(pattern: string): [letters: string, row: number[]] {
  let letters = ''
  const row: number[] = []
  let level = 0
  for (const character of pattern) {
    if (character >= '0' && character <= '9') level = Number(character)
    else {
      if (letters || character !== '.') row.push(level)
      letters += character
      level = 0
    }
  }
  if (level > 0) row.push(level)
  return [letters, row]
}

const higherOf = (one: readonly number[], other: readonly number[]): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, place) =>
    Math.max(one[place] ?? 0, other[place] ?? 0),
  )

interface GrowingTree {
  [letter: string]: GrowingTree | number | [GrowingTree, number]
}

function planted(rows: ReadonlyMap<string, readonly number[]>): PatternSet {
  const levels: (readonly number[])[] = []
  const indices = new Map<string, number>()
  const root: GrowingTree = {}
  for (const [letters, row] of rows) {
    const key = row.join()
    let index = indices.get(key)
    if (index === undefined) indices.set(key, (index = levels.push(row) - 1))
    let tree = root
    for (const letter of letters.slice(0, -1)) tree = branch(tree, letter)
    const last = letters.at(-1)!
    const known = tree[last]
    tree[last] = typeof known === 'object' && !Array.isArray(known) ? [known, index] : index
  }
  return [levels, root]
}

/** The tree behind a letter, made where there is none. */
function branch(tree: GrowingTree, letter: string): GrowingTree {
  const known = tree[letter]
  if (Array.isArray(known)) return known[0]
  if (typeof known === 'object') return known
  const further: GrowingTree = {}
  tree[letter] = known === undefined ? further : [further, known]
  return further
}
