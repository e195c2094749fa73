import { z } from 'zod'

import { Locator } from '#core/publication/locator'

/** A passage that was found in a publication of the library. */
export const LibraryPassage = z.object({
  locator: Locator,
  /** What one reads around it in its block. */
  before: z.string(),
  match: z.string(),
  after: z.string(),
})
export type LibraryPassage = z.infer<typeof LibraryPassage>
