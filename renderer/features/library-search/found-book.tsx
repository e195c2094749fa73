import { useAppStore } from '../../state/app-store'
import { publicationOf } from '../../state/library-slice'
import type { FoundPublication } from '../../state/library-search-slice'
import { words } from '../../words/words'

import styles from './library-search-dialog.module.css'

interface FoundBookProps {
  readonly found: FoundPublication
}

/** A book with the first passages in it. */
export function FoundBook({ found: { id, sections, passages } }: FoundBookProps) {
  const publication = useAppStore(publicationOf(id))
  const openPassage = useAppStore((state) => state.openPassage)
  if (!publication) return null
  const { title, authors } = publication
  return (
    <section aria-label={title} className={styles['book']}>
      <h3 dir="auto" className={styles['title']}>
        {title}
      </h3>
      <p dir="auto" className={styles['facts']}>
        {[...authors, words.inChapters(sections)].join(' · ')}
      </p>
      <ul>
        {passages?.map(({ locator, before, match, after }) => (
          <li key={`${locator.href} ${locator.locations.offset}`}>
            <button
              type="button"
              className={styles['passage']}
              onClick={() => void openPassage({ id, locator, match })}
            >
              <span dir="auto" className={styles['words']}>
                {before}
                <mark>{match}</mark>
                {after}
              </span>
              {locator.title !== undefined && (
                <span dir="auto" className={styles['chapter']}>
                  {locator.title}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
