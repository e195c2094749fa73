import path from 'node:path'

import { app, ipcMain, Menu, protocol, session } from 'electron'
import { z } from 'zod'

import { ReaderError } from '#core/errors'
import type { Answer } from '#core/ipc/contract'
import type { PublicationSummary } from '#core/publication/publication'

import type { CommandLine } from './command-line'
import { nodeInflate } from './containers/inflate'
import { createIngestClient } from './ingest/client'
import { spawnIngestProcess } from './ingest/utility-process'
import { isTrusted } from './ipc/trusted-sender'
import type { Logger } from './log'
import { createAppProtocol, type ShelfFiles } from './protocol/app-protocol'
import { createShellFiles } from './protocol/shell-files'
import { watchQuitting } from './quitting'
import { takePicture } from './screenshot'
import { lockSession } from './security/offline'
import { openServices, type OpenedServices } from './services/open-services'
import { createPreferencesService } from './services/preferences-service'
import { createPreferencesFile } from './storage/preferences-file'
import { finishRestore } from './storage/restore'
import { createUserFonts } from './storage/user-fonts'
import {
  chooseBackup,
  chooseBackupTarget,
  chooseDictionaries,
  chooseFiles,
  chooseFonts,
  chooseMarks,
  choosePicture,
  chooseTarget,
  chooseWatchedFolder,
  tellOfRecovery,
} from './windows/dialogs'
import { currentBackground, firstAppearance, setAppearance } from './windows/main-window'
import { buildMenu } from './windows/menu'
import { createWindowKeeper, type WindowKeeper } from './windows/window-keeper'

interface ApplicationOptions {
  /** The app's own folder, with `dist` and `assets` in it. */
  readonly root: string
  readonly order: CommandLine
  readonly log: Logger
  readonly developmentServer: string | undefined
}

/** Takes files that the system hands over: from the dock, from a second instance. */
type OpenFiles = (files: readonly string[]) => void

/** What the lock hands over from a second instance. */
const Handover = z.object({ files: z.array(z.string()) })

/** A menu that is longer is no shorter way than the library. */
const mostRecent = 10

const pictureSize = { width: 1180, height: 820 }

/** Time that packing or unpacking a whole library may take. */
const archivingMs = 6 * 60 * 60 * 1000

/** Time between the first screen and the housekeeping. */
const maintenanceDelayMs = 3000

/** Builds what there is, wires it to Electron and opens the window when Electron is ready. */
export function createApplication(options: ApplicationOptions): void {
  const { order, log } = options
  const early: string[] = []
  let openFiles: OpenFiles = (files) => void early.push(...files)
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openFiles([file])
  })
  app.on('second-instance', (_event, _args, _folder, data) => {
    const handover = Handover.safeParse(data)
    openFiles(handover.success ? handover.data.files : [])
  })
  app
    .whenReady()
    .then(() => {
      openFiles = run({ ...options, order: { ...order, files: [...order.files, ...early] } })
    })
    .catch((error: unknown) => {
      log.error('Octavo could not start', error)
      app.exit(1)
    })
}

