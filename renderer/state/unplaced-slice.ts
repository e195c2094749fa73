import type { StateCreator } from 'zustand'

import type { Bookmark, Highlight, UnplacedAnnotation } from '#core/annotations'
import type { Api } from '#core/ipc/client'
import type { AnnotationChanges } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** A place that somebody gives a mark: a passage of the page in view. */
export type GivenPlace = Pick<Highlight, 'locator' | 'end' | 'text'>

export interface UnplacedSlice {
  /** Marks of the open publication whose words are not found in it. */
  readonly unplaced: readonly UnplacedAnnotation[]
  /** Has the marks of a publication looked at, and takes over what has become of them. */
  readonly checkAnnotations: (id: PublicationId) => Promise<void>
  /** With a way back. */
  readonly placeAnnotation: (id: string, place: GivenPlace) => Promise<void>
  /** With a way back. */
  readonly removeUnplaced: (id: string) => Promise<void>
}

export const createUnplacedSlice =
  (api: Api): StateCreator<AppState, [], [], UnplacedSlice> =>
  (set, get) => {
    const takeOver = (id: PublicationId, changes: AnnotationChanges) =>
      set((state) => {
        if (state.reading?.publication.id !== id) return {}
        const { bookmarks, highlights, unplaced } = changes
        return {
          bookmarks: merged(state.bookmarks, bookmarks, unplaced),
          highlights: merged(state.highlights, highlights, unplaced),
          unplaced,
        }
      })
    api.subscribe('annotations.changed', ({ id, ...changes }) => takeOver(id, changes))

    const put = (annotation: UnplacedAnnotation) =>
      set(({ unplaced, bookmarks, highlights, reading }) => {
        if (reading?.publication.id !== annotation.publicationId) return {}
        const isOther = ({ id }: { readonly id: string }) => id !== annotation.id
        return {
          unplaced: [...unplaced.filter(isOther), annotation],
          bookmarks: bookmarks.filter(isOther),
          highlights: highlights.filter(isOther),
        }
      })
    const take = (id: string) =>
      set(({ unplaced }) => ({ unplaced: unplaced.filter((one) => one.id !== id) }))

    /** Back into the tray, here and on the disk. */
    const restore = async (annotation: UnplacedAnnotation) => {
      put(annotation)
      try {
        await api.request('annotations.saveUnplaced', annotation)
      } catch (error) {
        tellOf(get, error)
      }
    }
    const tellWithWayBack = (text: string, annotation: UnplacedAnnotation) =>
      get().notify({
        kind: 'status',
        text,
        action: { label: words.undo, run: () => void restore(annotation) },
      })

    return {
      unplaced: [],

      async checkAnnotations(id) {
        try {
          takeOver(id, await api.request('annotations.check', { id }))
        } catch (error) {
          tellOf(get, error)
        }
      },

      async placeAnnotation(id, place) {
        const annotation = get().unplaced.find((one) => one.id === id)
        if (!annotation) return
        take(id)
        try {
          if (annotation.type === 'bookmark') {
            const bookmark = toBookmark(annotation, place)
            set(({ bookmarks }) => ({ bookmarks: [...bookmarks, bookmark] }))
            await api.request('bookmarks.save', bookmark)
          } else {
            const highlight = toHighlight(annotation, place)
            set(({ highlights }) => ({ highlights: [...highlights, highlight] }))
            await api.request('highlights.save', highlight)
          }
        } catch (error) {
          put(annotation)
          tellOf(get, error)
          return
        }
        tellWithWayBack(words.annotationPlaced, annotation)
      },

      async removeUnplaced(id) {
        const annotation = get().unplaced.find((one) => one.id === id)
        if (!annotation) return
        take(id)
        try {
          const isBookmark = annotation.type === 'bookmark'
          await api.request(isBookmark ? 'bookmarks.remove' : 'highlights.remove', { id })
        } catch (error) {
          put(annotation)
          tellOf(get, error)
          return
        }
        const isBookmark = annotation.type === 'bookmark'
        tellWithWayBack(isBookmark ? words.bookmarkRemoved : words.highlightRemoved, annotation)
      },
    }
  }

function toBookmark(
  annotation: Extract<UnplacedAnnotation, { type: 'bookmark' }>,
  { locator }: GivenPlace,
): Bookmark {
  const { id, publicationId, name, colour, note, createdAt } = annotation
  return { id, publicationId, locator, name, colour, note, createdAt }
}

function toHighlight(
  annotation: Extract<UnplacedAnnotation, { type: 'highlight' }>,
  { locator, end, text }: GivenPlace,
): Highlight {
  const { id, publicationId, kind, colour, note, createdAt, changedAt } = annotation
  return { id, publicationId, locator, end, text, kind, colour, note, createdAt, changedAt }
}

/** Those that are here, as they are now, with those that are new, without those that lost their place. */
function merged<One extends { readonly id: string }>(
  here: readonly One[],
  changed: readonly One[],
  unplaced: readonly UnplacedAnnotation[],
): One[] {
  const gone = new Set([...changed, ...unplaced].map(({ id }) => id))
  return [...here.filter(({ id }) => !gone.has(id)), ...changed]
}
