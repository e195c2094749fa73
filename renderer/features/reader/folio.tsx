import { useEffect, useState } from 'react'

import type { ReaderSettings } from '#core/preferences'

import { pageGeometry } from '../../engine/geometry'
import { useAppStore } from '../../state/app-store'
import { classNames } from '../../ui/class-names'

import styles from './folio.module.css'

interface FolioProps {
  readonly surface: HTMLElement | null
  readonly settings: ReaderSettings
  readonly readingProgression: 'ltr' | 'rtl'
}

/** Page numbers at the foot of the pages, while the bars are away. Read aloud they would be noise. */
export function Folio({ surface, settings, readingProgression }: FolioProps) {
  const isHidden = useAppStore((state) => state.barsShown)
  const place = useAppStore((state) => state.page)
  const { width, height } = useSize(surface)
  if (!place || width === 0) return null

  const { pagesInView, pageWidth, left, gap } = pageGeometry(width, height, settings)
  const { page, lastPage } = place
  const numbers = lastPage > page ? [page, lastPage] : [page]
  if (readingProgression === 'rtl' && pagesInView === 2) numbers.reverse()
  const first = readingProgression === 'rtl' ? pagesInView - numbers.length : 0
  return (
    <div aria-hidden className={classNames(styles['folios'], isHidden && styles['hidden'])}>
      {numbers.map((number, index) => (
        <span
          key={number}
          className={styles['folio']}
          style={{ left: left + (first + index) * (pageWidth + gap), width: pageWidth }}
        >
          {number}
        </span>
      ))}
    </div>
  )
}

function useSize(element: HTMLElement | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!element) return undefined
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return size
}
