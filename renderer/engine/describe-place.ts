import type { PreparedSection } from '#core/content/prepared-section'
import type { Locator } from '#core/publication/locator'
import { totalProgression } from '#core/publication/progression'

import type { MountedChunk } from './chunk-mount'

/** Characters kept around a place, to show it and to find it again. */
const quote = { before: 32, after: 160 }

/** A place as a locator that outlives this layout, with the words that stand there. */
export function describePlace({
  prepared,
  section,
  chunk,
  offset,
  mounted,
  title,
  weights,
}: {
  readonly prepared: PreparedSection
  readonly section: number
  readonly chunk: number
  /** Counted from the section's start. */
  readonly offset: number
  readonly mounted: MountedChunk | undefined
  readonly title: string | undefined
  readonly weights: readonly number[]
}): Locator {
  const within = offset - prepared.chunks[chunk]!.start
  const sourceOffset = mounted?.box.sourceOffsetOf(within)
  const progression = prepared.characters ? Math.min(1, offset / prepared.characters) : 0
  const from = Math.max(0, within - quote.before)
  const before = mounted?.box.text.slice(from, within - from)
  return {
    href: prepared.href,
    ...(title === undefined ? {} : { title }),
    locations: {
      offset,
      ...(sourceOffset === undefined ? {} : { sourceOffset }),
      progression,
      totalProgression: totalProgression(weights, section, progression),
    },
    text: {
      ...(before ? { before } : {}),
      highlight: mounted?.box.text.slice(within, quote.after) ?? '',
    },
  }
}
