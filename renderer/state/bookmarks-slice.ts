import type { StateCreator } from 'zustand'

import type { Bookmark } from '#core/annotations'
import type { Api } from '#core/ipc/client'
import type { Locator } from '#core/publication/locator'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface BookmarksSlice {
  /** Those of the open publication. */
  readonly bookmarks: readonly Bookmark[]
  readonly addBookmark: (locator: Locator) => Promise<void>
  readonly renameBookmark: (id: string, name: string) => Promise<void>
  /** With a way back for what took work to make. */
  readonly removeBookmark: (id: string, offersUndo: boolean) => Promise<void>
}

export const createBookmarksSlice =
  (api: Api): StateCreator<AppState, [], [], BookmarksSlice> =>
  (set, get) => {
    const put = (bookmark: Bookmark) =>
      set(({ bookmarks, reading }) =>
        reading?.publication.id === bookmark.publicationId
          ? { bookmarks: [...bookmarks.filter(({ id }) => id !== bookmark.id), bookmark] }
          : {},
      )
    const take = (id: string) =>
      set(({ bookmarks }) => ({ bookmarks: bookmarks.filter((bookmark) => bookmark.id !== id) }))

    /** Shown at once; taken back when it could not be stored. */
    const save = async (bookmark: Bookmark, before: Bookmark | null) => {
      put(bookmark)
      try {
        await api.request('bookmarks.save', bookmark)
      } catch (error) {
        if (before) put(before)
        else take(bookmark.id)
        tellOf(get, error)
      }
    }

    return {
      bookmarks: [],

      async addBookmark(locator) {
        const publicationId = get().reading?.publication.id
        if (publicationId === undefined) return
        const id = crypto.randomUUID()
        const createdAt = new Date().toISOString()
        await save({ id, publicationId, locator, name: null, createdAt }, null)
      },

      async renameBookmark(id, name) {
        const before = get().bookmarks.find((bookmark) => bookmark.id === id)
        const trimmed = name.trim().slice(0, 500)
        if (!before || trimmed === (before.name ?? '')) return
        await save({ ...before, name: trimmed === '' ? null : trimmed }, before)
      },

      async removeBookmark(id, offersUndo) {
        const removed = get().bookmarks.find((bookmark) => bookmark.id === id)
        if (!removed) return
        take(id)
        try {
          await api.request('bookmarks.remove', { id })
        } catch (error) {
          put(removed)
          tellOf(get, error)
          return
        }
        if (!offersUndo && removed.name === null) return
        get().notify({
          kind: 'status',
          text: words.bookmarkRemoved,
          action: { label: words.undo, run: () => void save(removed, null) },
        })
      },
    }
  }
