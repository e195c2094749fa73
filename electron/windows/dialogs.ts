import path from 'node:path'

import {
  app,
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'

import { bookExtensions } from '#core/formats/book-extensions'

import type { Recovery } from '../storage/database'

import { recoveryWords } from './recovery-words'

const openDialogs: Record<'files' | 'folder', OpenDialogOptions> = {
  files: {
    title: 'Open',
    properties: ['openFile', 'multiSelections'],
    filters: [
      // Any file may be tried, for formats are told by content.
      { name: 'Books and texts', extensions: [...bookExtensions] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Open a folder of pictures', properties: ['openDirectory'] },
}

/** The system's open dialog for books, or for a folder of pictures. @returns full paths; none when it was cancelled */
export async function chooseFiles(
  window: BrowserWindow | null,
  what: 'files' | 'folder',
): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, openDialogs[what])
    : dialog.showOpenDialog(openDialogs[what]))
  return canceled ? [] : filePaths
}

const fontDialogs: Record<'files' | 'folder', OpenDialogOptions> = {
  files: {
    title: 'Add fonts',
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Fonts', extensions: ['ttf', 'otf', 'woff', 'woff2'] }],
  },
  folder: { title: 'Add a folder of fonts', properties: ['openDirectory'] },
}

/** The system's dialog for font files, or for a folder of them: no system has one for both. */
export async function chooseFonts(
  window: BrowserWindow | null,
  what: 'files' | 'folder',
): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, fontDialogs[what])
    : dialog.showOpenDialog(fontDialogs[what]))
  return canceled ? [] : filePaths
}

const dictionariesDialog: OpenDialogOptions = {
  title: 'Add a folder of dictionaries',
  properties: ['openDirectory'],
}

/** The system's dialog for a folder of dictionaries. @returns its path; `null` when it was cancelled */
export async function chooseDictionaries(window: BrowserWindow | null): Promise<string | null> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, dictionariesDialog)
    : dialog.showOpenDialog(dictionariesDialog))
  return canceled ? null : (filePaths[0] ?? null)
}

const watchedFolderDialog: OpenDialogOptions = {
  title: 'Choose a folder to watch',
  buttonLabel: 'Watch it',
  properties: ['openDirectory'],
}

/** The system's dialog for a folder whose books shall come by themselves. @returns `null` when it was cancelled */
export async function chooseWatchedFolder(window: BrowserWindow | null): Promise<string | null> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, watchedFolderDialog)
    : dialog.showOpenDialog(watchedFolderDialog))
  return canceled ? null : (filePaths[0] ?? null)
}

const marksDialog: OpenDialogOptions = {
  title: 'Import highlights and notes',
  properties: ['openFile', 'multiSelections'],
  filters: [
    {
      name: 'Highlights and notes',
      extensions: 'annotations annotation json jsonld lua txt csv opf zip epub'.split(' '),
    },
    { name: 'All files', extensions: ['*'] },
  ],
}

/** The system's dialog for files with marks from other readers. */
export async function chooseMarks(window: BrowserWindow | null): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, marksDialog)
    : dialog.showOpenDialog(marksDialog))
  return canceled ? [] : filePaths
}

const pictureDialog: OpenDialogOptions = {
  title: 'Choose a cover',
  properties: ['openFile'],
  filters: [
    { name: 'Pictures', extensions: 'jpg jpeg png webp avif gif bmp'.split(' ') },
    { name: 'All files', extensions: ['*'] },
  ],
}

/** The system's open dialog for a picture. */
export async function choosePicture(window: BrowserWindow | null): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, pictureDialog)
    : dialog.showOpenDialog(pictureDialog))
  return canceled ? [] : filePaths
}

/** The system's save dialog. @returns the full path; `null` when it was cancelled */
export async function chooseTarget(
  window: BrowserWindow | null,
  fileName: string,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Export highlights and notes',
    defaultPath: path.join(app.getPath('documents'), fileName),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}

const zipFilter = { name: 'Backups of a library', extensions: ['zip'] }

/** The system's dialog for where a backup goes. @returns full path; `null` when it was cancelled */
export async function chooseBackupTarget(
  window: BrowserWindow | null,
  suggestedName: string,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Back up the library',
    buttonLabel: 'Back up',
    defaultPath: suggestedName,
    filters: [zipFilter],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}

/**
 * The system's dialog for a backup to restore.
 * @param backups folder of the copies that the app makes by itself
 */
export async function chooseBackup(
  window: BrowserWindow | null,
  backups: string,
): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Restore from a backup',
    buttonLabel: 'Look at it',
    defaultPath: backups,
    properties: ['openFile'],
    filters: [{ ...zipFilter, extensions: ['zip', 'db'] }],
  }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}

/** The library was damaged: what became of it, what is lost, and where the damaged file is. */
export async function tellOfRecovery(window: BrowserWindow, recovery: Recovery): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The library was damaged.',
    detail: recoveryWords(recovery),
  })
}
