import { isCjk } from './columns'
import { startsLower } from './lines'
import { numberValue } from './numerals'
import type { Vocabulary } from './vocabulary'

/**
 * Rule T7: what stands between two joined lines. `drop` is how many signs to take off the end of the
 * first: a hyphen that only divided a word, a soft one.
 */
export interface Seam {
  readonly drop: 0 | 1
  readonly glue: '' | ' '
}

const open: Seam = { drop: 0, glue: ' ' }
const shut: Seam = { drop: 0, glue: '' }
const merged: Seam = { drop: 1, glue: '' }

export function seamBetween(line: string, next: string, vocabulary: () => Vocabulary): Seam {
  const last = line.charCodeAt(line.length - 1)
  if (last === 0xad) return merged
  if (isCjk(last) && isCjk(next.charCodeAt(0))) return shut
  if (endsInDash.test(line) || /^(?:—|⸺|--)\S/.test(next)) return shut
  if (last !== 0x2d && last !== 0x2010) return open
  if (/[\p{L}\p{N}][-‐]$/u.test(line) && /^[\p{Lu}\p{N}]/u.test(next)) return shut
  if (/\p{N}[-‐]$/u.test(line) && startsLower(next)) return shut
  if (!/\p{L}[-‐]$/u.test(line) || !startsLower(next)) return open
  return keepsHyphen(line, next, vocabulary()) ? shut : merged
}

const endsInDash = /\S(?:—|⸺|--)$/

/** `twenty-six`, also in `twenty-six-year-old`: no such number is written as one word. */
const isCompoundNumber = (left: string, right: string): boolean =>
  numberValue(`${left.split('-').at(-1)}-${right.split('-')[0]}`) !== undefined

function keepsHyphen(line: string, next: string, vocabulary: Vocabulary): boolean {
  const left = /[\p{L}\p{M}'’-]+(?=[-‐]$)/u.exec(line)?.[0] ?? ''
  const right = /^[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}'’]+)*/u.exec(next)?.[0] ?? ''
  const isJoinedKnown = vocabulary.has(left + right)
  if (vocabulary.has(`${left}-${right}`) || isCompoundNumber(left, right)) return true
  if (isJoinedKnown) return false
  return vocabulary.has(left) && vocabulary.has(right)
}
