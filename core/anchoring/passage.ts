import { z } from 'zod'

import type { Locator } from '#core/publication/locator'

/** Where a passage stood, as far as somebody knows: it chooses among places that fit equally well. */
export const PassageHint = z.object({
  /** Resource of the publication that it was in. */
  href: z.string().optional(),
  /** Index of that resource in the reading order. */
  section: z.int().nonnegative().optional(),
  /** Locator offset of its first character in the resource. */
  offset: z.int().nonnegative().optional(),
  /** Share of the publication before it, 0 to 1. */
  totalProgression: z.number().min(0).max(1).optional(),
  /** Title of its chapter. */
  chapter: z.string().optional(),
  /** EPUB CFI of its place, for a passage without words. */
  cfi: z.string().optional(),
})
export type PassageHint = z.infer<typeof PassageHint>

/** What is remembered of a passage without its place: its words, and those around it. */
export const Passage = z.object({
  /** `''` where only a place was remembered. */
  exact: z.string().max(100_000),
  before: z.string().max(1_000).optional(),
  after: z.string().max(1_000).optional(),
  hint: PassageHint,
})
export type Passage = z.infer<typeof Passage>

/** What a locator remembers of its place: the words that stand there, which need not be all of a passage. */
export function passageAt(locator: Locator): Passage {
  const { text } = locator
  return {
    exact: text?.highlight ?? '',
    ...(text?.before !== undefined && { before: text.before }),
    hint: hintOf(locator),
  }
}

/** A passage between two locators: the words before it stand at the first, those behind it at the second. */
export function passageBetween(locator: Locator, end: Locator, words: string): Passage {
  const before = locator.text?.before
  const after = end.text?.highlight?.slice(0, contextLength)
  return {
    exact: words,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    hint: hintOf(locator),
  }
}

/** Characters around a passage that tell it from another one of the same words. */
export const contextLength = 32

const hintOf = ({ href, title, locations }: Locator): PassageHint => {
  const { offset, totalProgression } = locations
  return {
    href,
    ...(offset !== undefined && { offset }),
    ...(totalProgression !== undefined && { totalProgression }),
    ...(title !== undefined && { chapter: title }),
  }
}
