/** How text comes to where it is wanted: with the hand, in a glide, or running on after a throw. */
export type MotionKind = 'hand' | 'glide' | 'throw'

/** ms in which a motion loses two thirds of its way. */
const slowness = { hand: 0, glide: 55, throw: 325 } as const

/** ms between two reports of a long motion. */
const reportEvery = 120

export interface MotionEvents {
  /** Moves the text upwards by whole px; answers how far it went. */
  move(by: number): number
  /** Whether there may still be room to move that way, though now there is none. */
  isWaiting(by: number): boolean
  /** The text moves on. Told now and then, and at rest. */
  onProgress(): void
}

/** Moves text frame by frame, until nothing is left of what was asked for. */
export class ScrollMotion {
  readonly #events: MotionEvents
  #left = 0
  #kind: MotionKind = 'hand'
  #frame = 0
  #lastFrame = 0
  #lastReport = 0

  constructor(events: MotionEvents) {
    this.#events = events
  }

  /** px that are still to be gone. */
  get left(): number {
    return this.#left
  }

  /** @param px further up; negative: further down. Adds to what is still to be gone the same way. */
  by(px: number, kind: MotionKind): void {
    if (Math.sign(px) !== Math.sign(this.#left)) this.#left = 0
    // A small push does not end a glide at once.
    if (this.#left === 0 || kind !== 'hand') this.#kind = prefersStillness() ? 'hand' : kind
    this.#left += px
    if (this.#frame !== 0) return
    this.#lastFrame = performance.now()
    this.#lastReport = this.#lastFrame
    this.#frame = requestAnimationFrame((now) => this.#step(now))
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#left = 0
  }

  #step(now: number): void {
    this.#frame = 0
    const passed = Math.max(1, now - this.#lastFrame)
    this.#lastFrame = now
    const wished = wholeStep(this.#left, passed, slowness[this.#kind])
    const moved = wished === 0 ? 0 : this.#events.move(wished)
    this.#left -= moved
    if (moved !== wished && !this.#events.isWaiting(wished)) this.#left = 0

    const isAtRest = Math.abs(this.#left) < 1
    if (isAtRest || now - this.#lastReport > reportEvery) {
      this.#lastReport = now
      this.#events.onProgress()
    }
    // What is less than a pixel counts when more comes.
    if (!isAtRest) this.#frame ||= requestAnimationFrame((next) => this.#step(next))
  }
}

/** Share of the way that is gone in `passed` ms, at least a pixel: the last ones would take for ever. */
export function wholeStep(left: number, passed: number, slow: number): number {
  if (slow === 0) return Math.trunc(left)
  const step = left * (1 - Math.exp(-passed / slow))
  return Math.trunc(Math.abs(step) < 1 ? Math.sign(left) * Math.min(1, Math.abs(left)) : step)
}

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
