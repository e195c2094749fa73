import type { StateCreator } from 'zustand'

import type { AutomaticPlace, AutomaticPlaceKind } from '#core/annotations'
import type { Api } from '#core/ipc/client'
import type { Locator } from '#core/publication/locator'

import type { LocatedCause } from '../engine/visual-navigator'
import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'
import {
  isBegun,
  isBeyond,
  type Trail,
  trailAfterJump,
  trailAfterTurn,
  trailAtOpening,
} from './trail'

export interface AutomaticPlacesSlice {
  /** What Octavo remembers by itself of the open publication. */
  readonly automaticPlaces: readonly AutomaticPlace[]
  /**
   * Takes notice of a move, before it is shown.
   *
   * @param by what moved: a jump on the history itself is none of the reader's own
   */
  readonly noteMove: (
    move: { readonly locator: Locator; readonly cause: LocatedCause },
    by?: 'back' | 'forward',
  ) => void
  /** With a way back. */
  readonly removeAutomaticPlace: (kind: AutomaticPlaceKind) => Promise<void>
}

export const createAutomaticPlacesSlice =
  (api: Api): StateCreator<AppState, [], [], AutomaticPlacesSlice> =>
  (set, get) => {
    let trail: Trail = { hasRead: true, turnsNeeded: 0 }

    const placeOf = (kind: AutomaticPlaceKind) =>
      get().automaticPlaces.find((place) => place.kind === kind)
    const put = (place: AutomaticPlace) =>
      set(({ automaticPlaces }) => ({
        automaticPlaces: [...automaticPlaces.filter(({ kind }) => kind !== place.kind), place],
      }))
    const now = (kind: AutomaticPlaceKind, locator: Locator): AutomaticPlace => ({
      kind,
      locator,
      at: new Date().toISOString(),
    })
    const save = async (place: AutomaticPlace) => {
      put(place)
      const id = get().reading?.publication.id
      if (id === undefined) return
      try {
        await api.request('places.save', { id, place })
      } catch (error) {
        tellOf(get, error)
      }
    }

    return {
      automaticPlaces: [],

      noteMove({ locator, cause }, by) {
        const from = get().locator
        const furthest = placeOf('furthest')?.locator
        if (cause === 'open' || !from) {
          trail = trailAtOpening(locator, furthest)
          // Nobody knows how far was read before Octavo kept it, but here somebody was.
          if (!furthest && isBegun(locator)) put(now('furthest', locator))
        } else if (cause === 'jump') {
          if (trail.hasRead && !by) void save(now('before-jump', from))
          trail = trailAfterJump(locator, furthest)
        } else if (cause === 'turn') {
          trail = trailAfterTurn(trail, from, locator)
          const isFurther = !furthest || isBeyond(locator, furthest)
          // It is stored together with the position, which comes at the same time.
          if (isFurther && trail.turnsNeeded === 0) put(now('furthest', locator))
        }
      },

      async removeAutomaticPlace(kind) {
        const id = get().reading?.publication.id
        const removed = placeOf(kind)
        if (id === undefined || !removed) return
        set(({ automaticPlaces }) => ({
          automaticPlaces: automaticPlaces.filter((place) => place !== removed),
        }))
        try {
          await api.request('places.remove', { id, kind })
        } catch (error) {
          put(removed)
          tellOf(get, error)
          return
        }
        get().notify({
          kind: 'status',
          text: words.placeForgotten,
          action: { label: words.undo, run: () => void save(removed) },
        })
      },
    }
  }
