import type { StateCreator } from 'zustand'

import { sentenceFor } from '#core/error-words'
import { ReaderError } from '#core/errors'
import type { Api } from '#core/ipc/client'
import type { OpenedReading } from '#core/ipc/contract'
import { definedOf, withOwnMetadata } from '#core/own-metadata'
import { layered, narrowestScope } from '#core/preference-scopes'
import type { ReaderPreferences } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import { isDoubtful, type Manifest, type PublicationId } from '#core/publication/publication'
import { isTextView, toTextManifest } from '#core/publication/text-view'

import { prepareForPdf } from '../engine/pdf/pdf-book'
import type { PageInfo, PageMapStore } from '../engine/visual-navigator'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { createPositionSaver } from './position-saver'
import { publicationOf } from './library-slice'
import { mergePublications } from './merge-publications'
import { wantsPassword } from './password-slice'
import { tellOf } from './tell-of'
import { layersOf } from './wish-layers'

export interface ReadingSlice {
  /**
   * The open publication; `null` in the library. Its `locator` is where it was opened, its `manifest` what is
   * shown: of one with pages, these or their text.
   */
  readonly reading: OpenedReading | null
  /** The manifest as it was opened. */
  readonly openedManifest: Manifest | null
  /** What is being opened, so that the shelf can say so. */
  readonly openingId: PublicationId | null
  /** Opens a publication, asks for its password, or says why not; until it is open everything stays as it was. */
  readonly openPublication: (id: PublicationId) => Promise<void>
  /** As above, but throws. @throws {ReaderError} */
  readonly openWith: (id: PublicationId, password?: string) => Promise<void>
  readonly showReading: (reading: OpenedReading) => void
  /** Shows the text of pages as one that flows, or the pages again, at the same place. */
  readonly togglePageView: () => void
  /** Offers the text of pages that are too small to read, where they have one; once for each publication. */
  readonly offerTextView: (id: PublicationId) => void
  /** Says in which language the open publication is, as its details do; `null`: as its file says. */
  readonly chooseLanguage: (language: string | null) => Promise<void>
  /** Back to the library. */
  readonly closePublication: () => Promise<void>
  readonly savePosition: (id: PublicationId, locator: Locator, page: PageInfo) => void
  /** Says that a publication is damaged where one reads it; once, and no more until the app is closed. */
  readonly tellOfDamage: (id: PublicationId) => void
  /** Saves the position that is not saved yet. */
  readonly flushPosition: () => Promise<void>
  readonly pageMaps: (id: PublicationId) => PageMapStore
}

