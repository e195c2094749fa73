import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

interface Line {
  readonly top: number
  readonly height: number
}

/** px; what is drawn changes once in so much scrolling, and reaches so far beyond the edges. */
const block = 200

/** The lines that are in view or near it, so that a long list is drawn as soon as a short one. */
export function useWindowOfLines<Of extends Line>(
  element: HTMLElement | null,
  height: number,
  lines: readonly Of[],
): readonly Of[] {
  const [first, setFirst] = useState(0)
  useEffect(() => {
    if (!element) return undefined
    // What scrolls into view is drawn in the same frame.
    const follow = () => flushSync(() => setFirst(Math.floor(element.scrollTop / block)))
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [element])

  const from = (first - 1) * block
  const to = first * block + height + 2 * block
  return lines.filter(({ top, height: lineHeight }) => top + lineHeight > from && top < to)
}
