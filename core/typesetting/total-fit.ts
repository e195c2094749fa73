/**
 * A paragraph as its line breaker sees it: the places where a line may end, in order. The first entry
 * is the paragraph's start, the last its end. Widths are sums from the start, in px; all arrays have
 * the same length.
 */
export interface BreakableParagraph {
  /** Up to the place if a line ends there: without the space that vanishes, with the hyphen that comes. */
  readonly endWidth: Float64Array
  /** Up to where the text goes on after the place: behind the space that vanishes. */
  readonly startWidth: Float64Array
  /** Natural width of the word spaces in {@link endWidth}. */
  readonly endSpace: Float64Array
  /** Natural width of the word spaces in {@link startWidth}. */
  readonly startSpace: Float64Array
  /** 1 where the line would end with a divided word. */
  readonly divides: Uint8Array
}

/** How lines may be filled. */
export interface Fit {
  /** Width of every line in px. An indent is part of the text: `startWidth[0]` is minus the indent. */
  readonly width: number
  /** `justified`: word spaces give way; `ragged`: they keep their width and the right edge gives way. */
  readonly kind: 'justified' | 'ragged'
  /** By what share word spaces may be narrowed in justified lines; see {@link shrinkOf}. */
  readonly shrink: number
}

/** A line at ratio 1 has its spaces widened by this share; more is possible and expensive. */
const stretch = 0.5
/** A line at ratio -1 has its spaces narrowed by its `shrink`; no more than this share. */
const mostShrink = 1 / 3
/** No word space gets narrower than this, in em: in a face with narrow spaces words would run together. */
const narrowestSpace = 0.165

/**
 * By what share word spaces of a face may be narrowed.
 *
 * @param space natural width of its word space in px
 * @param fontSize in px
 */
export const shrinkOf = (space: number, fontSize: number): number =>
  Math.min(mostShrink, Math.max(0.08, 1 - (narrowestSpace * fontSize) / space))

/** A ragged line at ratio 1 ends so far before the edge, as a share of the width. */
const raggedShare = 0.12

/** What we avoid, in the unit of Knuth and Plass: a line at ratio 1 costs 100. */
const cost = {
  line: 10,
  divided: 30,
  /** A divided word costs more where the right edge is ragged: there it buys less. */
  dividedRagged: 400,
  /** Demerits, which are squares: two divided words in a row, a divided one before the last line. */
  ladder: 12_000,
  dividedBeforeLast: 8_000,
  /** A tight line beside a loose one. */
  contrast: 6_000,
  /** A last line that is shorter than about two letters' width of indent. */
  crumb: 40_000,
} as const

/** A last line shorter than this share of the width looks like an accident. */
const crumbShare = 0.06

/**
 * Chooses the breaks that make the whole paragraph even: the least sum of demerits over all of its
 * lines, found by dynamic programming over (place, fitness class).
 *
 * @returns the chosen places as indices into the paragraph's arrays, without its start, with its end;
 *   `null` where some part without a break is wider than a line
 * @see D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11 (1981)
 */
export function totalFit(paragraph: BreakableParagraph, fit: Fit): number[] | null {
  return search(paragraph, fit, false) ?? search(paragraph, fit, true)
}

/** Without divided words a paragraph is good enough when no line is looser than this. */
const whollyUndivided = 0.55

/** Tight, decent, loose, very loose: lines of neighbouring classes may follow each other freely. */
const classes = 4

const classOf = (ratio: number): number =>
  ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3

function search(paragraph: BreakableParagraph, fit: Fit, mayDivide: boolean): number[] | null {
  const { endWidth, startWidth, endSpace, startSpace, divides } = paragraph
  const { width, kind, shrink } = fit
  const count = endWidth.length
  const last = count - 1
  const justified = kind === 'justified'
  const loosest = mayDivide ? Infinity : whollyUndivided
  const dividedCost = justified ? cost.divided : cost.dividedRagged

  /** Best way to a place by the class of the line that ends there; index = place × classes + class. */
  const demerits = new Float64Array(count * classes).fill(Infinity)
  const cameFrom = new Int32Array(count * classes).fill(-1)
  demerits[1] = 0
  /** Places that a line may still start from, ascending. */
  const active = new Int32Array(count)
  let activeCount = 1
  active[0] = 0

  for (let place = 1; place < count; place++) {
    if (divides[place] && !mayDivide) continue
    const isLast = place === last
    let kept = 0
    let isReached = false
    for (let at = 0; at < activeCount; at++) {
      const from = active[at]!
      const free = width - (endWidth[place]! - startWidth[from]!)
      const space = endSpace[place]! - startSpace[from]!
      const shrinkable = justified ? space * shrink : 0
      if (free < -shrinkable - tolerance) {
        // A hyphen is wider than some syllables: the next place may lie nearer than this one.
        if (free > -shrinkable - width * hyphenShare) active[kept++] = from
        continue
      }
      active[kept++] = from

      let ratio: number
      if (free < 0) ratio = shrinkable > 0 ? free / shrinkable : 0
      else if (isLast) ratio = 0
      else {
        const stretchable = justified ? space * stretch : width * raggedShare
        ratio = stretchable > 0 ? free / stretchable : free > tolerance ? Infinity : 0
      }
      if (ratio > loosest) continue

      const badness = 100 * Math.min(Math.abs(ratio), 40) ** 3
      let own = cost.line + badness + (divides[place] ? dividedCost : 0)
      own *= own
      if (isLast) {
        if (divides[from]) own += cost.dividedBeforeLast
        if (width - free < width * crumbShare) own += cost.crumb
      }
      if (divides[place] && divides[from]) own += cost.ladder

      const lineClass = classOf(ratio)
      let best = Infinity
      let bestFrom = -1
      for (let before = 0; before < classes; before++) {
        const sum =
          demerits[from * classes + before]! +
          own +
          (Math.abs(before - lineClass) > 1 ? cost.contrast : 0)
        if (sum < best) {
          best = sum
          bestFrom = from * classes + before
        }
      }
      const state = place * classes + lineClass
      if (best < demerits[state]!) {
        demerits[state] = best
        cameFrom[state] = bestFrom
        isReached = true
      }
    }
    activeCount = kept
    if (isReached) active[activeCount++] = place
    else if (activeCount === 0) return null
  }

  let state = last * classes
  for (let at = 1; at < classes; at++) {
    if (demerits[last * classes + at]! < demerits[state]!) state = last * classes + at
  }
  if (demerits[state] === Infinity) return null
  const breaks: number[] = []
  for (; state >= classes; state = cameFrom[state]!) breaks.push(Math.floor(state / classes))
  return breaks.reverse()
}

/** Sums of many widths differ in the last bits. In px. */
const tolerance = 0.001

/** No hyphen is wider than this share of a line. */
const hyphenShare = 0.05

/** How far a line is from its natural width: its word spaces are `1 + this` times their own. */
export function stretchOf(
  { endWidth, startWidth, endSpace, startSpace }: BreakableParagraph,
  from: number,
  to: number,
  width: number,
): number {
  const space = endSpace[to]! - startSpace[from]!
  return space > 0 ? (width - (endWidth[to]! - startWidth[from]!)) / space : 0
}
