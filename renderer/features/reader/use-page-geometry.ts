import { useMemo } from 'react'

import type { ReaderSettings } from '#core/preferences'

import { pageGeometry, type PageBlock } from '../../engine/geometry'
import { useAppStore } from '../../state/app-store'
import { useSize } from '../../ui/use-size'

/** Where the pages in view lie on the surface; `null` until it has a size. */
export function usePageGeometry(
  surface: HTMLElement | null,
  settings: ReaderSettings,
): PageBlock | null {
  const { width, height } = useSize(surface)
  const isVertical = useAppStore(({ page }) => page?.isVertical === true)
  return useMemo(() => {
    if (!surface || width === 0) return null
    const geometry = pageGeometry(width, height, settings)
    return isVertical ? geometry.vertical : geometry
  }, [surface, width, height, settings, isVertical])
}

/** Left edge of a page in view; the first one lies on the right where one reads to the left. */
export function leftOf(
  index: number,
  { left, gap, pageWidth, pagesInView }: PageBlock,
  readingProgression: 'ltr' | 'rtl',
): number {
  const place = readingProgression === 'rtl' ? pagesInView - 1 - index : index
  return left + place * (pageWidth + gap)
}
