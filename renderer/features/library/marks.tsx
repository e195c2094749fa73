import { Heart } from 'lucide-react'

import type { PublicationSummary } from '#core/publication/publication'

import { words } from '../../words/words'

import styles from './marks.module.css'

interface MarksProps {
  readonly id: string
  readonly publication: PublicationSummary
}

/** How somebody likes a publication: stars, and a heart for a favourite. */
export function Marks({ id, publication: { stars, favourite } }: MarksProps) {
  return (
    <span id={id} className={styles['marks']}>
      {stars > 0 && (
        <span role="img" aria-label={words.starsOf(stars)}>
          {'★'.repeat(stars)}
        </span>
      )}
      {favourite && (
        <Heart
          size={12}
          strokeWidth={1.5}
          fill="currentColor"
          role="img"
          aria-label={words.favourite}
          className={styles['heart']}
        />
      )}
    </span>
  )
}
