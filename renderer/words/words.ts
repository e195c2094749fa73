import { typographyWords } from './typography-words'

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`

/** Every word that the shell shows. Sentences for errors are in `core/error-words.ts`. */
export const words = {
  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',

  library: 'Library',
  searchBooks: (number: number) => `Search ${count(number, 'book', 'books')}`,
  searchLabel: 'Search by title or author',
  noMatch: (query: string) => `No title and no author matches “${query}”.`,
  addBooks: 'Add books',
  readWelcome: 'Read the welcome book',
  emptyLibrary: 'Your books will stand here.',
  sortBy: 'Sort by',
  sort: { recent: 'Last read', title: 'Title', author: 'Author' },
  bookMenu: 'More for this book',
  open: 'Open',
  remove: 'Remove from the library',
  notStarted: 'Not started',
  finished: 'Finished',
  read: (percent: number) => `${percent} % read`,
  opening: 'Opening…',
  removed: (title: string) => `“${title}” was removed.`,
  added: (number: number) => `${count(number, 'book was', 'books were')} added.`,
  alreadyThere: (number: number) =>
    number === 1
      ? 'This book is already in your library.'
      : 'These books are already in your library.',
  moreFailures: (number: number) =>
    number === 1 ? 'One more file could not be added.' : `${number} more files could not be added.`,
  adding: (completed: number, total: number) =>
    total === 1
      ? 'Adding a book …'
      : `Adding ${Math.min(completed + 1, total)} of ${total} files …`,
  dropHere: 'Let go to add to your library',

  backToLibrary: 'Back to the library',
  contents: 'Contents',
  bookmarks: 'Bookmarks',
  contentsAndBookmarks: 'Contents and bookmarks',
  textAndTheme: 'Text and theme',
  bookmarkPage: 'Bookmark this page',
  more: 'More',
  openFile: 'Open a file …',
  back: 'Back',
  forward: 'Forward',
  firstPage: 'First page',
  lastPage: 'Last page',
  fullScreen: 'Full screen',
  position: 'Position in book',
  page: (page: number, lastPage: number, total: number, exact: boolean) => {
    const pages = lastPage > page ? `${page}–${lastPage}` : String(page)
    return `${exact ? 'Page' : 'About page'} ${pages} of ${total}`
  },
  pagesLeft: (number: number, whole: 'chapter' | 'book') =>
    number === 0
      ? `Last page of the ${whole}`
      : `${count(number, 'page', 'pages')} left in ${whole}`,
  backToPage: (page: number | null) => (page === null ? 'Go back' : `Back to page ${page}`),
  noContents: 'This book has no table of contents.',
  openingBook: (title: string) => `Opening ${title} …`,

  note: 'Note',
  goToNote: 'Go to the note',
  noteIsElsewhere: 'The note is on a page of its own.',
  linkOutside: 'This link leads out of the book',
  linkSentence: 'Octavo works offline and opens no addresses, but you can copy this one.',
  copyAddress: 'Copy address',
  copied: 'The address was copied.',

  noBookmarks: 'No bookmarks yet.',
  bookmarkHint: 'Press B, or click the outer upper corner of a page, to mark it.',
  bookmarkRemoved: 'The bookmark was removed.',
  bookmarkName: 'Name of the bookmark',
  nameBookmark: 'Name it',
  removeBookmark: 'Remove bookmark',
  pageNumber: (page: number) => `Page ${page}`,

  ...typographyWords,

  broken: 'Something went wrong on this screen. Your books and places are safe.',
  tryAgain: 'Try again',
} as const
