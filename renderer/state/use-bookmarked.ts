import { useCallback } from 'react'
import { useShallow } from 'zustand/react/shallow'

import type { Bookmark, HighlightColour } from '#core/annotations'

import type { VisualNavigator } from '../engine/visual-navigator'

import { useAppStore, useAppStoreApi } from './app-store'
import { useNavigator } from './navigator-context'

interface Bookmarked {
  readonly isBookmarked: boolean
  /** Of the bookmarks on it, each once; `accent` for those that have none of their own. */
  readonly colours: readonly (HighlightColour | 'accent')[]
  /** Marks the page in view, or takes its bookmarks away. */
  readonly toggle: () => void
}

/** Whether the page in view bears a bookmark. */
export function useBookmarked(): Bookmarked {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const colours = useAppStore(
    useShallow(({ bookmarks, locator }) =>
      locator === null
        ? []
        : [...new Set(visible(bookmarks, navigator).map(({ colour }) => colour ?? 'accent'))],
    ),
  )
  const toggle = useCallback(() => {
    if (!navigator) return
    const { bookmarks, addBookmark, removeBookmark } = store.getState()
    const there = visible(bookmarks, navigator)
    if (there.length === 0) void addBookmark(navigator.currentLocator)
    else for (const { id } of there) void removeBookmark(id, false)
  }, [navigator, store])
  return { isBookmarked: colours.length > 0, colours, toggle }
}

const visible = (bookmarks: readonly Bookmark[], navigator: VisualNavigator | null) =>
  bookmarks.filter(({ locator }) => navigator?.isVisible(locator) ?? false)
