import { ReaderError } from '#core/errors'
import type { ImportOutcome, OpenedReading, RequestOutput } from '#core/ipc/contract'

import type { PublicationId } from '#core/publication/publication'

import type { UserFonts } from '../storage/user-fonts'

import type { LibraryService } from './library-service'
import type { MissingFilesService } from './missing-files-service'
import type { PreferencesService } from './preferences-service'
import type { ReadingService } from './reading-service'
import type { ShelfService } from './shelf-service'

type Start = RequestOutput<'app.start'>

interface Dependencies {
  readonly library: Pick<LibraryService, 'list' | 'importFile'>
  readonly shelf: Pick<ShelfService, 'collections'>
  readonly missingFiles: Pick<MissingFilesService, 'missing'>
  readonly reading: Pick<ReadingService, 'open' | 'lastOpened'>
  readonly preferences: Pick<PreferencesService, 'current'>
  readonly fonts: Pick<UserFonts, 'list'>
  readonly version: string
  /** The library cannot be written. */
  readonly isReadOnly: boolean
  readonly onPainted: () => void
}

export interface StartupService {
  /** Begins to open files before any window asks: the window is still loading meanwhile. */
  begin(files: readonly string[]): void
  /** The window's page died: its successor continues with the publication that was opened last. */
  resume(): void
  /** Everything the first screen shows. Waits for the files. */
  start(): Promise<Start>
  /** The first screen is drawn: a window that is opened later starts with the library. */
  painted(): void
}

type Opening = Pick<Start, 'opening' | 'failures'>

const nothing: Promise<Opening> = Promise.resolve({ opening: null, failures: [] })

export function createStartupService(dependencies: Dependencies): StartupService {
  const { library, shelf, missingFiles, reading, preferences, fonts } = dependencies
  const { version, isReadOnly, onPainted } = dependencies
  let opening = nothing
  return {
    begin(files) {
      if (files.length > 0) opening = openFirst(dependencies, files)
    },
    resume() {
      const id = reading.lastOpened
      if (id !== null) opening = reopen(reading, id)
    },
    async start() {
      const opened = await opening
      return {
        preferences: preferences.current(),
        publications: library.list(),
        collections: shelf.collections(),
        fonts: fonts.list(),
        version,
        isReadOnly,
        missingFiles: [...missingFiles.missing],
        ...opened,
      }
    },
    painted() {
      opening = nothing
      onPainted()
    },
  }
}

/** Takes every file in and opens the first that can be. */
async function openFirst(
  { library, reading }: Dependencies,
  files: readonly string[],
): Promise<Opening> {
  const failures: ImportOutcome[] = []
  let opening: OpenedReading | null = null
  for (const file of files) {
    const outcome = await library.importFile(file)
    if (outcome.status === 'failed') failures.push(outcome)
    else if (!opening) {
      try {
        opening = await reading.open(outcome.publication.id)
      } catch (error) {
        if (!(error instanceof ReaderError)) throw error
        failures.push({ status: 'failed', file, error: error.toReport() })
      }
    }
  }
  return { opening, failures }
}

/** What cannot be opened any more gives way to the library. */
async function reopen(reading: Dependencies['reading'], id: PublicationId): Promise<Opening> {
  try {
    return { opening: await reading.open(id), failures: [] }
  } catch {
    return nothing
  }
}
