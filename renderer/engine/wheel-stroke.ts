/** px that a wheel goes for a page. */
const threshold = 50
/** One stroke on a touchpad goes on by itself for a while; it turns one page. */
const pauseMs = 160

/** Makes turns of what a wheel goes: one for each notch or stroke. */
export class WheelStroke {
  #travelled = 0
  #restsUntil = -Infinity

  /**
   * @param delta px that it goes; forward where positive
   * @param now ms
   * @returns where to turn, 1 forward and -1 backward; 0 for nowhere yet
   */
  go(delta: number, now: number): 1 | -1 | 0 {
    if (now < this.#restsUntil) return 0
    const goesOn = Math.sign(delta) === Math.sign(this.#travelled)
    this.#travelled = goesOn ? this.#travelled + delta : delta
    if (Math.abs(this.#travelled) < threshold) return 0
    const direction = this.#travelled > 0 ? 1 : -1
    this.rest(now)
    return direction
  }

  /** What comes soon after is of the stroke that turned or moved the page. @param now ms */
  rest(now: number): void {
    this.#travelled = 0
    this.#restsUntil = now + pauseMs
  }
}
