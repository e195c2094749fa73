import type { PreparedSection } from '#core/content/prepared-section'
import type { Locator } from '#core/publication/locator'
import { totalProgression } from '#core/publication/progression'

import type { MountedChunk } from './chunk-mount'

/** Characters kept around a place, to show it and to find it again. */
const quote = { before: 32, after: 160 }

function wordsBefore(
  within: number,
  { box: { text } }: MountedChunk,
  previous: MountedChunk | undefined,
): string {
  const own = Math.min(within, quote.before)
  const words = text.slice(within - own, own)
  const rest = quote.before - own
  if (rest === 0 || !previous) return words
  const { length } = previous.box.text
  return previous.box.text.slice(Math.max(0, length - rest), rest) + words
}

/** A place as a locator that outlives this layout, with the words that stand there. */
export function describePlace({
  prepared,
  section,
  chunk,
  offset,
  mounted,
  previous,
  title,
  weights,
}: {
  readonly prepared: PreparedSection
  readonly section: number
  readonly chunk: number
  /** Counted from the section's start. */
  readonly offset: number
  readonly mounted: MountedChunk | undefined
  /** The chunk before it, as far as that is mounted. */
  readonly previous: MountedChunk | undefined
  readonly title: string | undefined
  readonly weights: readonly number[]
}): Locator {
  const within = offset - prepared.chunks[chunk]!.start
  const sourceOffset = mounted?.box.sourceOffsetOf(within)
  const progression = prepared.characters ? Math.min(1, offset / prepared.characters) : 0
  const before = mounted && wordsBefore(within, mounted, previous)
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
