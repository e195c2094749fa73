import type { AppState } from './app-state'
import type { AppStore } from './app-store'

/** A turn is painted, and the next page made ready. */
const restMs = 60

/**
 * The store for what is drawn out of sight: it tells of moves through the publication a moment later, so
 * that a page comes without it and a key held down passes it by. Of all else it tells at once, or
 * with the move that waits; and whoever asks is told what is so now.
 */
export function atLeisure(store: AppStore): AppStore {
  const listeners = new Set<() => void>()
  let rest: ReturnType<typeof setTimeout> | undefined
  let unsubscribe: (() => void) | undefined
  const stopResting = () => {
    clearTimeout(rest)
    rest = undefined
  }
  const tell = () => {
    stopResting()
    for (const listener of listeners) listener()
  }
  const hear = (state: AppState, before: AppState) => {
    const isRenumbered = state.numbering !== before.numbering
    if (isMove(state, before) && !isRenumbered) {
      stopResting()
      rest = setTimeout(tell, restMs)
    } else if (rest === undefined || isRenumbered) tell()
  }
  return {
    ...store,
    subscribe(listener) {
      const one = () => listener(store.getState(), store.getState())
      listeners.add(one)
      unsubscribe ??= store.subscribe(hear)
      return () => {
        listeners.delete(one)
        if (listeners.size > 0) return
        stopResting()
        unsubscribe?.()
        unsubscribe = undefined
      }
    },
  }
}

const isMove = (state: AppState, before: AppState): boolean =>
  state.locator !== before.locator || state.automaticPlaces !== before.automaticPlaces
