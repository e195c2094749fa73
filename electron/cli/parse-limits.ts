/** What one file may cost. */
export interface ParseLimits {
  /** Time of the processor. */
  readonly processorMs: number
  /** Everything that the process occupies, its own code included. */
  readonly memoryBytes: number
}
