import { type CSSProperties, useMemo } from 'react'

import type { Colour } from '#core/contrast'

import { useCommands } from '../../state/command-registry'
import { useBookmarked } from '../../state/use-bookmarked'
import { useInks } from '../../state/use-inks'
import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import styles from './ribbon.module.css'

/**
 * The upper outer corners of the pages: a press there sets a bookmark or takes it away. Of two pages
 * in view both have one, and the ribbon hangs on the one further on, in the colours of the bookmarks
 * there. The button of the top bar does the same for those who do not point.
 */
export function Ribbon() {
  const { isBookmarked, colours, toggle } = useBookmarked()
  const inks = useInks()
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
        {(isBookmarked ? colours.slice(0, mostRibbons) : plain).map((colour) => (
          <Shape key={colour} ink={colour === 'accent' ? null : inks[colour].line} />
        ))}
      </button>
      <button {...corner} className={classNames(styles['corner'], styles['first'])}>
        <Shape ink={null} />
      </button>
    </>
  )
}

/** So many have room in a corner. */
const mostRibbons = 3
const plain = ['accent'] as const

function Shape({ ink }: { readonly ink: Colour | null }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 14 44"
      width="14"
      height="44"
      className={styles['ribbon']}
      style={{ '--ink': ink ?? 'var(--accent)' } as CSSProperties}
    >
      <path d="M0 0h14v44l-7-6.5L0 44z" />
    </svg>
  )
}
