import type { Locator } from '#core/publication/locator'

import { contextLength } from './passage'

/** A passage by its two ends, with its words. */
interface Words {
  readonly locator: Locator
  readonly end: Locator
  readonly text: string
}

/** The first sentence or line at a place, or as much of it as its locator remembers. */
export function firstWords(locator: Locator): Words {
  const { offset = 0 } = locator.locations
  const known = locator.text?.highlight ?? ''
  const length = /^\s*\S[^\n.!?…。！？]*[.!?…。！？]*/.exec(known)?.[0].trimEnd().length ?? 0
  return {
    locator,
    end: {
      ...locator,
      locations: { ...locator.locations, offset: offset + length },
      text: {
        before: known.slice(Math.max(0, length - contextLength), length),
        highlight: known.slice(length),
      },
    },
    text: known.slice(0, length).replaceAll('\u2060', '').trim(),
  }
}
