export interface Boundary {
  readonly from: number
  readonly to: number
  /** Edits before `to`. */
  readonly edits: number
}

/** How a pattern lies in a text where it fits best. */
export interface Alignment {
  /** Letters to insert, drop or replace to make one of the other. */
  readonly distance: number
  /**
   * Where the boundary before a character of the pattern (or behind its last) lies in the text. Letters that
   * the text has more at a boundary lie between `from` and `to`.
   */
  readonly boundary: (index: number) => Boundary
}

const replaced = 0
const dropped = 1
const inserted = 2

/**
 * Lays a pattern over the part of a text that it resembles most, whatever stands before and behind.
 *
 * Takes time and memory by the product of both lengths: for passages of a few hundred letters.
 *
 * @see Sellers, The theory and computation of evolutionary distances, 1980
 */
export function align(pattern: string, text: string): Alignment {
  const rows = pattern.length + 1
  const columns = text.length + 1
  const moves = new Uint8Array(rows * columns)
  let above = new Uint16Array(columns)
  let row = new Uint16Array(columns)
  for (let i = 1; i < rows; i++) {
    const letter = pattern.charCodeAt(i - 1)
    row[0] = i
    moves[i * columns] = dropped
    for (let j = 1; j < columns; j++) {
      let best = above[j - 1]! + (letter === text.charCodeAt(j - 1) ? 0 : 1)
      let move = replaced
      if (above[j]! + 1 < best) {
        best = above[j]! + 1
        move = dropped
      }
      if (row[j - 1]! + 1 < best) {
        best = row[j - 1]! + 1
        move = inserted
      }
      row[j] = best
      moves[i * columns + j] = move
    }
    ;[above, row] = [row, above]
  }
  return trace(pattern, text, moves, above)
}

/** Goes back from the best end to the start, and notes on the way where each boundary lies. */
function trace(pattern: string, text: string, moves: Uint8Array, last: Uint16Array): Alignment {
  const columns = text.length + 1
  let j = 0
  for (let end = 1; end < columns; end++) if (last[end]! < last[j]!) j = end
  const from = new Uint32Array(pattern.length + 1)
  const to = new Uint32Array(pattern.length + 1)
  const edits = new Uint32Array(pattern.length + 1)
  let left = last[j]!
  let i = pattern.length
  to[i] = j
  edits[i] = left
  while (i > 0) {
    const move = moves[i * columns + j]!
    if (move === inserted) {
      j -= 1
      left -= 1
      continue
    }
    from[i] = j
    if (move === dropped) left -= 1
    else {
      j -= 1
      if (pattern.charCodeAt(i - 1) !== text.charCodeAt(j)) left -= 1
    }
    i -= 1
    to[i] = j
    edits[i] = left
  }
  from[0] = j
  return {
    distance: last[to[pattern.length]!]!,
    boundary: (index) => ({ from: from[index]!, to: to[index]!, edits: edits[index]! }),
  }
}
