/** Runs tasks one after another, in the order in which they were asked for. */
export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Tasks asked for and not finished. */
  get waiting(): number {
    return this.#waiting
  }

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#waiting++
    const result = this.#last.then(task).finally(() => {
      this.#waiting--
    })
    this.#last = result.catch(() => undefined)
    return result
  }
}
