import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { ImportOutcome } from '#core/ipc/contract'
import { sentenceFor } from '#core/error-words'
import { type ErrorReport, ReaderError } from '#core/errors'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { mergePublications } from './merge-publications'
import { wantsPassword } from './password-slice'
import { tellOf } from './tell-of'

export interface ImportJob {
  readonly id: string
  readonly completed: number
  readonly total: number
}

/** What shall happen with what was taken in: `open` opens a file that came alone. */
export type AfterImport = 'open' | 'stay'

export interface LibrarySlice {
  readonly publications: readonly PublicationSummary[]
  /** Those that are read in place and whose files are not there now. */
  readonly missingFiles: ReadonlySet<PublicationId>
  readonly importJob: ImportJob | null
  readonly importFiles: (files: readonly string[], after: AfterImport) => Promise<void>
  /** Asks for files, or for a folder of pictures, by the system's dialog. */
  readonly chooseFiles: (after: AfterImport, what?: 'files' | 'folder') => Promise<void>
  readonly cancelImport: () => void
  readonly openWelcome: () => Promise<void>
  /** Into the bin, with a way back. */
  readonly removePublications: (publications: readonly PublicationSummary[]) => Promise<void>
  /** Says what could not be taken in, and asks for the passwords of what is only locked. */
  readonly tellOfFailures: (outcomes: readonly ImportOutcome[], after: AfterImport) => void
}

/** The contract takes no more in one request. */
const mostFiles = 1000
/** More sentences than these help nobody. */
const mostFailures = 3

/** A cache of the main process's library: it asks and listens, it never decides. */
export const createLibrarySlice =
  (api: Api): StateCreator<AppState, [], [], LibrarySlice> =>
  (set, get) => {
    /** Files finished in earlier requests of the running job. */
    let completedBefore = 0

    api.subscribe('library.changed', (changes) =>
      set(({ publications }) => ({ publications: mergePublications(publications, changes) })),
    )
    api.subscribe('library.filesMissing', ({ ids }) => set({ missingFiles: new Set(ids) }))
    api.subscribe('library.importProgress', ({ jobId, completed }) =>
      set(({ importJob }) =>
        importJob?.id === jobId
          ? { importJob: { ...importJob, completed: completedBefore + completed } }
          : {},
      ),
    )
    api.subscribe('publication.openRequested', ({ outcomes }) => void finish(outcomes, 'open'))

    const finish = async (outcomes: readonly ImportOutcome[], after: AfterImport) => {
      get().tellOfFailures(outcomes, after)
      const taken = outcomes.filter((outcome) => outcome.status !== 'failed')
      const [first] = taken
      if (!first) return
      if (after === 'open' && outcomes.length === 1) {
        await get().openPublication(first.publication.id)
        return
      }
      const added = taken.filter(({ status }) => status === 'imported').length
      if (added > 0 && outcomes.length > 1)
        get().notify({ kind: 'status', text: words.added(added) })
      else if (added === 0) get().notify({ kind: 'status', text: words.alreadyThere(taken.length) })
    }

    const importAll = async (jobId: string, files: readonly string[]) => {
      const outcomes: ImportOutcome[] = []
      for (let from = 0; from < files.length; from += mostFiles) {
        if (get().importJob?.id !== jobId) break
        completedBefore = from
        const batch = files.slice(from, from + mostFiles)
        outcomes.push(...(await api.request('library.import', { jobId, files: batch })))
      }
      return outcomes
    }

    const unlock = async (file: string, after: AfterImport, password: string) => {
      const job = { jobId: crypto.randomUUID(), files: [file], password }
      const [outcome] = await api.request('library.import', job)
      if (outcome?.status === 'failed') throw ReaderError.fromReport(outcome.error)
      if (outcome && after === 'open') await get().openWith(outcome.publication.id, password)
    }

    const openAnyway = async (file: string) => {
      const jobId = crypto.randomUUID()
      try {
        const job = { jobId, files: [file], anyway: true as const }
        await finish(await api.request('library.import', job), 'open')
      } catch (error) {
        tellOf(get, error)
      }
    }

    return {
      publications: [],
      missingFiles: new Set(),
      importJob: null,

      async importFiles(files, after) {
        if (files.length === 0) return
        const jobId = crypto.randomUUID()
        set({ importJob: { id: jobId, completed: 0, total: files.length } })
        try {
          await finish(await importAll(jobId, files), after)
        } catch (error) {
          tellOf(get, error)
        } finally {
          set(({ importJob }) => (importJob?.id === jobId ? { importJob: null } : {}))
        }
      },

      async chooseFiles(after, what = 'files') {
        try {
          await get().importFiles(await api.request('library.chooseFiles', { what }), after)
        } catch (error) {
          tellOf(get, error)
        }
      },

      cancelImport() {
        const { importJob } = get()
        if (!importJob) return
        set({ importJob: null })
        api
          .request('library.cancelImport', { jobId: importJob.id })
          .catch((error: unknown) => tellOf(get, error))
      },

      async openWelcome() {
        try {
          await finish([await api.request('library.importWelcome')], 'open')
        } catch (error) {
          tellOf(get, error)
        }
      },

      async removePublications(publications) {
        const [first] = publications
        if (!first) return
        const ids = publications.map(({ id }) => id)
        const restore = async () => {
          try {
            await api.request('library.restore', { ids })
          } catch (error) {
            tellOf(get, error)
          }
        }
        try {
          await api.request('library.remove', { ids })
        } catch (error) {
          tellOf(get, error)
          return
        }
        get().notify({
          kind: 'status',
          text: ids.length === 1 ? words.removed(first.title) : words.removedMany(ids.length),
          action: { label: words.undo, run: () => void restore() },
        })
      },

      tellOfFailures(outcomes, after) {
        const all = outcomes.filter((outcome) => outcome.status === 'failed')
        const opens = outcomes.length === 1 ? after : 'stay'
        for (const { file } of all.filter(({ error }) => wantsPassword(error))) {
          get().askPassword({
            subject: fileNameOf(file),
            unlock: (password) => unlock(file, opens, password),
          })
        }
        const failures = all.filter(({ error }) => !wantsPassword(error))
        const told = failures.length > mostFailures + 1 ? mostFailures : failures.length
        for (const { file, error } of failures.slice(0, told)) {
          const subject = error.details['fileName'] ?? fileNameOf(file)
          const action = opensAnyway(error)
            ? { label: words.openAnyway, run: () => void openAnyway(file) }
            : undefined
          get().notify({
            kind: 'alert',
            subject,
            text: sentenceFor(error),
            ...(action && { action }),
          })
        }
        const untold = failures.length - told
        if (untold > 0) get().notify({ kind: 'alert', text: words.moreFailures(untold) })
      },
    }
  }

/** The file only does not look like what it is named as, and somebody may know better. */
const opensAnyway = ({ code, details }: ErrorReport): boolean =>
  code === 'publication/unsupported-format' && details['kind'] === 'no-text'

const fileNameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file

/** The summary of a publication, where it is still on the shelf. */
export const publicationOf =
  (id: PublicationId) =>
  ({ publications }: AppState): PublicationSummary | undefined =>
    publications.find((publication) => publication.id === id)
