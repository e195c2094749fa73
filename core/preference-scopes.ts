import { definedWishes, type ReaderPreferences } from '#core/preferences'

/** For what a wish holds, from the widest to the narrowest: the narrower comes first. */
export const scopes = ['all', 'kind', 'book'] as const
export type Scope = (typeof scopes)[number]

/** Wishes for all books, for those of one format, and for one book. */
export type WishLayers = Readonly<Record<Scope, ReaderPreferences>>

/** What the wishes of all scopes together come to, down to the narrowest that counts. */
export function layered(layers: WishLayers, narrowest: Scope = 'book'): ReaderPreferences {
  const counting = scopes.slice(0, scopes.indexOf(narrowest) + 1)
  return Object.assign({}, ...counting.map((scope) => definedWishes(layers[scope])))
}

export const hasWishes = (wishes: ReaderPreferences): boolean =>
  Object.keys(definedWishes(wishes)).length > 0

/** The narrowest scope in which something is wished. */
export const narrowestScope = (layers: WishLayers): Scope =>
  scopes.findLast((scope) => hasWishes(layers[scope])) ?? 'all'

/** The narrowest scope that hides wishes of another one; `null` where all of them hold. */
export function hidingScope(layers: WishLayers, hidden: Scope): Scope | null {
  const narrower = scopes.slice(scopes.indexOf(hidden) + 1)
  return narrower.findLast((scope) => hasWishes(layers[scope])) ?? null
}
