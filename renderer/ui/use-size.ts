import { useLayoutEffect, useState } from 'react'

/** Inner size of an element in px, as it changes; nothing before there is one. */
export function useSize(element: HTMLElement | null): {
  readonly width: number
  readonly height: number
} {
  const [size, setSize] = useState({ width: 0, height: 0 })
  // Before it is drawn, so that nothing is laid out for another size first.
  useLayoutEffect(() => {
    if (!element) return undefined
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return size
}
