import type { Locator } from '#core/publication/locator'

interface PositionSaver {
  /** Saves at most once a second: at once, or when the second is over. */
  readonly note: (locator: Locator) => void
  /** Saves now what waits. */
  readonly flush: () => Promise<void>
}

const pauseMs = 1000

/** Keeps saving from running behind somebody who leafs. */
export function createPositionSaver(save: (locator: Locator) => Promise<void>): PositionSaver {
  let waiting: Locator | null = null
  let pause: ReturnType<typeof setTimeout> | undefined

  const saveNow = async () => {
    const locator = waiting
    waiting = null
    if (locator) await save(locator)
  }
  const onPauseOver = () => {
    pause = undefined
    if (!waiting) return
    pause = setTimeout(onPauseOver, pauseMs)
    void saveNow()
  }

  return {
    note(locator) {
      waiting = locator
      if (pause !== undefined) return
      pause = setTimeout(onPauseOver, pauseMs)
      void saveNow()
    },
    flush: saveNow,
  }
}
