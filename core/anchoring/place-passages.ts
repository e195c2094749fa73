import { z } from 'zod'

import { Locator } from '#core/publication/locator'

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

/** Gives passages their places in a publication; `null` for each that has none there. In the order given. */
export async function placePassages(
  passages: readonly Passage[],
  text: PublicationText,
): Promise<(PlacedPassage | null)[]> {
  const found = await findPassages(passages, text)
  return Promise.all(
    found.map(async (place) => {
      if (!place) return null
      const { section, from, to, isExact } = place
      return { ...(await text.describe(section, from, to)), isExact }
    }),
  )
}
