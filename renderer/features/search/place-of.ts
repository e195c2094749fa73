import type { Locator } from '#core/publication/locator'

import type { SearchResult } from '../../engine/search/messages'

/** Where a passage begins. */
export const placeOf = ({ href, from, progression }: SearchResult): Locator => ({
  href,
  locations: { offset: from, progression },
})
