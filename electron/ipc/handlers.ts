import type { LibraryService } from '../services/library-service'
import type { PreferencesService } from '../services/preferences-service'
import type { ReadingService } from '../services/reading-service'
import type { StartupService } from '../services/startup-service'
import type { TextService } from '../services/text-service'

import type { Handlers } from './router'

export interface Services {
  readonly startup: StartupService
  readonly library: LibraryService
  readonly reading: ReadingService
  readonly text: TextService
  readonly preferences: PreferencesService
  /** What only Electron can do. */
  readonly shell: {
    chooseFiles(): Promise<string[]>
    toggleFullScreen(): void
    painted(): void
  }
}

/** Maps requests to services. One line each: a handler that needs two belongs in a service. */
export const createHandlers = ({
  startup,
  library,
  reading,
  text,
  preferences,
  shell,
}: Services): Handlers => ({
  'app.start': () => startup.start(),
  'app.painted': async () => startup.painted(),
  'library.list': async () => library.list(),
  'library.import': ({ jobId, files }) => library.importFiles(jobId, files),
  'library.cancelImport': async ({ jobId }) => library.cancelImport(jobId),
  'library.chooseFiles': () => shell.chooseFiles(),
  'library.importWelcome': () => library.importWelcome(),
  'library.remove': async ({ id }) => library.remove(id),
  'library.restore': async ({ id }) => library.restore(id),
  'publication.open': ({ id }) => reading.open(id),
  'reading.savePosition': async ({ id, locator }) => reading.savePosition(id, locator),
  'bookmarks.save': async (bookmark) => reading.saveBookmark(bookmark),
  'bookmarks.remove': async ({ id }) => reading.removeBookmark(id),
  'pageMaps.get': async ({ id, layoutKey }) => reading.pageMap(id, layoutKey),
  'pageMaps.put': async ({ id, layoutKey, pageMap }) => reading.savePageMap(id, layoutKey, pageMap),
  'text.sampleEncodings': ({ id, most }) => text.sampleEncodings(id, most),
  'text.setOptions': ({ id, options }) => text.setOptions(id, options),
  'preferences.update': (change) => preferences.update(change),
  'window.toggleFullScreen': async () => shell.toggleFullScreen(),
})
