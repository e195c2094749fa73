import { align } from './align'

/** A passage and the words around it, comparable; `before` and `after` may be empty. */
export interface Sought {
  readonly exact: string
  readonly before: string
  readonly after: string
}

/** Where a passage may be in a comparable text. */
export interface Hit {
  readonly from: number
  readonly to: number
  /** Every word is the same. */
  readonly isExact: boolean
  /** Share of what was sought that is there, 0 to 1: of the words around it for an exact hit, of all otherwise. */
  readonly likeness: number
}

/** A text with more places than these says the same over and over. */
const mostOccurrences = 2_000
/** Those whose surroundings are compared letter by letter. */
const mostCompared = 12

/**
 * Every place with the very same words, those first whose surroundings are most alike.
 *
 * @param near index near which the passage is expected; of places equally alike the nearest comes first
 */
export function findExact(text: string, sought: Sought, near: number | null): Hit[] {
  const { exact, before, after } = sought
  const rough: { at: number; agreement: number }[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const agreement = sameEnd(text, at, before) + sameStart(text, at + exact.length, after)
    rough.push({ at, agreement })
    if (rough.length === mostOccurrences) break
  }
  const distance = (at: number) => (near === null ? 0 : Math.abs(at - near))
  rough.sort((a, b) => b.agreement - a.agreement || distance(a.at) - distance(b.at))
  const nearest = near === null ? [] : rough.toSorted((a, b) => distance(a.at) - distance(b.at))
  const compared = new Set([...rough.slice(0, mostCompared), ...nearest.slice(0, mostCompared)])
  return Array.from(compared, ({ at }): Hit => {
    const to = at + exact.length
    return { from: at, to, isExact: true, likeness: likenessAround(text, at, to, sought) }
  }).sort((a, b) => b.likeness - a.likeness || distance(a.from) - distance(b.from))
}

/** Letters that may stand between a passage and the context that was remembered, beside that context. */
const play = 8

function likenessAround(text: string, from: number, to: number, sought: Sought): number {
  const { before, after } = sought
  const length = before.length + after.length
  if (length === 0) return 1
  const lost =
    align(before, text.slice(Math.max(0, from - before.length - play), from)).distance +
    align(after, text.slice(to, to + after.length + play)).distance
  return 1 - lost / length
}

function sameEnd(text: string, end: number, wanted: string): number {
  let same = 0
  while (same < wanted.length && text[end - 1 - same] === wanted[wanted.length - 1 - same]) same++
  return same
}

function sameStart(text: string, start: number, wanted: string): number {
  let same = 0
  while (same < wanted.length && text[start + same] === wanted[same]) same++
  return same
}

/** Longer passages are found by their two ends. */
const mostAligned = 320

/** The place that resembles a passage most, where it resembles it enough; `null` otherwise. */
export function findSimilar(text: string, sought: Sought, near: number | null): Hit | null {
  const { exact, before, after } = sought
  if (exact.length <= mostAligned) return findShort(text, sought, near)
  const half = mostAligned / 2
  const head = { exact: exact.slice(0, half), before, after: exact.slice(half, half + 32) }
  const tail = { exact: exact.slice(-half), before: exact.slice(-half - 32, -half), after }
  const start = findShort(text, head, near)
  if (!start) return null
  const expected = start.from + exact.length
  const end = findShort(text, tail, expected - half)
  if (!end || end.to <= start.from) return null
  if (Math.abs(end.to - expected) > exact.length * mostLost) return null
  const { from } = start
  return { from, to: end.to, isExact: false, likeness: Math.min(start.likeness, end.likeness) }
}

/** Of a passage's letters so many may be lost; of a short one more, where all around it is as it was. */
const mostLost = 0.2
const mostLostAround = 0.1

function findShort(text: string, sought: Sought, near: number | null): Hit | null {
  const { exact, before, after } = sought
  const pattern = before + exact + after
  // Too short to be told from other words.
  if (pattern.length < 12) return null
  const slack = Math.ceil(pattern.length * mostLost) + 16
  let best: Hit | null = null
  for (const start of likelyStarts(text, pattern, near)) {
    const windowStart = Math.max(0, start - slack)
    const window = text.slice(windowStart, start + pattern.length + slack)
    const alignment = align(pattern, window)
    const first = alignment.boundary(before.length)
    const last = alignment.boundary(before.length + exact.length)
    const lost = last.edits - (last.to - last.from) - first.edits
    const lostAround = alignment.distance - lost
    const around = before.length + after.length
    const isLike = lost <= exact.length * mostLost
    const isAsAround = around >= 24 && lostAround <= around * mostLostAround
    const found = last.from - first.to
    const isThere = found > 0 && found <= 2 * exact.length + 8
    if (!isThere || !(isLike || isAsAround)) continue
    if (alignment.distance > pattern.length * 2 * mostLost) continue
    const likeness = 1 - alignment.distance / pattern.length
    if (best && best.likeness >= likeness) continue
    best = { from: windowStart + first.to, to: windowStart + last.from, isExact: false, likeness }
  }
  return best
}

/** Length of the pieces of a pattern that are looked up, and from one to the next. */
const pieceLength = 10
const pieceStep = 5
/** A piece that stands in more places says nothing. */
const mostPlacesOfPiece = 64
const bandWidth = 32
const mostStarts = 6

/** Where the pattern may begin: places at which several of its pieces stand in the right distance. */
function likelyStarts(text: string, pattern: string, near: number | null): number[] {
  const length = Math.min(pieceLength, Math.floor(pattern.length / 3))
  const bands = new Map<number, { votes: number; start: number }>()
  for (let at = 0; at + length <= pattern.length; at += pieceStep) {
    const piece = pattern.slice(at, at + length)
    for (const start of startsOf(text, piece, at)) {
      const band = Math.floor(start / bandWidth)
      const known = bands.get(band)
      if (known) known.votes += 1
      else bands.set(band, { votes: 1, start })
    }
  }
  const votesAround = (band: number) =>
    (bands.get(band)?.votes ?? 0) + (bands.get(band + 1)?.votes ?? 0)
  const distance = (start: number) => (near === null ? 0 : Math.abs(start - near))
  return Array.from(bands, ([band, { start }]) => ({ start, votes: votesAround(band) }))
    .sort((a, b) => b.votes - a.votes || distance(a.start) - distance(b.start))
    .slice(0, mostStarts)
    .map(({ start }) => start)
}

/** Where the pattern would begin for each place of a piece of it; none where the piece is everywhere. */
function startsOf(text: string, piece: string, at: number): number[] {
  const starts: number[] = []
  for (let found = text.indexOf(piece); found >= 0; found = text.indexOf(piece, found + 1)) {
    if (starts.length === mostPlacesOfPiece) return []
    starts.push(found - at)
  }
  return starts
}
