import { countStay, countTurn, type PageInView, type PageTurn } from './page-turn'

/** Measures how long pages are read. It runs only while somebody may be reading. Times are in ms. */
export class ReadingClock {
  #page: PageInView | null = null
  /** For which the page was in view before the clock last stood still. */
  #before = 0
  /** Since when it runs; `null` while it stands still. */
  #since: number | null = null
  #isAway = false

  /** Another page is in view, by the reader's own doing. */
  move(page: PageInView, now: number): PageTurn | null {
    const left = this.#page
    // Along a column one moves often, and turns a page when another one has come to the top.
    if (left && left.page === page.page && left.locator.href === page.locator.href) return null
    const turn = left && countTurn(left, page, this.#elapsed(now))
    this.#start(page, now)
    return turn
  }

  /** Another page is in view by a jump: what lies between was not read. */
  jump(page: PageInView, now: number): PageTurn | null {
    const turn = this.#page && countStay(this.#page, this.#elapsed(now))
    this.#start(page, now)
    return turn
  }

  /** The same place is in view, and has other numbers. */
  renumber(page: PageInView): void {
    if (this.#page) this.#page = page
  }

  /** Nobody looks: another window is before this one. */
  pause(now: number): void {
    this.#before = this.#elapsed(now) * 1000
    this.#since = null
    this.#isAway = true
  }

  resume(now: number): void {
    this.#isAway = false
    if (this.#page) this.#since ??= now
  }

  /** Counts the stay so far, for nobody may come back; whoever does reads on. */
  settle(now: number): PageTurn | null {
    const turn = this.#page && countStay(this.#page, this.#elapsed(now))
    if (this.#page && turn) this.#start(this.#page, now)
    return turn
  }

  /** The book is closed. */
  stop(now: number): PageTurn | null {
    const turn = this.#page && countStay(this.#page, this.#elapsed(now))
    this.#page = null
    this.#before = 0
    this.#since = null
    return turn
  }

  #start(page: PageInView, now: number): void {
    this.#page = page
    this.#before = 0
    this.#since = this.#isAway ? null : now
  }

  /** In seconds. */
  #elapsed(now: number): number {
    return (this.#before + (this.#since === null ? 0 : now - this.#since)) / 1000
  }
}
