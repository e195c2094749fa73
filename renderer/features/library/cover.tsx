import { useState } from 'react'

import type { PublicationSummary } from '#core/publication/publication'

import { clothOf } from './cloth'
import styles from './cover.module.css'

interface CoverProps {
  readonly publication: PublicationSummary
}

/** The publication's own cover, or one made from type. Pure ornament: the title stands beside it. */
export function Cover({ publication }: CoverProps) {
  const { id, hasCover } = publication
  const [isBroken, setIsBroken] = useState(false)
  if (!hasCover || isBroken) return <TypeCover publication={publication} />
  return (
    <span className={styles['frame']}>
      <img
        src={`/covers/${id}`}
        alt=""
        loading="lazy"
        draggable={false}
        className={styles['picture']}
        onError={() => setIsBroken(true)}
      />
    </span>
  )
}

function TypeCover({ publication: { id, title, authors } }: CoverProps) {
  return (
    <span className={styles['frame']} aria-hidden>
      <span className={styles['cloth']} style={{ backgroundColor: clothOf(id) }}>
        <span className={styles['title']} data-length={lengthOf(title)}>
          {title}
        </span>
        <span className={styles['rule']} />
        <span className={styles['author']}>{authors.join(', ')}</span>
      </span>
    </span>
  )
}

/** Long titles are set smaller, as on a spine. */
function lengthOf(title: string): 'short' | 'long' | 'very-long' {
  const longestWord = Math.max(...title.split(/\s+/).map((word) => word.length))
  if (title.length > 70 || longestWord > 16) return 'very-long'
  return title.length > 40 || longestWord > 12 ? 'long' : 'short'
}
