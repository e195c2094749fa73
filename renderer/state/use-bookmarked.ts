import { useCallback } from 'react'

import type { Bookmark } from '#core/annotations'

import type { VisualNavigator } from '../engine/visual-navigator'

import { useAppStore, useAppStoreApi } from './app-store'
import { useNavigator } from './navigator-context'

interface Bookmarked {
  readonly isBookmarked: boolean
  /** Marks the page in view, or takes its bookmarks away. */
  readonly toggle: () => void
}

/** Whether the page in view bears a bookmark. */
export function useBookmarked(): Bookmarked {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const isBookmarked = useAppStore(
    ({ bookmarks, locator }) => locator !== null && visible(bookmarks, navigator).length > 0,
  )
  const toggle = useCallback(() => {
    if (!navigator) return
    const { bookmarks, addBookmark, removeBookmark } = store.getState()
    const there = visible(bookmarks, navigator)
    if (there.length === 0) void addBookmark(navigator.currentLocator)
    else for (const { id } of there) void removeBookmark(id, false)
  }, [navigator, store])
  return { isBookmarked, toggle }
}

const visible = (bookmarks: readonly Bookmark[], navigator: VisualNavigator | null) =>
  bookmarks.filter(({ locator }) => navigator?.isVisible(locator) ?? false)