function run({ root, order, log, developmentServer }: ApplicationOptions): OpenFiles {
  const folder = app.getPath('userData')
  settleRestore(folder, log)
  const preferences = createPreferencesService({
    file: createPreferencesFile(path.join(folder, 'preferences.json'), () => new Date()),
    themeOverride: order.screenshot?.theme,
  })
  setAppearance(firstAppearance(preferences.current()))
  const fonts = createUserFonts(path.join(folder, 'fonts'), nodeInflate)
  const spawn = () => spawnIngestProcess(path.join(root, 'dist/electron/ingest.cjs'))
  const ingest = createIngestClient({ spawn, log })
  const windows = createWindowKeeper({
    preload: path.join(root, 'dist/electron/preload.cjs'),
    contentSize: order.screenshot && (order.screenshot.size ?? pictureSize),
    log,
    background: () => currentBackground(preferences.current()),
    savedState: () => preferences.window,
    saveState: (state) =>
      void preferences.saveWindow(state).catch((error: unknown) => {
        log.error('The place of the window could not be saved', error)
      }),
    beforeReload: () => services?.resume(),
    onFocus: () => services?.lookAgain(),
  })
  /** Set below, in the same turn: no question arrives before that. */
  let services: OpenedServices | undefined

  lockSession(session.defaultSession, developmentServer)

  const library: ShelfFiles = {
    locate: (id) => services?.locate(id),
    cover: async (id) => services?.cover(id),
    keepCover: async (id, bytes) => services?.keepCover(id, bytes),
  }
  const shell = createShellFiles(path.join(root, 'dist/renderer'))
  protocol.handle(
    'app',
    createAppProtocol({ shell, ingest, library, fonts, log, developmentServer }),
  )

  // Both processes start by themselves while the library is being opened; ingest takes longer. The scheme
  // is there before the window: without it the window's address would be given to the system.
  ingest.start()
  windows.open()
  const open = () =>
    openServices({
      folder,
      ingest,
      async withArchivist(work) {
        const archivist = createIngestClient({ spawn, log, timeoutMs: archivingMs })
        try {
          return await work(archivist)
        } finally {
          archivist.stop()
        }
      },
      reopen,
      preferences,
      fonts,
      publish(name, payload) {
        windows.publish(name, payload)
        if (name === 'library.changed') showMenu(windows, services?.recent(mostRecent) ?? [])
      },
      noteRecent: (file) => {
        if (!order.screenshot) app.addRecentDocument(file)
      },
      log,
      welcomeFile: path.join(root, 'assets/samples/welcome.epub'),
      version: app.getVersion(),
      shell: {
        chooseFiles: (what) => chooseFiles(windows.current, what),
        chooseFonts: (what) => chooseFonts(windows.current, what),
        chooseWatchedFolder: () => chooseWatchedFolder(windows.current),
        chooseDictionaries: () => chooseDictionaries(windows.current),
        choosePicture: () => choosePicture(windows.current),
        chooseMarks: () => chooseMarks(windows.current),
        chooseTarget: (fileName) => chooseTarget(windows.current, fileName),
        chooseBackupTarget: (suggestedName) => chooseBackupTarget(windows.current, suggestedName),
        chooseBackup: (backups) => chooseBackup(windows.current, backups),
        toggleFullScreen: () => windows.toggleFullScreen(),
        setAppearance,
        painted: () => windows.markPainted(),
      },
    })
  /** A restored library takes the place of the one that is open, and the window begins anew. */
  function reopen(): void {
    services?.close()
    settleRestore(folder, log)
    preferences.reload()
    fonts.reload()
    services = open()
    showMenu(windows, services.recent(mostRecent))
    windows.reload()
    void maintainLater(windows, services, log)
  }

  services = open()
  services.begin(order.files)
  serveWindow((name, input) => services?.route(name, input), log)
  showMenu(windows, services.recent(mostRecent))
  const close = () => services?.close()
  watchQuitting({ windows, preferences, ingest, close, log, isPicture: !!order.screenshot })
  if (order.screenshot)
    void takePicture({ order: order.screenshot, services, windows, ingest, log })
  else void maintainLater(windows, services, log)
  return (files) => void openFromOutside(windows, services, files)
}

/** A restore that cannot be finished is tried again at the next start; until then the library is as it is. */
function settleRestore(folder: string, log: Logger): void {
  try {
    finishRestore(folder)
  } catch (error) {
    log.error('The restore could not be finished', error)
  }
}

/** The one channel: who speaks is checked here, what is said in the router. */
function serveWindow(
  route: (name: unknown, input: unknown) => Promise<Answer> | undefined,
  log: Logger,
): void {
  ipcMain.handle('reader:request', async (event, name: unknown, input: unknown) => {
    if (isTrusted(event.senderFrame)) return JSON.stringify(await route(name, input))
    log.error(`Refused a request from ${event.senderFrame?.origin ?? 'a frame that is gone'}`)
    const refusal = new ReaderError('ipc/invalid-request', 'Not a trusted sender')
    return JSON.stringify({ ok: false, error: refusal.toReport() })
  })
}

/** The menu, with what was read or added last. */
function showMenu({ publish }: WindowKeeper, publications: readonly PublicationSummary[]): void {
  const menu = buildMenu({
    recent: publications,
    openRecent: (publication) =>
      publish('publication.openRequested', {
        outcomes: [{ status: 'duplicate', file: publication.title, publication }],
      }),
    isMac: process.platform === 'darwin',
    isDevelopment: !app.isPackaged,
    send: (command) => publish('app.command', { command }),
  })
  Menu.setApplicationMenu(menu)
}

async function maintainLater(
  windows: WindowKeeper,
  services: OpenedServices,
  log: Logger,
): Promise<void> {
  const window = await windows.painted
  await new Promise((done) => setTimeout(done, maintenanceDelayMs))
  try {
    if (services.recovery && !window.isDestroyed()) await tellOfRecovery(window, services.recovery)
    await services.maintain()
  } catch (error) {
    log.error('Housekeeping failed', error)
  }
}

/** A window that is there is told; one that has to be opened first asks for it with its first question. */
async function openFromOutside(
  windows: WindowKeeper,
  services: OpenedServices | undefined,
  files: readonly string[],
): Promise<void> {
  if (!services) return
  if (!windows.current) {
    services.begin(files)
    windows.open()
    return
  }
  windows.toFront()
  if (files.length === 0) return
  const outcomes = await services.importFiles(files)
  await windows.painted
  windows.publish('publication.openRequested', { outcomes })
}
