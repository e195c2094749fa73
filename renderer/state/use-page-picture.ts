import { useEffect, useRef, useState } from 'react'

import { useNavigator } from './navigator-context'

/**
 * Keeps a small likeness of a page in an element, for pages that look the same in every layout.
 *
 * @param page 1-based page of the publication; `null` asks nothing
 * @returns what the element wants as its `ref`
 */
export function usePagePicture(page: number | null): (element: HTMLElement | null) => void {
  const navigator = useNavigator()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const drawn = useRef<AbortController | null>(null)

  useEffect(() => {
    if (!element || page === null || !navigator?.drawPicture) return undefined
    const drawing = new AbortController()
    void navigator.drawPicture(page, element, drawing.signal).then(() => {
      if (drawing.signal.aborted) return
      // The one before stayed until now: nothing flickers.
      drawn.current?.abort()
      drawn.current = drawing
    })
    return () => {
      if (drawn.current !== drawing) drawing.abort()
    }
  }, [navigator, element, page])
  useEffect(() => () => drawn.current?.abort(), [])
  return setElement
}
