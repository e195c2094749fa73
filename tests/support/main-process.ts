import path from 'node:path'

import type { Answer, RequestName } from '#core/ipc/contract'

import { archivist } from '../../electron/backup/archive'
import { nodeInflate } from '../../electron/containers/inflate'
import type { Services } from '../../electron/ipc/handlers'
import type { Publish } from '../../electron/ipc/publish'
import { openServices, type OpenedServices } from '../../electron/services/open-services'
import { createPreferencesService } from '../../electron/services/preferences-service'
import { createPreferencesFile } from '../../electron/storage/preferences-file'
import { finishRestore } from '../../electron/storage/restore'
import { createUserFonts } from '../../electron/storage/user-fonts'

import { aFakeIngest, silentLog } from './library-builders'

interface MainOptions {
  readonly profile: string
  readonly welcomeFile?: string
  readonly publish?: Publish
  readonly shell?: Partial<Services['shell']>
}

/** The whole main process but Electron, over a profile on the disk. */
export interface MainProcess {
  ask(name: RequestName, input?: unknown): Promise<Answer>
  /** The housekeeping after the first screen. */
  maintain(): Promise<void>
  close(): void
}

export function startMain({ profile, welcomeFile = '', publish, shell }: MainOptions): MainProcess {
  finishRestore(profile)
  const preferences = createPreferencesService({
    file: createPreferencesFile(path.join(profile, 'preferences.json'), () => new Date()),
  })
  const fonts = createUserFonts(path.join(profile, 'fonts'), nodeInflate)
  const open = (): OpenedServices =>
    openServices({
      folder: profile,
      withArchivist: (work) => work(archivist),
      reopen() {
        services.close()
        finishRestore(profile)
        services = open()
      },
      ingest: aFakeIngest(),
      preferences,
      publish: publish ?? (() => undefined),
      fonts,
      noteRecent: () => undefined,
      log: silentLog,
      welcomeFile,
      version: '0.0.0',
      shell: {
        chooseFiles: async () => [],
        chooseFonts: async () => [],
        chooseWatchedFolder: async () => null,
        chooseDictionaries: async () => null,
        chooseMarks: async () => [],
        choosePicture: async () => [],
        chooseTarget: async () => null,
        chooseBackupTarget: async () => null,
        chooseBackup: async () => null,
        toggleFullScreen: () => undefined,
        setAppearance: () => undefined,
        painted: () => undefined,
        ...shell,
      },
    })
  let services = open()
  return {
    ask: (name, input) => services.route(name, input),
    maintain: () => services.maintain(),
    close: () => services.close(),
  }
}
