import styles from './passage.module.css'

interface PassageProps {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Words that were found, with those around them, set like the text they are from. */
export function Passage({ before, match, after }: PassageProps) {
  return (
    <span dir="auto" className={styles['passage']}>
      {before}
      <mark className={styles['match']}>{match}</mark>
      {after}
    </span>
  )
}
