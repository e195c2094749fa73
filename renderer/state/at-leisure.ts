import type { AppState } from './app-state'
import type { AppStore } from './app-store'

/** A turn is painted, and the next page made ready. */
const restMs = 60

/**
 * The store for what is drawn out of sight: it tells of moves through the publication a moment later, so
 * that a page comes without it and a key held down passes it by. Of all else it tells at once, or
 * with the move that waits; and whoever asks is told what is so now.
 *
 * @param onBehind is told that a move waits, and that none does any more
 */
export function atLeisure(store: AppStore, onBehind: (isBehind: boolean) => void): AppStore {
  const listeners = new Set<() => void>()
  let rest: ReturnType<typeof setTimeout> | undefined
  let unsubscribe: (() => void) | undefined
  const stopResting = () => {
    if (rest === undefined) return
    clearTimeout(rest)
    rest = undefined
    onBehind(false)
  }
  const tell = () => {
    for (const listener of listeners) listener()
    stopResting()
  }
  const hear = (state: AppState, before: AppState) => {
    const isRenumbered = state.numbering !== before.numbering
    if (isMove(state, before) && !isRenumbered) {
      clearTimeout(rest)
      rest = setTimeout(tell, restMs)
      onBehind(true)
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
