/** A chunk in the stack, or what is to be one. Lengths are whole px. */
export interface Stacked {
  readonly section: number
  /** Upper edge, from the top of the window onto the text; negative above it. */
  readonly top: number
  readonly height: number
}

/** Lines left free between two sections, beside the space that a heading has of its own. */
const linesBetween = 3

export const bottomOf = ({ top, height }: Stacked): number => top + height

/** Space under a section that is `height` px long: the next one stands in the same rhythm of lines. */
const spaceBelow = (height: number, lineHeight: number): number =>
  linesBetween * lineHeight + ((lineHeight - (height % lineHeight)) % lineHeight)

const spaceBetween = (above: Omit<Stacked, 'top'>, below: number, lineHeight: number): number =>
  above.section === below ? 0 : spaceBelow(above.height, lineHeight)

/** Where the chunk that follows `above` begins; chunks of one section stand close. */
export const topBelow = (above: Stacked, section: number, lineHeight: number): number =>
  bottomOf(above) + spaceBetween(above, section, lineHeight)

/** Where a chunk begins that comes before `below`. */
export const topAbove = (above: Omit<Stacked, 'top'>, below: Stacked, lineHeight: number): number =>
  below.top - above.height - spaceBetween(above, below.section, lineHeight)

/**
 * How far the text goes when somebody wants it `by` px upwards (negative: downwards): no edge of the stack
 * comes into the window, unless all of it fits in.
 */
export function allowedMove(stack: readonly Stacked[], by: number, windowHeight: number): number {
  const first = stack[0]
  const last = stack.at(-1)
  if (!first || !last) return 0
  const above = Math.min(0, first.top)
  const below = Math.max(0, bottomOf(last) - windowHeight)
  return Math.min(Math.max(by, above), below)
}

/**
 * How far the text has to go upwards (negative: downwards) so that the window is full again: the stack does
 * not begin below its top and, unless all of it fits in, does not end above its bottom.
 */
export function overshoot(stack: readonly Stacked[], windowHeight: number): number {
  const first = stack[0]
  const last = stack.at(-1)
  if (!first || !last) return 0
  return Math.max(Math.min(0, bottomOf(last) - windowHeight), first.top)
}

/** Whether a chunk, or the space under it, comes within `margin` px of the window. */
export const isNear = (stacked: Stacked, windowHeight: number, margin: number): boolean =>
  bottomOf(stacked) >= -margin && stacked.top <= windowHeight + margin

/** px beyond the edge of any screen; paths know no infinity. */
export const farAway = 100_000

/** A strip of the height, from edge to edge, in px from its top. */
export interface Band {
  readonly from: number
  readonly to: number
}

/**
 * Shares the window out among sections, which may lie in documents of their own: each has what is between
 * its beginning and the next one's.
 *
 * @param stack in reading order, all in view
 */
export function bandsOf(stack: readonly Stacked[]): ReadonlyMap<number, Band> {
  const bands = new Map<number, Band>()
  let previous: Stacked | undefined
  for (const stacked of stack) {
    const known = bands.get(stacked.section)
    if (!known) {
      const from = previous ? stacked.top : -farAway
      if (previous) bands.set(previous.section, { ...bands.get(previous.section)!, to: from })
      bands.set(stacked.section, { from, to: farAway })
    }
    previous = stacked
  }
  return bands
}
