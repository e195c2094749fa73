import { app } from 'electron'

import type { IngestClient } from './ingest/client'
import type { Logger } from './log'
import type { PreferencesService } from './services/preferences-service'
import type { WindowKeeper } from './windows/window-keeper'

interface Parts {
  readonly windows: WindowKeeper
  readonly preferences: PreferencesService
  readonly ingest: IngestClient
  /** Lets go of the library. */
  readonly close: () => void
  readonly log: Logger
  readonly isPicture: boolean
}

/** Lets the app go only when everything is on the disk. */
export function watchQuitting({ windows, preferences, ingest, close, log, isPicture }: Parts) {
  const staysWithoutWindow = process.platform === 'darwin' && !isPicture
  app.on('window-all-closed', () => {
    if (!staysWithoutWindow) app.quit()
  })
  app.on('activate', () => {
    if (!windows.current) windows.open()
  })

  let isFlushed = false
  app.on('will-quit', (event) => {
    if (isFlushed) return
    event.preventDefault()
    preferences
      .flush()
      .catch((error: unknown) => log.error('The preferences could not be saved', error))
      .finally(() => {
        ingest.stop()
        close()
        isFlushed = true
        // Not in this turn: Electron takes back the quit that was prevented only when the listener is done.
        setImmediate(() => app.quit())
      })
  })
}
