import { count } from './count'

/** Words about folders whose books come by themselves. */
export const watchedWords = {
  watchedFolders: 'Watched folders',
  watchedFoldersMenu: 'Watched folders …',
  watchedFoldersHint:
    'Books in these folders come into the library by themselves, and folders of pictures as comics. Nothing in a folder is changed, and no book leaves the library because its folder does.',
  noWatchedFolders: 'No folder is watched yet.',
  addWatchedFolder: 'Add a folder …',
  folderAdded: {
    added: 'The folder is watched from now on.',
    known: 'This folder is watched already.',
    own: 'The library itself lies in this folder. Choose another one.',
  },
  stopWatching: (folder: string) => `Stop watching ${folder}`,
  watchingStopped: (folder: string) => `${folder} is not watched any more. Its books stay here.`,
  copyItsBooks: 'Copy its books into the library',
  folderNotThere: 'Not there now. It is looked for again.',
  folderWaiting: (files: number) =>
    `${count(files, 'file is', 'files are')} still to be looked into.`,
  folderUpToDate: 'Up to date.',
  folderUnreadable: (files: number) =>
    `${count(files, 'file', 'files')} could not be read as ${files === 1 ? 'a book' : 'books'}.`,
} as const
