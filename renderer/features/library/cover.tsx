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
        <span dir="auto" className={styles['title']} style={{ fontSize: `${titleSize(title)}cqi` }}>
          {title}
        </span>
        <span className={styles['rule']} />
        <span dir="auto" className={styles['author']}>
          {authors.join(', ')}
        </span>
      </span>
    </span>
  )
}

/**
 * Size of the title in hundredths of the line's width: as in a series, but smaller where a long title
 * or its longest word asks for it.
 */
function titleSize(title: string): number {
  const usual = title.length > 80 ? 11 : title.length > 40 ? 13.5 : 16.5
  const longestWord = Math.max(...title.split(/[\s-]+/).map(widthInEms))
  return Math.max(8, Math.min(usual, 100 / longestWord))
}

/** EB Garamond's letters are about so wide; capitals half as wide again. */
const widthInEms = (word: string): number =>
  Array.from(word).reduce((width, sign) => width + (/\p{Lu}/u.test(sign) ? 0.74 : 0.5), 0)
