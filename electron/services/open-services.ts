import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { ReaderError } from '#core/errors'
import type { Resource } from '#core/formats/format'
import type { ImportOutcome } from '#core/ipc/contract'
import { parserVersion } from '#core/formats/parser-version'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import type { Ingest, PublicationFile } from '../ingest/ingest'
import { createHandlers, type Services } from '../ipc/handlers'
import type { Publish } from '../ipc/publish'
import { createRefusingRouter, createRouter, type Router } from '../ipc/router'
import type { Logger } from '../log'
import { eraseFromBackups } from '../storage/backups'
import {
  type DatabaseLocation,
  openDatabase,
  type OpenedDatabase,
  openReadOnlyDatabase,
  type Recovery,
} from '../storage/database'
import { writeWhole } from '../storage/draft-file'
import { createLibraryFiles } from '../storage/library-files'
import { createDuplicatesRepository } from '../storage/duplicates-repository'
import { createMergesRepository } from '../storage/merges-repository'
import { createMarkedWordsRepository } from '../storage/marked-words'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'
import type { UserFonts } from '../storage/user-fonts'
import { createRereadingRepository } from '../storage/rereading-repository'
import { createShelfRepository } from '../storage/shelf-repository'
import { createStatisticsRepository, eraseStatistics } from '../storage/statistics-repository'
import { asStorageFailure } from '../storage/storage-failure'
import { createWatchedFoldersRepository } from '../storage/watched-folders-repository'
import { lookAtFile } from '../watching/walk-books'

import { createAnchorsService } from './anchors-service'
import { createBackupKeeper } from './backup-keeper'
import { createBackupService, type WithArchivist } from './backup-service'
import { createDictionaryService } from './dictionary-service'
import { createDuplicatesService } from './duplicates-service'
import { createExportService } from './export-service'
import { createImportService } from './import-service'
import { createInPlaceService } from './in-place-service'
import { createLibrarySearchService } from './library-search-service'
import { createLibraryService } from './library-service'
import { createMergeService } from './merge-service'
import { createMissingFilesService } from './missing-files-service'
import type { PreferencesService } from './preferences-service'
import { createReadingService } from './reading-service'
import { createShelfService } from './shelf-service'
import { createStartupService } from './startup-service'
import { createStatisticsService } from './statistics-service'
import { createTextService } from './text-service'
import { createWatchedFoldersService } from './watched-folders-service'

interface Dependencies {
  /** The profile's folder. */
  readonly folder: string
  readonly ingest: Ingest
  readonly preferences: PreferencesService
  readonly fonts: UserFonts
  readonly publish: Publish
  readonly noteRecent: (file: string) => void
  readonly log: Logger
  readonly welcomeFile: string
  readonly version: string
  readonly shell: Services['shell']
  readonly withArchivist: WithArchivist
  /** Opens the library anew, after a backup has taken its place. */
  readonly reopen: () => void
}

/** The services over the profile on the disk, as the rest of the main process needs them. */
export interface OpenedServices {
  readonly route: Router
  /** The database was damaged and is replaced; people are told. */
  readonly recovery: Recovery | undefined
  /** What was read or added last, so many at most. */
  recent(most: number): PublicationSummary[]
  /** Begins to open files for the window that is about to ask. */
  begin(files: readonly string[]): void
  /** The next window continues with the publication that was opened last. */
  resume(): void
  importFiles(files: readonly string[]): Promise<ImportOutcome[]>
  locate(id: PublicationId): PublicationFile | undefined
  cover(id: PublicationId): Promise<Resource | undefined>
  keepCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  /** The window came to the front: folders may have changed meanwhile. */
  lookAgain(): void
  /** What can wait until the first screen is drawn: tidying, and backups from then on. */
  maintain(): Promise<void>
  close(): void
}

/** A library that cannot be used does not keep the window from opening: it says why. */
export function openServices(dependencies: Dependencies): OpenedServices {
  try {
    return openUsable(dependencies)
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error
    dependencies.log.error('The library cannot be used', error)
    return refusing(error)
  }
}

