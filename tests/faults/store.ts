/** Something that keeps things on a disk and can be killed: the app, or what it is measured against. */
export interface Store {
  /** Starts it on what the last one left. */
  start(): Promise<RunningStore>
  /** What is wrong with what lies on the disk while nothing runs. */
  check(): string[]
}

export interface RunningStore {
  /** What was out of order when it started. */
  readonly complaints: readonly string[]
  /** From the start of the process to its answer. */
  readonly startMs: number
  /** What it has, by name, each with the number of its last change. */
  kept(): Promise<ReadonlyMap<string, number>>
  /** Writes at full speed until it is killed, and names what it was told is stored. */
  write(acknowledge: (name: string, change: number) => void): void
  /** `SIGKILL`. Resolves when the process is gone. */
  kill(): Promise<void>
}
