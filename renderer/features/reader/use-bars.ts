import { useEffect, useState, type RefObject } from 'react'

import { type AppStore, useAppStoreApi } from '../../state/app-store'

export interface Bars {
  /** Shows the bars, for two seconds from now. */
  readonly wake: () => void
  /** A tap on the page: shows them, or sends them away. */
  readonly toggle: () => void
  readonly stop: () => void
}

const shownMs = 2000
/** A hand that has just tapped still moves a little. */
const stillMs = 400

/** Bars come with movement and go by themselves, but not from under a hand or the keyboard's focus. */
export function useBars(page: RefObject<HTMLElement | null>): Bars {
  const store = useAppStoreApi()
  const [bars] = useState(() => createBars(store, page))
  useEffect(() => bars.stop, [bars])
  return bars
}

function createBars(store: AppStore, page: RefObject<HTMLElement | null>): Bars {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asleepUntil = 0

  const isHeld = () =>
    store.getState().panel !== null ||
    document.querySelector('[role="menu"]') !== null ||
    !!page.current?.querySelector('[data-bar]:hover, [data-bar] :focus-visible')
  const hideWhenFree = () => {
    if (isHeld()) timer = setTimeout(hideWhenFree, shownMs / 4)
    else store.getState().setBarsShown(false)
  }
  const stop = () => clearTimeout(timer)
  const wake = () => {
    if (performance.now() < asleepUntil) return
    stop()
    store.getState().setBarsShown(true)
    timer = setTimeout(hideWhenFree, shownMs)
  }
  const toggle = () => {
    if (!store.getState().barsShown) {
      wake()
      return
    }
    stop()
    asleepUntil = performance.now() + stillMs
    store.getState().setBarsShown(false)
  }
  return { wake, toggle, stop }
}
