import { z } from 'zod'

import { Locator } from '#core/publication/locator'
import { PublicationId } from '#core/publication/publication'

/** A place the reader wants to find again. */
export const Bookmark = z.object({
  id: z.uuid(),
  publicationId: PublicationId,
  locator: Locator,
  /** The reader's own name for it. */
  name: z.string().max(500).nullable(),
  /** ISO 8601 instant. */
  createdAt: z.string(),
})
export type Bookmark = z.infer<typeof Bookmark>
