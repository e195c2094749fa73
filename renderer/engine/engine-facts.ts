import type { MountedChunk } from './chunk-mount'
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

/** How the paragraphs of what is mounted were set. */
export function typesettingOf(mounted: readonly MountedChunk[]): {
  readonly set: number
  readonly left: Partial<Record<Obstacle, number>>
} {
  const left: Partial<Record<Obstacle, number>> = {}
  let set = 0
  for (const { typesetting } of mounted) {
    set += typesetting.set
    for (const [why, count] of Object.entries(typesetting.left)) {
      left[why as Obstacle] = (left[why as Obstacle] ?? 0) + count
    }
  }
  return { set, left }
}
