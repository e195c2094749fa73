import type { Obstacle } from './typesetting/typesetter'

/** What the engine is doing, for people who look into it. */
export interface EngineFacts {
  /** Paragraphs of more than one line in what is mounted, whose lines the engine chose. */
  readonly paragraphsSet: number
  /** Paragraphs left to the browser's own line breaking, and why. */
  readonly paragraphsLeft: Readonly<Partial<Record<Obstacle, number>>>
  readonly chunksMounted: number
  readonly sectionsMeasured: number
  readonly sections: number
  readonly layoutKey: string
}
