import { useMemo } from 'react'

import type { Bookmark } from '#core/annotations'
import type { Locator } from '#core/publication/locator'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { useInks } from '../../state/use-inks'
import { usePageOf } from '../../state/use-page-of'
import { coversPage } from '../../ui/drawer'
import { words } from '../../words/words'

import { AutomaticPlaces } from './automatic-places'
import { BookmarkLine } from './bookmark-line'
import styles from './bookmarks-panel.module.css'
import { useColourNames } from './colour-dots'

/** The open publication's bookmarks, in the order in which one reads, and what is remembered besides. */
export function BookmarksPanel() {
  const navigator = useNavigator()
  const bookmarks = useAppStore((state) => state.bookmarks)
  const changeBookmark = useAppStore((state) => state.changeBookmark)
  const removeBookmark = useAppStore((state) => state.removeBookmark)
  const setPanel = useAppStore((state) => state.setPanel)
  const inks = useInks()
  const names = useColourNames()
  const pageOf = usePageOf()
  const sorted = useMemo(() => [...bookmarks].sort(inReadingOrder), [bookmarks])

  const go = ({ locator }: { readonly locator: Locator }) => {
    void navigator?.go(locator)
    if (coversPage()) setPanel(null)
  }

  return (
    <>
      {sorted.length === 0 && (
        <div className={styles['none']}>
          <p>{words.noBookmarks}</p>
          <p>{words.bookmarkHint}</p>
        </div>
      )}
      <ul className={styles['list']}>
        {sorted.map((bookmark) => (
          <BookmarkLine
            key={bookmark.id}
            bookmark={bookmark}
            ink={bookmark.colour && inks[bookmark.colour].line}
            colourName={bookmark.colour && names[bookmark.colour]}
            page={pageOf(bookmark.locator)}
            onGo={() => go(bookmark)}
            onChange={(change) => void changeBookmark(bookmark.id, change)}
            onRemove={() => void removeBookmark(bookmark.id, true)}
          />
        ))}
      </ul>
      <AutomaticPlaces onGo={go} />
    </>
  )
}

const inReadingOrder = (a: Bookmark, b: Bookmark): number =>
  (a.locator.locations.totalProgression ?? 0) - (b.locator.locations.totalProgression ?? 0) ||
  a.createdAt.localeCompare(b.createdAt)
