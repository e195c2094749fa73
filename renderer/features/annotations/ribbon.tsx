import { useMemo } from 'react'

import { useCommands } from '../../state/command-registry'
import { useBookmarked } from '../../state/use-bookmarked'
import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import styles from './ribbon.module.css'

/**
 * The upper outer corners of the pages: a press there sets a bookmark or takes it away. Of two pages
 * in view both have one, and the ribbon hangs on the one further on. The button of the top bar does the
 * same for those who do not point.
 */
export function Ribbon() {
  const { isBookmarked, toggle } = useBookmarked()
  useCommands(useMemo(() => ({ 'reader.bookmark': toggle }), [toggle]))
  const corner = {
    type: 'button',
    tabIndex: -1,
    'aria-hidden': true,
    title: words.bookmarkPage,
    onClick: toggle,
  } as const
  return (
    <>
      <button {...corner} data-bookmarked={isBookmarked} className={styles['corner']}>
        {shape}
      </button>
      <button {...corner} className={classNames(styles['corner'], styles['first'])}>
        {shape}
      </button>
    </>
  )
}

const shape = (
  <svg className={styles['ribbon']} viewBox="0 0 14 44" width="14" height="44" aria-hidden>
    <path d="M0 0h14v44l-7-6.5L0 44z" />
  </svg>
)