function openUsable(dependencies: Dependencies): OpenedServices {
  const { folder, log, preferences, fonts, version, shell } = dependencies
  const now = () => new Date()
  const backups = path.join(folder, 'backups')
  const location = { file: path.join(folder, 'library.db'), backups }
  const { db, recovery, isReadOnly } = openLibrary(location, now(), log)
  if (recovery) log.error(describe(recovery))
  const stores = {
    ...dependencies,
    now,
    parserVersion,
    publications: createPublicationsRepository(db),
    shelf: createShelfRepository(db),
    positions: createReadingRepository(db),
    rereadings: createRereadingRepository(db),
    merges: createMergesRepository(db),
    files: createLibraryFiles(path.join(folder, 'publications')),
    passwords: new Map<PublicationId, string>(),
    areCopied: () => preferences.current().files.areCopied,
  }
  const shared = { ...stores, anchors: createAnchorsService(stores) }
  const librarySearch = createLibrarySearchService({
    ...shared,
    markedWords: createMarkedWordsRepository(db),
    indexFile: path.join(folder, 'words.db'),
    wait,
    clock,
  })
  const publish: Publish = (name, payload) => {
    dependencies.publish(name, payload)
    // What came, went or came back is not in the index as it should be.
    if (name === 'library.changed') librarySearch.goOn()
  }
  const library = createLibraryService({ ...shared, publish })
  const merging = createMergeService({ ...shared, publish })
  const inPlace = createInPlaceService({ ...shared, library, merging, publish })
  const missingFiles = createMissingFilesService({
    ...shared,
    isThere: async (file) => (await lookAtFile(file)) !== undefined,
    wait,
    clock,
  })
  const shelf = createShelfService(shared)
  const reading = createReadingService({
    ...shared,
    currentOf: (id, password) =>
      inPlace.current(id, password).finally(() => missingFiles.lookAt(id)),
    onRead() {
      librarySearch.pause()
      watchedFolders.pause()
    },
    onClosed: () => watchedFolders.goOn(),
  })
  const duplicates = createDuplicatesService({ duplicates: createDuplicatesRepository(db) })
  const watchedFolders = createWatchedFoldersService({
    ...shared,
    watched: createWatchedFoldersRepository(db),
    library,
    merging,
    inHand: () => reading.inHand,
    publish,
    wait,
    clock,
  })
  const text = createTextService({ ...shared, reading })
  const exports = createExportService(shared)
  const keeper = createBackupKeeper({
    db,
    folder: backups,
    async copyMarks() {
      const { bytes, fileName } = await exports.write(null, 'octavo')
      await writeWhole(path.join(backups, fileName), bytes)
    },
    log,
    now,
  })
  const backup = createBackupService({
    ...shared,
    db,
    keeper,
    chooseTarget: (suggestedName) => shell.chooseBackupTarget(suggestedName),
    chooseBackup: (from) => shell.chooseBackup(from),
  })
  const imports = createImportService(shared)
  const statistics = createStatisticsService({
    ...stores,
    statistics: createStatisticsRepository(db),
    eraseFromCopies(id) {
      const left = eraseFromBackups(backups, (copy) => eraseStatistics(copy, id))
      if (left > 0) log.error(`${left} backups could not be changed`)
    },
  })
  const dictionaries = createDictionaryService(dependencies)
  const startup = createStartupService({
    library,
    shelf,
    missingFiles,
    reading,
    preferences,
    fonts,
    version,
    isReadOnly,
    onPainted: () => shell.painted(),
  })
  return {
    route: createRouter(
      createHandlers({
        startup,
        library,
        librarySearch,
        shelf,
        duplicates,
        merging,
        inPlace,
        reading,
        text,
        anchors: shared.anchors,
        exports,
        imports,
        backup,
        statistics,
        preferences,
        dictionaries,
        watchedFolders,
        fonts,
        shell,
      }),
      log,
      asStorageFailure,
    ),
    recovery,
    recent: (most) => library.recent(most),
    begin: (files) => startup.begin(files),
    resume: () => startup.resume(),
    async importFiles(files) {
      const outcomes: ImportOutcome[] = []
      for (const file of files) outcomes.push(await library.importFile(file))
      return outcomes
    },
    locate: (id) => reading.locate(id),
    cover: (id) => reading.cover(id),
    keepCover: (id, bytes) => library.keepCover(id, bytes),
    async maintain() {
      if (db.isOpen) missingFiles.begin()
      if (isReadOnly) return
      if (db.isOpen) await library.tidy()
      if (db.isOpen) librarySearch.goOn()
      if (db.isOpen) watchedFolders.begin()
      await fonts.tidy()
      if (db.isOpen) await keeper.begin()
    },
    lookAgain() {
      watchedFolders.lookAgain()
      missingFiles.lookAgain()
    },
    close() {
      watchedFolders.close()
      missingFiles.close()
      keeper.stop()
      librarySearch.close()
      if (db.isOpen) db.close()
    },
  }
}

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined)

const clock = () => performance.now()

/** A library that cannot be written can still be read. */
function openLibrary(
  location: DatabaseLocation,
  now: Date,
  log: Logger,
): OpenedDatabase & { readonly isReadOnly: boolean } {
  try {
    return { ...openDatabase(location, now), isReadOnly: false }
  } catch (error) {
    if (!(error instanceof ReaderError) || error.code !== 'storage/unwritable') throw error
    try {
      const db = openReadOnlyDatabase(location.file)
      log.error('The library is open for reading only', error)
      return { db, isReadOnly: true }
    } catch {
      throw error
    }
  }
}

function refusing(error: ReaderError): OpenedServices {
  return {
    route: createRefusingRouter(error),
    recovery: undefined,
    recent: () => [],
    begin: () => undefined,
    resume: () => undefined,
    importFiles: async (files) =>
      files.map((file) => ({ status: 'failed', file, error: error.toReport() })),
    locate: () => undefined,
    cover: async () => undefined,
    keepCover: async () => undefined,
    lookAgain: () => undefined,
    maintain: async () => undefined,
    close: () => undefined,
  }
}

const describe = ({ setAsideAs = 'nothing', restoredFrom, salvaged }: Recovery): string =>
  `The library was damaged. It was kept as ${setAsideAs} and ` +
  (restoredFrom === undefined ? 'started anew' : `restored from ${restoredFrom}`) +
  `; ${salvaged} rows were salvaged`
