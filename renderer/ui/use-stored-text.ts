import { useEffect, useState } from 'react'

interface StoredText {
  /** Takes what was written; it is stored after a pause. */
  readonly write: (text: string) => void
  /** Stores what is not stored yet: the field is left. */
  readonly storeNow: () => void
}

/**
 * Text that is stored by itself: after a pause in writing, when its field is left or goes away, and when
 * the window does.
 *
 * @param pauseMs of the pause
 */
export function useStoredText(store: (text: string) => void, pauseMs: number): StoredText {
  const [stored] = useState(() => createStoredText(pauseMs))
  useEffect(() => stored.storeIn(store), [stored, store])
  useEffect(() => {
    const { storeNow } = stored
    // Before those who store for good, at that moment, what they have been given.
    const options = { capture: true }
    window.addEventListener('pagehide', storeNow, options)
    window.addEventListener('beforeunload', storeNow, options)
    return () => {
      window.removeEventListener('pagehide', storeNow, options)
      window.removeEventListener('beforeunload', storeNow, options)
      storeNow()
    }
  }, [stored])
  return stored
}

function createStoredText(pauseMs: number) {
  let store: (text: string) => void = () => undefined
  let unsaved: string | null = null
  let pause: ReturnType<typeof setTimeout> | undefined
  const storeNow = () => {
    clearTimeout(pause)
    const text = unsaved
    unsaved = null
    if (text !== null) store(text)
  }
  return {
    write(text: string) {
      unsaved = text
      clearTimeout(pause)
      pause = setTimeout(storeNow, pauseMs)
    },
    storeNow,
    storeIn(present: (text: string) => void) {
      store = present
    },
  }
}
