import type { StateCreator } from 'zustand'

import { sentenceFor } from '#core/error-words'
import type { Api } from '#core/ipc/client'
import type { FontOutcome } from '#core/ipc/contract'
import type { UserFont } from '#core/typefaces'

import { isUsableFont } from '../fonts/is-usable-font'
import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface FontsSlice {
  /** Fonts that the person brought. */
  readonly fonts: readonly UserFont[]
  /** Takes files and folders in; one that cannot be used says why. @returns the families added */
  readonly addFonts: (files: readonly string[]) => Promise<readonly string[]>
  /** Asks for files, or for a folder, by the system's dialog. */
  readonly chooseFonts: (what: 'files' | 'folder') => Promise<readonly string[]>
  /** With a way back. */
  readonly removeFamily: (family: string) => Promise<void>
}

/** More sentences than these help nobody. */
const mostFailures = 3

export const createFontsSlice =
  (api: Api): StateCreator<AppState, [], [], FontsSlice> =>
  (set, get) => {
    const without = (ids: readonly string[]) => get().fonts.filter(({ id }) => !ids.includes(id))

    /** What the main process could read and the browser cannot draw goes again. */
    const drawable = async (added: readonly UserFont[]): Promise<UserFont[]> => {
      const usable = await Promise.all(added.map(isUsableFont))
      const bad = added.filter((_, index) => !usable[index])
      if (bad.length > 0) {
        await api.request('fonts.remove', { ids: bad.map(({ id }) => id) })
        const text = sentenceFor({ code: 'font/damaged', details: {} })
        for (const { family } of bad.slice(0, mostFailures)) {
          get().notify({ kind: 'alert', subject: family, text })
        }
      }
      return added.filter((_, index) => usable[index])
    }
    const tellOfFailures = (outcomes: readonly FontOutcome[]) => {
      const failures = outcomes.filter((outcome) => outcome.status === 'failed')
      for (const { file, error } of failures.slice(0, mostFailures)) {
        const subject = file.split(/[/\\]/).at(-1) ?? file
        get().notify({ kind: 'alert', subject, text: sentenceFor(error) })
      }
    }

    return {
      fonts: [],

      async addFonts(files) {
        if (files.length === 0) return []
        try {
          const outcomes = await api.request('fonts.add', { files: [...files] })
          tellOfFailures(outcomes)
          if (outcomes.length === 0) get().notify({ kind: 'status', text: words.noFontsThere })
          const added = await drawable(
            outcomes.flatMap((outcome) => (outcome.status === 'added' ? [outcome.font] : [])),
          )
          set({ fonts: [...without(added.map(({ id }) => id)), ...added] })
          const families = [...new Set(added.map(({ family }) => family))]
          if (families.length > 0) {
            get().notify({ kind: 'status', text: words.fontsAdded(families) })
          }
          return families
        } catch (error) {
          tellOf(get, error)
          return []
        }
      },

      async chooseFonts(what) {
        try {
          return await get().addFonts(await api.request('fonts.choose', { what }))
        } catch (error) {
          tellOf(get, error)
          return []
        }
      },

      async removeFamily(family) {
        const removed = get().fonts.filter((font) => font.family === family)
        const ids = removed.map(({ id }) => id)
        const restore = async () => {
          try {
            await api.request('fonts.restore', { fonts: removed })
            set({ fonts: [...without(ids), ...removed] })
          } catch (error) {
            tellOf(get, error)
          }
        }
        try {
          await api.request('fonts.remove', { ids })
          set({ fonts: without(ids) })
        } catch (error) {
          tellOf(get, error)
          return
        }
        get().notify({
          kind: 'status',
          text: words.fontRemoved(family),
          action: { label: words.undo, run: () => void restore() },
        })
      },
    }
  }
