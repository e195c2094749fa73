import { useMemo } from 'react'

import { useCommands } from '../../state/command-registry'
import { useBookmarked } from '../../state/use-bookmarked'
import { words } from '../../words/words'

import styles from './ribbon.module.css'

/**
 * The upper outer corner of the page: a press there sets a bookmark or takes it away. The button of
 * the top bar does the same for those who do not point.
 */
export function Ribbon() {
  const { isBookmarked, toggle } = useBookmarked()
  useCommands(useMemo(() => ({ 'reader.bookmark': toggle }), [toggle]))
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      title={words.bookmarkPage}
      data-bookmarked={isBookmarked}
      className={styles['corner']}
      onClick={toggle}
    >
      <svg className={styles['ribbon']} viewBox="0 0 14 44" width="14" height="44" aria-hidden>
        <path d="M0 0h14v44l-7-6.5L0 44z" />
      </svg>
    </button>
  )
}
