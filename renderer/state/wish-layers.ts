import type { ReaderPreferences } from '#core/preferences'
import type { Scope, WishLayers } from '#core/preference-scopes'
import type { PublicationId } from '#core/publication/publication'

import type { AppState } from './app-state'

type Wishing = Pick<AppState, 'preferences' | 'bookPreferences' | 'reading'>

/** The wishes that meet in the open publication, or in none. */
export const layersOf = ({ preferences, bookPreferences, reading }: Wishing): WishLayers => ({
  all: preferences.reader,
  kind: (reading && preferences.kinds[reading.manifest.format]) ?? noWishes,
  book: reading ? bookPreferences : noWishes,
})

const noWishes: ReaderPreferences = {}

/** One layer by its own name, which outlives the publication that is open now. */
export type LayerName =
  | { readonly scope: 'all' }
  | { readonly scope: 'kind'; readonly kind: string }
  | { readonly scope: 'book'; readonly id: PublicationId }

/** The layer of a scope for what is open; without a publication there is but one. */
export function layerName(scope: Scope, { reading }: Pick<AppState, 'reading'>): LayerName {
  if (!reading || scope === 'all') return { scope: 'all' }
  return scope === 'kind'
    ? { scope, kind: reading.manifest.format }
    : { scope, id: reading.publication.id }
}
