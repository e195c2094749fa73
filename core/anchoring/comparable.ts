import { fold } from '#core/search/fold'

/**
 * A text as passages are compared in it: no white space, no case, no accents, one sign for every kind of
 * quote and dash. Two editions, two readers and two ways to set the same words agree in it.
 */
export interface Comparable {
  readonly text: string
  /** Offset in the source of the character at an index; the source's length at the end. */
  readonly startOf: (index: number) => number
  /** Offset in the source behind the character before an index. */
  readonly endOf: (index: number) => number
  /** Index of the first character at or behind an offset in the source. */
  readonly indexAt: (offset: number) => number
}

const folding = { keepsCase: false, keepsAccents: false }

/** White space, what no page shows, and marks without width; of a run of dashes all but the first. */
const left = /[\s\0\u00AD\u200B-\u200D\u2060\uFEFF]+|(?<=-)-+/g

export function comparable(source: string): Comparable {
  const folded = fold(source, folding)
  /** Folded index of each character that is kept. */
  const at = new Uint32Array(folded.text.length + 1)
  let length = 0
  let done = 0
  const keepUpTo = (end: number) => {
    for (; done < end; done++) at[length++] = done
  }
  for (const { index, 0: run } of folded.text.matchAll(left)) {
    keepUpTo(index)
    done = index + run.length
  }
  keepUpTo(folded.text.length)
  at[length] = folded.text.length

  const startOf = (index: number) => folded.toSource(at[index]!)
  return {
    text: folded.text.replace(left, ''),
    startOf,
    endOf(index) {
      if (index === 0) return 0
      const last = at[index - 1]!
      // One sign of the source may have become several letters.
      return Math.max(folded.toSource(last + 1), folded.toSource(last) + 1)
    },
    indexAt(offset) {
      let low = 0
      let high = length
      while (low < high) {
        const middle = (low + high) >> 1
        if (startOf(middle) < offset) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

export const comparableText = (source: string): string =>
  fold(source, folding).text.replace(left, '')
