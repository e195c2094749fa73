import { z } from 'zod'

import { Locator } from '#core/publication/locator'

import { comparableText } from './comparable'
import type { FoundPassage } from './find-passage'
import { findPassages } from './find-passages'
import type { Passage } from './passage'
import type { PublicationText } from './publication-text'

/** A passage with a place: two locators, and the words between them. */
export const PlacedPassage = z.object({
  locator: Locator,
  end: Locator,
  text: z.string(),
  /** Its words are the very same; else they are alike. */
  isExact: z.boolean(),
})
export type PlacedPassage = z.infer<typeof PlacedPassage>

/**
 * Gives passages their places in a publication, by their words or, where none were remembered, by their hints;
 * `null` for each that has none there. In the order given.
 */
export async function placePassages(
  passages: readonly Passage[],
  text: PublicationText,
): Promise<(PlacedPassage | null)[]> {
  const found = await findPassages(passages, text)
  return Promise.all(
    passages.map(async (passage, index) => {
      const hasWords = comparableText(passage.exact) !== ''
      const place = hasWords ? found[index] : await placeOfHint(passage, text)
      if (!place) return null
      const { section, from, to, isExact } = place
      return { ...(await text.describe(section, from, to)), isExact }
    }),
  )
}

/** A place without words: an offset is one, a share of the publication only within a section that is known. */
async function placeOfHint(
  { hint }: Passage,
  text: PublicationText,
): Promise<Omit<FoundPassage, 'likeness'> | null> {
  const named = hint.href === undefined ? -1 : text.indexOf(hint.href)
  const index = named >= 0 ? named : (hint.section ?? -1)
  const section = index >= 0 && index < text.count ? await text.section(index) : undefined
  if (!section) return null
  const { length } = section.text
  if (named >= 0 && hint.offset !== undefined && hint.offset <= length) {
    return { section: index, from: hint.offset, to: hint.offset, isExact: true }
  }
  if (hint.totalProgression === undefined) return null
  const { section: near, offset } = await text.placeAt(hint.totalProgression)
  const from = near < index ? 0 : near > index ? length : offset
  return { section: index, from, to: from, isExact: false }
}