export const createReadingSlice =
  (api: Api): StateCreator<AppState, [], [], ReadingSlice> =>
  (set, get) => {
    let hasFailed = false
    /** Whose encoding was asked about: once is enough. */
    const doubted = new Set<PublicationId>()
    const damaged = new Set<PublicationId>()
    /** To whose readers their text was offered. */
    const offered = new Set<PublicationId>()
    const saver = createPositionSaver(async (position) => {
      try {
        await api.request('reading.savePosition', position)
        hasFailed = false
      } catch (error) {
        // Said once: the next turn tries again.
        if (!hasFailed) tellOf(get, error)
        hasFailed = true
      }
    })

    /** A book that is read in place is where somebody says it is; what was kept of it stays. */
    const findFile = async (id: PublicationId, title: string) => {
      try {
        const found = await api.request('publication.find', { id })
        if (found !== null) await get().openPublication(found)
      } catch (error) {
        tellOf(get, error, title)
      }
    }
    const remove = (id: PublicationId) => {
      const publication = publicationOf(id)(get())
      if (publication) void get().removePublications([publication])
    }
    const tellOfMissing = (id: PublicationId, subject: string, error: ReaderError) =>
      get().notify({
        kind: 'alert',
        subject,
        text: sentenceFor(error),
        action: { label: words.findFile, run: () => void findFile(id, subject) },
        otherAction: { label: words.removeMenu, run: () => remove(id) },
      })

    return {
      reading: null,
      openedManifest: null,
      openingId: null,

      async openPublication(id) {
        const { title = '' } = publicationOf(id)(get()) ?? {}
        try {
          await get().openWith(id)
        } catch (error) {
          if (isNotThere(error)) tellOfMissing(id, title, error)
          else if (!wantsPassword(error)) tellOf(get, error, title)
          else {
            const unlock = (password: string) => get().openWith(id, password)
            get().askPassword({ subject: title, unlock })
          }
        }
      },

      async openWith(id, password) {
        if (get().reading?.publication.id === id || get().openingId === id) return
        set({ openingId: id })
        if (publicationOf(id)(get())?.format === 'PDF') prepareForPdf()
        try {
          await Promise.all([get().flushPosition(), get().flushPreferences(), get().endReading()])
          const reading = await api.request('publication.open', { id, password })
          // Somebody who opens another one meanwhile wants that one.
          if (get().openingId === id) get().showReading(reading)
        } finally {
          set(({ openingId }) => (openingId === id ? { openingId: null } : {}))
        }
      },

      showReading(reading) {
        get().resetReaderView()
        get().endSearch()
        get().dismissAlerts()
        const bookPreferences = reading.preferences
        const { preferences } = get()
        const layers = layersOf({ reading, preferences, bookPreferences })
        set({
          reading: inPageView(reading, layered(layers).pageView),
          openedManifest: reading.manifest,
          bookmarks: reading.bookmarks,
          automaticPlaces: reading.automaticPlaces,
          highlights: reading.highlights,
          unplaced: reading.unplaced,
          wishedTextOptions: null,
          bookPreferences,
          scope: narrowestScope(layers),
        })
        const { text } = reading.manifest
        const { id } = reading.publication
        if (!text || !isDoubtful(text) || doubted.has(id)) return
        doubted.add(id)
        get().notify({
          kind: 'status',
          text: words.textLooksWrong,
          action: { label: words.chooseEncoding, run: () => get().setPanel('encoding') },
        })
      },

      togglePageView() {
        const { reading, openedManifest: manifest, locator } = get()
        if (!reading || !manifest?.textView) return
        const pageView = isTextView(reading.manifest) ? 'pages' : 'text'
        get().endSearch()
        get().changeBookPreferences({ pageView })
        set({ reading: inPageView({ ...reading, manifest, locator }, pageView) })
        if (pageView === 'text') get().notify({ kind: 'status', text: words.textViewShown })
      },

      offerTextView(id) {
        const { openedManifest } = get()
        if (!openedManifest?.textView || offered.has(id)) return
        offered.add(id)
        get().notify({
          kind: 'status',
          text: words.smallPages,
          action: {
            label: words.textView,
            run: () => {
              const { reading } = get()
              if (reading?.publication.id === id && !isTextView(reading.manifest)) {
                get().togglePageView()
              }
            },
          },
        })
      },

      async chooseLanguage(language) {
        const id = get().reading?.publication.id
        const description = id && (await get().loadDescription(id))
        if (!id || !description) return
        const { language: _, ...others } = definedOf(description.own)
        const own = language === null ? others : { ...others, language }
        try {
          await api.request('publication.describe', { id, own })
        } catch (error) {
          tellOf(get, error)
          return
        }
        const { reading, openedManifest, locator } = get()
        if (reading?.publication.id !== id || !openedManifest) return
        const inLanguage = (manifest: Manifest): Manifest => {
          const { languageIsOwn: __, ...metadata } = manifest.metadata
          const ofFile = { ...metadata, language: description.file.language ?? undefined }
          return { ...manifest, metadata: withOwnMetadata(ofFile, own) }
        }
        set({
          reading: { ...reading, manifest: inLanguage(reading.manifest), locator },
          openedManifest: inLanguage(openedManifest),
        })
      },

      async closePublication() {
        const id = get().reading?.publication.id
        await Promise.all([get().flushPosition(), get().flushPreferences(), get().endReading()])
        get().endSearch()
        set({
          reading: null,
          bookmarks: [],
          automaticPlaces: [],
          highlights: [],
          unplaced: [],
          bookPreferences: {},
          scope: 'all',
        })
        get().resetReaderView()
        if (id === undefined) return
        try {
          await api.request('publication.close', { id })
          const summary = await api.request('library.summary', { id })
          const changes = { publications: summary ? [summary] : [], removed: summary ? [] : [id] }
          set(({ publications }) => ({ publications: mergePublications(publications, changes) }))
        } catch (error) {
          tellOf(get, error)
        }
      },

      savePosition(id, locator, page) {
        // That it is not kept was said when the app started.
        if (get().isReadOnly) return
        const furthest = get().automaticPlaces.find(({ kind }) => kind === 'furthest')
        saver.note({
          id,
          locator: isAtEnd(page) ? asFinished(locator) : locator,
          // Where it stands elsewhere it was stored when it moved there.
          ...(furthest?.locator === locator && { furthest }),
        })
      },
      tellOfDamage(id) {
        if (damaged.has(id)) return
        damaged.add(id)
        get().notify({ kind: 'status', text: words.damagedHere })
      },
      flushPosition: () => saver.flush(),

      pageMaps(id) {
        // What is still counted for the last reading of a text must not be taken for this one's.
        const { encoding, lineLayout } = get().reading?.manifest.text ?? {}
        const keyOf = (layoutKey: string) =>
          encoding === undefined ? layoutKey : `${layoutKey}|${encoding}|${lineLayout}`
        return {
          get: (layoutKey) => api.request('pageMaps.get', { id, layoutKey: keyOf(layoutKey) }),
          put: (layoutKey, pageMap) =>
            api.request('pageMaps.put', { id, layoutKey: keyOf(layoutKey), pageMap }),
        }
      },
    }
  }

const isNotThere = (error: unknown): error is ReaderError =>
  error instanceof ReaderError && error.code === 'publication/not-there'

/** A publication with pages is shown as its text where that is wished for and can be had. */
const inPageView = (
  reading: OpenedReading,
  pageView: ReaderPreferences['pageView'],
): OpenedReading =>
  pageView === 'text' && reading.manifest.textView
    ? { ...reading, manifest: toTextManifest(reading.manifest) }
    : reading

const isAtEnd = ({ exact, lastPage, total }: PageInfo): boolean => exact && lastPage >= total

/** Progression counts what lies before a page, so by itself it never comes to the end. */
const asFinished = (locator: Locator): Locator => ({
  ...locator,
  locations: { ...locator.locations, totalProgression: 1 },
})
