import type { PageBlock } from '../../engine/geometry'
import { useAppStore } from '../../state/app-store'
import { classNames } from '../../ui/class-names'

import { inDigits } from '../../words/count'

import styles from './folio.module.css'
import { leftOf } from './use-page-geometry'

interface FolioProps {
  readonly geometry: PageBlock
  readonly readingProgression: 'ltr' | 'rtl'
}

/**
 * Page numbers at the foot of the pages, while the bars are away; none before they are counted. Read
 * aloud they would be noise.
 */
export function Folio({ geometry, readingProgression }: FolioProps) {
  const isHidden = useAppStore((state) => state.barsShown)
  const place = useAppStore((state) => state.page)
  if (!place?.exact) return null

  const { page, lastPage } = place
  // The end of a long column has two pages in view, and one foot.
  const numbers = lastPage > page && geometry.pagesInView === 2 ? [page, lastPage] : [page]
  return (
    <div aria-hidden className={classNames(styles['folios'], isHidden && styles['hidden'])}>
      {numbers.map((number, index) => (
        <span
          key={index}
          className={styles['folio']}
          style={{
            left: leftOf(index, geometry, readingProgression),
            width: geometry.pageWidth,
          }}
        >
          {inDigits(number)}
        </span>
      ))}
    </div>
  )
}
