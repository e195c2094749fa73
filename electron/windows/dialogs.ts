import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

const openDialog: OpenDialogOptions = {
  title: 'Open',
  properties: ['openFile', 'multiSelections'],
  filters: [
    { name: 'Books and texts', extensions: ['epub', 'txt', 'text'] },
    { name: 'All files', extensions: ['*'] },
  ],
}

/** The system's open dialog. @returns full paths; none when it was cancelled */
export async function chooseFiles(window: BrowserWindow | null): Promise<string[]> {
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, openDialog)
    : dialog.showOpenDialog(openDialog))
  return canceled ? [] : filePaths
}
