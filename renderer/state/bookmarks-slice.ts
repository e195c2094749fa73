import type { StateCreator } from 'zustand'

import type { Bookmark } from '#core/annotations'
import type { Api } from '#core/ipc/client'
import type { Locator } from '#core/publication/locator'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export type BookmarkChange = Partial<Pick<Bookmark, 'name' | 'colour' | 'note'>>

export interface BookmarksSlice {
  /** Those of the open publication. */
  readonly bookmarks: readonly Bookmark[]
  readonly addBookmark: (locator: Locator) => Promise<void>
  /** A blank name or note is none. */
  readonly changeBookmark: (id: string, change: BookmarkChange) => Promise<void>
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
        const plain = { name: null, colour: null, note: null }
        await save({ id, publicationId, locator, ...plain, createdAt }, null)
      },

      async changeBookmark(id, change) {
        const before = get().bookmarks.find((bookmark) => bookmark.id === id)
        if (!before) return
        const after = { ...before, ...change }
        const name = after.name?.trim().slice(0, 500) ?? ''
        const changed = {
          ...after,
          name: name === '' ? null : name,
          note: after.note === null || after.note.trim() === '' ? null : after.note,
        }
        const { colour, note } = before
        if (changed.name === before.name && changed.colour === colour && changed.note === note) {
          return
        }
        await save(changed, before)
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
        const isPlain = removed.name === null && removed.note === null && removed.colour === null
        if (!offersUndo && isPlain) return
        get().notify({
          kind: 'status',
          text: words.bookmarkRemoved,
          action: { label: words.undo, run: () => void save(removed, null) },
        })
      },
    }
  }
