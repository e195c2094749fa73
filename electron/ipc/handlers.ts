import type { Appearance } from '#core/ipc/contract'

import type { BackupService } from '../services/backup-service'
import type { AnchorsService } from '../services/anchors-service'
import type { DictionaryService } from '../services/dictionary-service'
import type { DuplicatesService } from '../services/duplicates-service'
import type { ExportService } from '../services/export-service'
import type { ImportService } from '../services/import-service'
import type { InPlaceService } from '../services/in-place-service'
import type { LibrarySearchService } from '../services/library-search-service'
import type { LibraryService } from '../services/library-service'
import type { MergeService } from '../services/merge-service'
import type { PreferencesService } from '../services/preferences-service'
import type { ReadingService } from '../services/reading-service'
import type { ShelfService } from '../services/shelf-service'
import type { StartupService } from '../services/startup-service'
import type { StatisticsService } from '../services/statistics-service'
import type { WatchedFoldersService } from '../services/watched-folders-service'
import type { UserFonts } from '../storage/user-fonts'
import type { TextService } from '../services/text-service'

import type { Handlers } from './router'

export interface Services {
  readonly startup: StartupService
  readonly library: LibraryService
  readonly librarySearch: LibrarySearchService
  readonly shelf: ShelfService
  readonly duplicates: DuplicatesService
  readonly merging: MergeService
  readonly inPlace: InPlaceService
  readonly reading: ReadingService
  readonly text: TextService
  readonly backup: BackupService
  readonly anchors: AnchorsService
  readonly exports: ExportService
  readonly imports: ImportService
  readonly statistics: StatisticsService
  readonly preferences: PreferencesService
  readonly dictionaries: DictionaryService
  readonly watchedFolders: WatchedFoldersService
  readonly fonts: UserFonts
  /** What only Electron can do. */
  readonly shell: {
    chooseFiles(what: 'files' | 'folder'): Promise<string[]>
    chooseFonts(what: 'files' | 'folder'): Promise<string[]>
    /** A folder to watch; `null` when the dialog was cancelled. */
    chooseWatchedFolder(): Promise<string | null>
    chooseBackupTarget(suggestedName: string): Promise<string | null>
    chooseBackup(folder: string): Promise<string | null>
    /** A folder with dictionaries; `null` when the dialog was cancelled. */
    chooseDictionaries(): Promise<string | null>
    /** Files with marks from other readers. */
    chooseMarks(): Promise<string[]>
    /** A picture for a cover. */
    choosePicture(): Promise<string[]>
    /** A file to write; `null` when the dialog was cancelled. */
    chooseTarget(fileName: string): Promise<string | null>
    toggleFullScreen(): void
    setAppearance(appearance: Appearance): void
    painted(): void
  }
}

