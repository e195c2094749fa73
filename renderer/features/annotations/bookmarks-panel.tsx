import { useMemo } from 'react'

import type { Bookmark } from '#core/annotations'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { usePageOf } from '../../state/use-page-of'
import { words } from '../../words/words'

import { BookmarkLine } from './bookmark-line'
import styles from './bookmarks-panel.module.css'

/** The open publication's bookmarks, in the order in which one reads. */
export function BookmarksPanel() {
  const navigator = useNavigator()
  const bookmarks = useAppStore((state) => state.bookmarks)
  const renameBookmark = useAppStore((state) => state.renameBookmark)
  const removeBookmark = useAppStore((state) => state.removeBookmark)
  const setPanel = useAppStore((state) => state.setPanel)
  const pageOf = usePageOf()
  const sorted = useMemo(() => [...bookmarks].sort(inReadingOrder), [bookmarks])

  const go = ({ locator }: Bookmark) => {
    void navigator?.go(locator)
    if (window.matchMedia('(width < 1100px)').matches) setPanel(null)
  }

  if (sorted.length === 0) {
    return (
      <div className={styles['none']}>
        <p>{words.noBookmarks}</p>
        <p>{words.bookmarkHint}</p>
      </div>
    )
  }
  return (
    <ul className={styles['list']}>
      {sorted.map((bookmark) => (
        <BookmarkLine
          key={bookmark.id}
          bookmark={bookmark}
          page={pageOf(bookmark.locator)}
          onGo={() => go(bookmark)}
          onRename={(name) => void renameBookmark(bookmark.id, name)}
          onRemove={() => void removeBookmark(bookmark.id, true)}
        />
      ))}
    </ul>
  )
}

const inReadingOrder = (a: Bookmark, b: Bookmark): number =>
  (a.locator.locations.totalProgression ?? 0) - (b.locator.locations.totalProgression ?? 0) ||
  a.createdAt.localeCompare(b.createdAt)
