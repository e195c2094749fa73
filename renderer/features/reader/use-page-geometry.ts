import { useMemo } from 'react'

import type { ReaderSettings } from '#core/preferences'

import { pageGeometry, type PageGeometry } from '../../engine/geometry'
import { useSize } from '../../ui/use-size'

/** Where the pages lie on the surface; `null` until it has a size. */
export function usePageGeometry(
  surface: HTMLElement | null,
  settings: ReaderSettings,
): PageGeometry | null {
  const { width, height } = useSize(surface)
  return useMemo(
    () => (width > 0 ? pageGeometry(width, height, settings) : null),
    [width, height, settings],
  )
}

/** Left edge of a page in view; the first one lies on the right where one reads to the left. */
export function leftOf(
  index: number,
  { left, gap, pageWidth, pagesInView }: PageGeometry,
  readingProgression: 'ltr' | 'rtl',
): number {
  const place = readingProgression === 'rtl' ? pagesInView - 1 - index : index
  return left + place * (pageWidth + gap)
}
