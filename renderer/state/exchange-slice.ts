import type { StateCreator } from 'zustand'

import { sentenceFor } from '#core/error-words'
import type { ExportFormat } from '#core/exchange/export-format'
import type { Api } from '#core/ipc/client'
import type { MarksOutcome } from '#core/ipc/contract'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface ExchangeSlice {
  /** Somebody is being asked in what format marks shall leave. */
  readonly isExporting: boolean
  readonly setExporting: (isExporting: boolean) => void
  /** Of the open publication; in the library, of all. */
  readonly exportAnnotations: (format: ExportFormat) => Promise<void>
  /** From files that the system's dialog asks for. */
  readonly importAnnotations: () => Promise<void>
}

/** Marks on their way out and in: the main process does it, and this tells what came of it. */
export const createExchangeSlice =
  (api: Api): StateCreator<AppState, [], [], ExchangeSlice> =>
  (set, get) => {
    const openId = () => get().reading?.publication.id ?? null

    return {
      isExporting: false,
      setExporting: (isExporting) => set({ isExporting }),

      async exportAnnotations(format) {
        set({ isExporting: false })
        try {
          const { file, ...counts } = await api.request('annotations.export', {
            id: openId(),
            format,
          })
          if (file === null) return
          get().notify({ kind: 'status', text: words.exported(counts, nameOf(file)) })
        } catch (error) {
          tellOf(get, error)
        }
      },

      async importAnnotations() {
        try {
          const outcomes = await api.request('annotations.import', { id: openId() })
          for (const outcome of outcomes) {
            if (outcome.status === 'failed') {
              const subject = nameOf(outcome.file)
              get().notify({ kind: 'alert', subject, text: sentenceFor(outcome.error) })
            }
          }
          const text = sentenceOfImport(outcomes)
          if (text !== null) get().notify({ kind: 'status', text })
        } catch (error) {
          tellOf(get, error)
        }
      },
    }
  }

/** What all files together came to; `null` where none could be read. */
export function sentenceOfImport(outcomes: readonly MarksOutcome[]): string | null {
  const imported = outcomes.filter((outcome) => outcome.status === 'imported')
  if (imported.length === 0) return null
  const counts = { exact: 0, similar: 0, unplaced: 0, known: 0, unmatched: 0 }
  for (const { publications, unmatched } of imported) {
    for (const one of publications) {
      counts.exact += one.exact
      counts.similar += one.similar
      counts.unplaced += one.unplaced
      counts.known += one.known
    }
    for (const { marks } of unmatched) counts.unmatched += marks
  }
  return words.imported(counts)
}

const nameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file
