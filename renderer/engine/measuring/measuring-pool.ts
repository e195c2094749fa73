import { measuringOrigins } from '#core/origins'

import { MeasuringProcess } from './measuring-process'
import { type MeasuringJob, measuringRestMs, type MeasuringReport } from './messages'

/** Text that is worth a process, in bytes: to start one takes as long as to measure this. */
const worthAProcess = 200_000

/** The processes that measure one publication: as many as its length is worth and the machine has processors. */
export class MeasuringPool {
  readonly #processes: readonly MeasuringProcess[]
  #restsUntil = 0

  /** @param bytes length of the publication's text */
  constructor(host: HTMLElement, bytes: number) {
    const most = Math.min(navigator.hardwareConcurrency, Math.ceil(bytes / worthAProcess))
    this.#processes = measuringOrigins
      .slice(0, Math.max(1, most))
      .map((origin) => new MeasuringProcess(host, origin))
  }

  /** Measures; what ran before is given up. Is `complete` when all have measured their share. */
  start(job: Omit<MeasuringJob, 'share'>, onReport: (report: MeasuringReport) => void): void {
    let working = this.#processes.length
    for (const [index, process] of this.#processes.entries()) {
      process.start({ ...job, share: { index, of: this.#processes.length } }, (report) => {
        if (report.kind !== 'complete') return onReport(report)
        working -= 1
        if (working === 0) onReport(report)
      })
    }
  }

  /** Measures this section before all others. */
  hurry(section: number): void {
    for (const process of this.#processes) process.hurry(section)
  }

  /** Leaves the processor to the person for a moment. */
  rest(): void {
    this.#restsUntil = performance.now() + measuringRestMs
    for (const process of this.#processes) process.rest()
  }

  /** Starting processes would take more of the processor than measuring does. */
  get isResting(): boolean {
    return performance.now() < this.#restsUntil
  }

  /** Gives the job up; reports that are under way are not told. */
  stop(): void {
    for (const process of this.#processes) process.stop()
  }

  /** Ends the processes. A later job starts them anew. */
  end(): void {
    for (const process of this.#processes) process.end()
  }
}
