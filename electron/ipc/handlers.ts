import type { Appearance } from '#core/ipc/contract'

import type { BackupService } from '../services/backup-service'
import type { AnchorsService } from '../services/anchors-service'
import type { ExportService } from '../services/export-service'
import type { ImportService } from '../services/import-service'
import type { LibraryService } from '../services/library-service'
import type { PreferencesService } from '../services/preferences-service'
import type { ReadingService } from '../services/reading-service'
import type { StartupService } from '../services/startup-service'
import type { UserFonts } from '../storage/user-fonts'
import type { TextService } from '../services/text-service'

import type { Handlers } from './router'

export interface Services {
  readonly startup: StartupService
  readonly library: LibraryService
  readonly reading: ReadingService
  readonly text: TextService
  readonly backup: BackupService
  readonly anchors: AnchorsService
  readonly exports: ExportService
  readonly imports: ImportService
  readonly preferences: PreferencesService
  readonly fonts: UserFonts
  /** What only Electron can do. */
  readonly shell: {
    chooseFiles(what: 'files' | 'folder'): Promise<string[]>
    chooseFonts(what: 'files' | 'folder'): Promise<string[]>
    chooseBackupTarget(suggestedName: string): Promise<string | null>
    chooseBackup(folder: string): Promise<string | null>
    /** Files with marks from other readers. */
    chooseMarks(): Promise<string[]>
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
  reading,
  text,
  backup,
  anchors,
  exports,
  imports,
  preferences,
  fonts,
  shell,
}: Services): Handlers => ({
  'app.start': () => startup.start(),
  'app.painted': async () => startup.painted(),
  'library.list': async () => library.list(),
  'library.import': ({ jobId, files }) => library.importFiles(jobId, files),
  'library.cancelImport': async ({ jobId }) => library.cancelImport(jobId),
  'library.chooseFiles': ({ what }) => shell.chooseFiles(what),
  'library.importWelcome': () => library.importWelcome(),
  'library.remove': async ({ id }) => library.remove(id),
  'library.restore': async ({ id }) => library.restore(id),
  'publication.open': ({ id }) => reading.open(id),
  'reading.savePosition': async ({ id, locator }) => reading.savePosition(id, locator),
  'reading.savePreferences': async ({ id, preferences }) =>
    reading.savePreferences(id, preferences),
  'bookmarks.save': async (bookmark) => reading.saveBookmark(bookmark),
  'bookmarks.remove': async ({ id }) => reading.removeBookmark(id),
  'highlights.save': async (highlight) => reading.saveHighlight(highlight),
  'highlights.remove': async ({ id }) => reading.removeHighlight(id),
  'annotations.check': ({ id }) => anchors.check(id),
  'annotations.saveUnplaced': async (annotation) => reading.saveUnplaced(annotation),
  'annotations.export': ({ id, format }) =>
    exports.exportTo(id, format, (fileName) => shell.chooseTarget(fileName)),
  'annotations.import': ({ id }) => imports.importChosen(id, () => shell.chooseMarks()),
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
  'window.setAppearance': async ({ appearance }) => shell.setAppearance(appearance),
  'window.toggleFullScreen': async () => shell.toggleFullScreen(),
})