/** Maps requests to services. One line each: a handler that needs two belongs in a service. */
export const createHandlers = ({
  startup,
  library,
  librarySearch,
  shelf,
  duplicates,
  merging,
  inPlace,
  reading,
  text,
  backup,
  anchors,
  exports,
  imports,
  statistics,
  preferences,
  dictionaries,
  watchedFolders,
  fonts,
  shell,
}: Services): Handlers => ({
  'app.start': () => startup.start(),
  'app.painted': async () => startup.painted(),
  'library.summary': async ({ id }) => library.summary(id),
  'library.import': ({ jobId, files, ...options }) => library.importFiles(jobId, files, options),
  'library.cancelImport': async ({ jobId }) => library.cancelImport(jobId),
  'library.chooseFiles': ({ what }) => shell.chooseFiles(what),
  'library.importWelcome': () => library.importWelcome(),
  'library.remove': async ({ ids }) => library.remove(ids),
  'library.restore': async ({ ids }) => library.restore(ids),
  'library.bin': async () => library.bin(),
  'library.emptyBin': ({ ids }) => library.emptyBin(ids),
  'duplicates.find': async () => duplicates.find(),
  'duplicates.keepApart': async ({ ids, areApart }) => duplicates.keepApart(ids, areApart),
  'duplicates.merge': ({ into, others }) => merging.merge(into, others),
  'duplicates.undoMerge': async ({ into }) => merging.undo(into),
  'library.change': async ({ ids, change }) => shelf.change(ids, change),
  'collections.save': async (collection) => shelf.saveCollection(collection),
  'collections.remove': async ({ id }) => shelf.removeCollection(id),
  'publication.description': ({ id }) => shelf.description(id),
  'publication.describe': async ({ id, own }) => shelf.describe(id, own),
  'publication.chooseCover': ({ id }) => shelf.chooseCover(id, () => shell.choosePicture()),
  'publication.resetCover': async ({ id }) => shelf.resetCover(id),
  'librarySearch.state': async () => librarySearch.state(),
  'librarySearch.setIndexed': ({ isIndexed }) => librarySearch.setIndexed(isIndexed),
  'librarySearch.find': async ({ typed }) => librarySearch.search(typed),
  'librarySearch.notes': ({ typed }) => librarySearch.notes(typed),
  'librarySearch.passages': ({ id, sections, typed }) =>
    librarySearch.passages(id, sections, typed),
  'publication.open': ({ id, password }) => reading.open(id, password),
  'publication.find': ({ id }) =>
    inPlace.find(id, async () => (await shell.chooseFiles('files'))[0] ?? null),
  'publication.close': async ({ id }) => reading.close(id),
  'reading.savePosition': async ({ id, locator, furthest }) =>
    reading.savePosition(id, locator, furthest),
  'reading.savePreferences': async ({ id, preferences }) =>
    reading.savePreferences(id, preferences),
  'bookmarks.save': async (bookmark) => reading.saveBookmark(bookmark),
  'bookmarks.remove': async ({ id }) => reading.removeBookmark(id),
  'places.save': async ({ id, place }) => reading.saveAutomaticPlace(id, place),
  'places.remove': async ({ id, kind }) => reading.removeAutomaticPlace(id, kind),
  'highlights.save': async (highlight) => reading.saveHighlight(highlight),
  'highlights.remove': async ({ id }) => reading.removeHighlight(id),
  'annotations.check': ({ id }) => anchors.check(id),
  'annotations.saveUnplaced': async (annotation) => reading.saveUnplaced(annotation),
  'annotations.export': ({ id, format }) =>
    exports.exportTo(id, format, (fileName) => shell.chooseTarget(fileName)),
  'annotations.import': ({ id }) => imports.importChosen(id, () => shell.chooseMarks()),
  'statistics.record': async ({ id, day, turns }) => statistics.record(id, day, turns),
  'statistics.recentTurns': async ({ id }) => statistics.recentTurns(id),
  'statistics.summary': async ({ id }) => statistics.summary(id),
  'statistics.erase': async ({ id }) => statistics.erase(id),
  'pageMaps.get': async ({ id, layoutKey }) => reading.pageMap(id, layoutKey),
  'pageMaps.put': async ({ id, layoutKey, pageMap }) => reading.savePageMap(id, layoutKey, pageMap),
  'text.sampleEncodings': ({ id, most }) => text.sampleEncodings(id, most),
  'text.setOptions': ({ id, options }) => text.setOptions(id, options),
  'backup.make': (options) => backup.make(options),
  'backup.choose': () => backup.choose(),
  'backup.restore': () => backup.restore(),
  'preferences.update': (change) => preferences.update(change),
  'fonts.add': ({ files }) => fonts.add(files),
  'fonts.choose': ({ what }) => shell.chooseFonts(what),
  'fonts.remove': ({ ids }) => fonts.remove(ids),
  'fonts.restore': ({ fonts: removed }) => fonts.restore(removed),
  'watchedFolders.list': async () => watchedFolders.list(),
  'watchedFolders.add': () => watchedFolders.addChosen(() => shell.chooseWatchedFolder()),
  'watchedFolders.setCopied': async ({ path, isCopied }) =>
    watchedFolders.setCopied(path, isCopied),
  'watchedFolders.remove': async ({ path }) => watchedFolders.remove(path),
  'watchedFolders.restore': async ({ path }) => watchedFolders.restore(path),
  'dictionary.list': async () => dictionaries.list(),
  'dictionary.addFolder': () => dictionaries.addChosen(() => shell.chooseDictionaries()),
  'dictionary.arrange': ({ ids }) => dictionaries.arrange(ids),
  'dictionary.lookUp': (question) => dictionaries.lookUp(question),
  'window.setAppearance': async ({ appearance }) => shell.setAppearance(appearance),
  'window.toggleFullScreen': async () => shell.toggleFullScreen(),
})
