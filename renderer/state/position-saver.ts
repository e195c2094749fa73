import type { AutomaticPlace } from '#core/annotations'
import type { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'

/** A place with the publication it is in: it may be saved when another one is open already. */
export interface ReadingPosition {
  readonly id: PublicationId
  readonly locator: Locator
  /** The furthest place that was read, where it has moved on. */
  readonly furthest?: AutomaticPlace
}

interface PositionSaver {
  /** Saves at most once a second: at once, or when the second is over. */
  readonly note: (position: ReadingPosition) => void
  /** Saves now what waits. */
  readonly flush: () => Promise<void>
}

const pauseMs = 1000

/** Keeps saving from running behind somebody who leafs. */
export function createPositionSaver(
  save: (position: ReadingPosition) => Promise<void>,
): PositionSaver {
  let waiting: ReadingPosition | null = null
  let pause: ReturnType<typeof setTimeout> | undefined

  const saveNow = async () => {
    const position = waiting
    waiting = null
    if (position) await save(position)
  }
  const onPauseOver = () => {
    pause = undefined
    if (!waiting) return
    pause = setTimeout(onPauseOver, pauseMs)
    void saveNow()
  }

  return {
    note(position) {
      // Who leafs back at once was there all the same.
      const passed = waiting?.id === position.id ? waiting.furthest : undefined
      waiting = passed ? { furthest: passed, ...position } : position
      if (pause !== undefined) return
      pause = setTimeout(onPauseOver, pauseMs)
      void saveNow()
    },
    flush: saveNow,
  }
}
