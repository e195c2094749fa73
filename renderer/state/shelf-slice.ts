import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { RequestOutput } from '#core/ipc/contract'
import type { Collection, PublicationChange, RemovedPublication } from '#core/library'
import type { OwnMetadata } from '#core/own-metadata'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface ShelfSlice {
  readonly collections: readonly Collection[]
  /** What the bin holds; `null` while it is not open. */
  readonly bin: readonly RemovedPublication[] | null
  /** Where the library was left, so that somebody who comes back from a book finds it as it was. */
  readonly libraryPlace: {
    readonly query: string
    readonly top: number
    readonly focus: string | null
  }
  readonly keepLibraryPlace: (place: Partial<ShelfSlice['libraryPlace']>) => void
  /** Says something about publications; of several at once with a way back. */
  readonly changePublications: (
    publications: readonly PublicationSummary[],
    change: PublicationChange,
  ) => Promise<void>
  /** Makes a collection, of some publications or of none. */
  readonly addCollection: (
    name: string,
    publications: readonly PublicationSummary[],
  ) => Promise<void>
  readonly renameCollection: (collection: Collection, name: string) => Promise<void>
  /** Its publications stay; with a way back. */
  readonly removeCollection: (collection: Collection) => Promise<void>
  /** `undefined` where it cannot be had; that has been said then. */
  readonly loadDescription: (
    id: PublicationId,
  ) => Promise<RequestOutput<'publication.description'> | undefined>
  readonly describePublication: (id: PublicationId, own: OwnMetadata) => Promise<void>
  readonly chooseCover: (id: PublicationId) => Promise<void>
  readonly resetCover: (id: PublicationId) => Promise<void>
  /** How many there are in the bin; none where that cannot be told. */
  readonly countBin: () => Promise<number>
  readonly openBin: () => Promise<void>
  readonly closeBin: () => void
  readonly restoreFromBin: (ids: readonly PublicationId[]) => Promise<void>
  readonly emptyBin: (ids: readonly PublicationId[]) => Promise<void>
}

/** What somebody says about books: the main process keeps it, and tells what has become of them. */
export const createShelfSlice =
  (api: Api): StateCreator<AppState, [], [], ShelfSlice> =>
  (set, get) => {
    api.subscribe('collections.changed', ({ collections }) => set({ collections }))

    /** @returns whether it was done; if not, it has been said */
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work()
        return true
      } catch (error) {
        tellOf(get, error)
        return false
      }
    }
    const change = (ids: readonly PublicationId[], what: PublicationChange) =>
      api.request('library.change', { ids: [...ids], change: what })
    const loadBin = () =>
      attempt(async () => {
        set({ bin: await api.request('library.bin') })
      })

    return {
      collections: [],
      bin: null,
      libraryPlace: { query: '', top: 0, focus: null },

      keepLibraryPlace: (place) =>
        set(({ libraryPlace }) => ({ libraryPlace: { ...libraryPlace, ...place } })),

      async changePublications(publications, wished) {
        const ids = publications.map(({ id }) => id)
        if (!(await attempt(() => change(ids, wished))) || publications.length < 2) return
        const undo = async () => {
          for (const [back, which] of waysBack(publications, wished)) await change(which, back)
        }
        get().notify({
          kind: 'status',
          text: words.changed(publications.length),
          action: { label: words.undo, run: () => void attempt(undo) },
        })
      },

      async addCollection(name, publications) {
        const id = crypto.randomUUID()
        const createdAt = new Date().toISOString()
        await attempt(async () => {
          await api.request('collections.save', { id, name, createdAt })
          if (publications.length === 0) return
          await change(
            publications.map((one) => one.id),
            { addTo: id },
          )
        })
      },

      async renameCollection(collection, name) {
        await attempt(() => api.request('collections.save', { ...collection, name }))
      },

      async removeCollection(collection) {
        const { id, name } = collection
        const remove = async () => {
          const members = await api.request('collections.remove', { id })
          const restore = async () => {
            await api.request('collections.save', collection)
            await change(members, { addTo: id })
          }
          get().notify({
            kind: 'status',
            text: words.collectionRemoved(name),
            action: { label: words.undo, run: () => void attempt(restore) },
          })
        }
        await attempt(remove)
      },

      async loadDescription(id) {
        try {
          return await api.request('publication.description', { id })
        } catch (error) {
          tellOf(get, error)
          return undefined
        }
      },
      async describePublication(id, own) {
        await attempt(() => api.request('publication.describe', { id, own }))
      },
      async chooseCover(id) {
        await attempt(() => api.request('publication.chooseCover', { id }))
      },
      async resetCover(id) {
        await attempt(() => api.request('publication.resetCover', { id }))
      },

      async countBin() {
        try {
          return (await api.request('library.bin')).length
        } catch {
          return 0
        }
      },
      async openBin() {
        await loadBin()
      },
      closeBin: () => set({ bin: null }),
      async restoreFromBin(ids) {
        if (!(await attempt(() => api.request('library.restore', { ids: [...ids] })))) return
        get().notify({ kind: 'status', text: words.restored(ids.length) })
        await loadBin()
      },
      async emptyBin(ids) {
        await attempt(() => api.request('library.emptyBin', { ids: [...ids] }))
        await loadBin()
      },
    }
  }

type WayBack = readonly [PublicationChange, readonly PublicationId[]]

/** Changes that make publications what they were, each with those that it is for. */
function waysBack(
  publications: readonly PublicationSummary[],
  wished: PublicationChange,
): WayBack[] {
  const ways = new Map<string, { change: PublicationChange; ids: PublicationId[] }>()
  for (const one of publications) {
    const change = wayBack(one, wished)
    const key = JSON.stringify(change)
    const way = ways.get(key) ?? { change, ids: [] }
    way.ids.push(one.id)
    ways.set(key, way)
  }
  return [...ways.values()].map(({ change, ids }) => [change, ids])
}

function wayBack(
  { state, favourite, stars, tags, collections }: PublicationSummary,
  wished: PublicationChange,
): PublicationChange {
  const { addTags = [], removeTags = [], addTo, takeFrom } = wished
  const has = (tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase())
  return {
    ...(wished.state !== undefined && { state }),
    ...(wished.favourite !== undefined && { favourite }),
    ...(wished.stars !== undefined && { stars }),
    ...(addTags.length > 0 && { removeTags: addTags.filter((tag) => !has(tag)) }),
    ...(removeTags.length > 0 && { addTags: removeTags.filter(has) }),
    ...(addTo !== undefined && !collections.includes(addTo) && { takeFrom: addTo }),
    ...(takeFrom !== undefined && collections.includes(takeFrom) && { addTo: takeFrom }),
  }
}
