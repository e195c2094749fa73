import { backupWords } from './backup-words'
import { count, inDigits } from './count'
import { dictionaryWords } from './dictionary-words'
import { duplicatesWords } from './duplicates-words'
import { engineWords } from './engine-words'
import { libraryWords } from './library-words'
import { pageWords } from './page-words'
import { statisticsWords } from './statistics-words'
import { typographyWords } from './typography-words'
import { watchedWords } from './watched-words'

/** What files of marks came to. */
interface ImportCounts {
  readonly exact: number
  readonly similar: number
  readonly unplaced: number
  readonly known: number
  readonly unmatched: number
}

const kept = (highlights: number, bookmarks: number) =>
  [
    ...(highlights > 0 || bookmarks === 0 ? [count(highlights, 'highlight', 'highlights')] : []),
    ...(bookmarks > 0 ? [count(bookmarks, 'bookmark', 'bookmarks')] : []),
  ].join(' and ')

const listed = (parts: readonly string[]) => (parts.length > 0 ? `, ${parts.join(' and ')}` : '')

/** Every word that the shell shows. Sentences for errors are in `core/error-words.ts`. */
export const words = {
  facts: engineWords,

  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',

  library: 'Library',
  searchBooks: (number: number) => `Search ${count(number, 'book', 'books')}`,
  searchLabel: 'Search by title, author, series or tag',
  searchAllBooks: 'Find in all books',
  searchAllBooksMenu: 'Find in all books …',
  wordsInAllBooks: 'Words, or “words in a row”',
  offerIndex:
    'To find words in all your books at once, Octavo collects where they stand. It does that while nobody reads, and keeps it on this computer only; it takes about half the room of the texts. You can remove it at any time.',
  inYourNotes: 'In your notes',
  collectWords: 'Collect the words',
  wordsAreCollected: 'Words are collected',
  collected: (finished: number, total: number) =>
    finished >= total
      ? total === 1
        ? 'Those of your only book are.'
        : `Those of all ${count(total, 'book', 'books')} are.`
      : `Of ${finished.toLocaleString('en')} of ${count(total, 'book', 'books')} so far; it goes on while nobody reads.`,
  booksFound: (number: number, isMore: boolean) =>
    number === 0
      ? 'No book has these words.'
      : `${isMore ? 'More than ' : ''}${count(number, 'book has', 'books have')} them.`,
  inChapters: (sections: number) => `in ${count(sections, 'chapter', 'chapters')}`,
  addBooks: 'Add books',
  readWelcome: 'Read the welcome book',
  emptyLibrary: 'Your books will stand here.',
  bookMenu: 'More for this book',
  open: 'Open',
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
  openAnyway: 'Open anyway',
  moreFailures: (number: number) =>
    number === 1 ? 'One more file could not be added.' : `${number} more files could not be added.`,
  adding: (completed: number, total: number) =>
    total === 1
      ? 'Adding a book …'
      : `Adding ${Math.min(completed + 1, total)} of ${total} files …`,
  dropHere: 'Let go to add to your library',

  readOnly:
    'The library cannot be written: its disk is full or write-protected. You can read, but no place and no mark is kept.',

  backToLibrary: 'Back to the library',
  contents: 'Contents',
  bookmarks: 'Bookmarks',
  contentsAndBookmarks: 'Contents, bookmarks and notes',
  settingsOf: (layout: 'reflowable' | 'fixed') =>
    layout === 'fixed' ? 'Pages and theme' : 'Text and theme',
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
    const pages = lastPage > page ? `${inDigits(page)}–${inDigits(lastPage)}` : inDigits(page)
    return `${exact ? 'Page' : 'About page'} ${pages} of ${inDigits(total)}`
  },
  printPage: (label: string) => `print page ${label}`,
  printPages: 'Print pages',
  landmarks: 'Landmarks',
  pagesLeft: (number: number, whole: 'chapter' | 'book') =>
    number === 0
      ? `Last page of the ${whole}`
      : `${count(number, 'page', 'pages')} left in ${whole}`,
  backToPage: (page: number | null) =>
    page === null ? 'Go back' : `Back to page ${inDigits(page)}`,
  allPages: 'All pages',
  pages: (number: number, exact: boolean) =>
    exact
      ? count(number, 'page', 'pages')
      : `About ${count(number, 'page', 'pages')}, still being counted`,
  /** Of what lies in each other, or side by side: "Book One · XV". */
  titles: (titles: readonly string[]) => titles.join(' · '),
  sheet: (page: string, chapter: string | undefined, isBookmarked: boolean) =>
    [page, chapter, isBookmarked && 'bookmark'].filter(Boolean).join(', '),
  sheetSize: 'Size of the pages',
  sheetSizes: ['Smallest', 'Small', 'Medium', 'Large', 'Larger', 'Largest'],
  smallerPages: 'Smaller pages',
  largerPages: 'Larger pages',
  noContents: 'This book has no table of contents.',
  damagedHere: 'The file is damaged here. The text is shown as well as it can be read.',
  locked: 'Locked with a password',
  password: 'Password',
  passwordHint: 'It is kept until Octavo is closed, and written nowhere.',
  unlock: 'Open',
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
  editBookmark: 'Name, colour and note',
  removeBookmark: 'Remove bookmark',
  shareOfBook: (share: number) => `${Math.round(share * 100)} %`,
  rememberedPlaces: 'Remembered for you',
  automaticPlaces: {
    'before-jump': 'Before you jumped',
    'last-session': 'Where you stopped last time',
    furthest: 'Furthest read',
  },
  forgetPlace: (place: string) => `Forget “${place}”`,
  placeForgotten: 'The place was forgotten.',
  findInBook: 'Find in this book',
  wordsToFind: 'Words to find',
  searchOptions: 'How to look',
  searchMode: 'Look for',
  searchModes: { phrase: 'Words', near: 'Near', pattern: 'Pattern' },
  searchDistance: 'Words apart at most',
  wholeWords: 'Whole words',
  matchCase: 'Same case',
  matchAccents: 'Same accents',
  searching: (number: number) => (number === 0 ? 'Looking …' : `${number} so far …`),
  placesFound: (number: number) =>
    number === 0 ? 'Not in this book.' : count(number, 'place', 'places'),
  moreResults: (number: number) => `${number} more`,
  notes: 'Notes',
  selectedWords: 'Selected words',
  highlightKinds: { highlight: 'Highlight', underline: 'Underline', strike: 'Strike through' },
  highlightColours: {
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    pink: 'Pink',
    violet: 'Violet',
  },
  markAs: 'Mark as',
  colour: 'Colour',
  nameOfColour: (colour: string) => `What ${colour} means to you`,
  writeNote: 'Write a note',
  copyText: 'Copy',
  textCopied: 'The words were copied.',
  yourNote: 'Your note',
  noteHint: 'A word with # in front of it is a tag.',
  removeHighlight: 'Remove',
  highlightRemoved: 'The highlight was removed.',
  noteRemoved: 'The highlight and its note were removed.',
  noHighlights: 'No highlights or notes yet.',
  highlightHint:
    'Select words on the page to mark them. V selects the first word on the page; Shift and the arrow keys go on from there.',
  nothingSelected: 'Select words first: with the pointer, or with V and Shift and the arrow keys.',
  findInNotes: 'Find in highlights and notes',
  noSuchNotes: 'No highlight or note is like that.',
  allColours: 'All colours',
  allTags: 'All tags',
  tag: 'Tag',
  countOfNotes: (number: number) => count(number, 'highlight', 'highlights'),

  notesMenu: 'Export or import',
  libraryMenu: 'More for the library',
  exportNotesMenu: 'Export …',
  exportAllNotesMenu: 'Export highlights and notes …',
  importNotesMenu: 'Import highlights and notes …',
  exportNotes: 'Export highlights and notes',
  allOfLibrary: 'All books in the library',
  exportFormat: 'Format',
  exportAs: 'Export …',
  exportFormats: {
    markdown: { label: 'Markdown', hint: 'For notes in Obsidian, Logseq, Joplin and the like.' },
    html: { label: 'Web page', hint: 'To read, print or send.' },
    text: { label: 'Plain text', hint: 'For everything else.' },
    csv: { label: 'Table (CSV)', hint: 'For Readwise and spreadsheets.' },
    'epub-annotations': {
      label: 'EPUB Annotations',
      hint: 'The W3C’s format for other reading apps.',
    },
    readium: { label: 'Readium annotations', hint: 'For Thorium Reader.' },
    octavo: { label: 'Octavo', hint: 'Everything, to keep or to take to another computer.' },
  },
  exported: ({ highlights, bookmarks }: { highlights: number; bookmarks: number }, file: string) =>
    `${kept(highlights, bookmarks)} ${highlights + bookmarks === 1 ? 'was' : 'were'} written to ${file}.`,
  imported: (counts: ImportCounts) => {
    const { exact, similar, unplaced, known, unmatched } = counts
    const added = exact + similar + unplaced
    const places = [
      ...(similar > 0 ? [`${similar} at words that are alike`] : []),
      ...(unplaced > 0 ? [`${unplaced} without a place`] : []),
    ]
    return [
      ...(added > 0
        ? [`${count(added, 'mark was', 'marks were')} added${listed(places)}.`]
        : unmatched === 0
          ? ['Nothing new was in it.']
          : []),
      ...(added > 0 && known > 0
        ? [`${known} ${known === 1 ? 'was' : 'were'} there already.`]
        : []),
      ...(unmatched > 0
        ? [
            `${count(unmatched, 'mark belongs', 'marks belong')} to books that are not in your library.`,
          ]
        : []),
    ].join(' ')
  },
  withoutPlace: 'Without a place',
  withoutPlaceHint:
    'Their words are not in this text. Turn to the page, or select the words, and place them there.',
  placeHere: 'Place it here',
  annotationPlaced: 'It has its place now.',
  bookmark: 'Bookmark',
  onceIn: (chapter: string) => `once in ${chapter}`,
  pageNumber: (page: number, exact = true) => `${exact ? 'Page' : 'About page'} ${inDigits(page)}`,

  ...libraryWords,
  ...dictionaryWords,
  ...duplicatesWords,
  ...watchedWords,
  ...pageWords,
  ...typographyWords,
  ...statisticsWords,

  howTextWasRead: 'How this text was read',
  howTextWasReadMenu: 'How this text was read …',
  textLooksWrong: 'Does the text look wrong?',
  chooseEncoding: 'Encoding …',
  encoding: 'Encoding',
  automatic: 'Automatic',
  moreEncodings: 'More encodings',
  trying: 'Trying encodings …',
  sure: (confidence: number) =>
    confidence >= 0.7 ? 'quite sure' : confidence >= 0.3 ? 'fairly sure' : 'not sure',
  encodingBy: {
    bom: 'the file says so',
    'utf-16': 'certain',
    'utf-8': 'certain',
    ascii: 'plain letters only',
    escape: 'certain',
    mixed: 'and UTF-8, line by line',
    chosen: 'as you chose',
  },
  damaged: (share: number) =>
    share < 0.001 ? 'a few characters are damaged' : `${Math.ceil(share * 100)} % is damaged`,
  lines: 'Lines',
  lineLayouts: {
    block: 'joined up to the next blank line',
    line: 'each one is a paragraph',
    para: 'each one is a paragraph, with blank lines between',
    indent: 'joined up to the next indent',
    double: 'double-spaced, joined by their length',
    packed: 'joined by their length',
    keep: 'kept as they are',
  },
  asYouChose: 'as you chose',
  paragraphsBy: {
    automatic: { label: 'Automatic', example: undefined },
    block: { label: 'Blank line', example: 'A blank line ends a paragraph.' },
    line: { label: 'Every line', example: 'Each line is a paragraph.' },
    indent: { label: 'Indents', example: 'An indent begins a paragraph.' },
    keep: { label: 'Keep lines', example: 'All line ends stay, as in verse.' },
  },
  titleFact: 'Title',
  titleFrom: {
    text: (title: string) => `“${title}”, from the text`,
    wrapper: (title: string) => `“${title}”, from Project Gutenberg’s head`,
    name: (title: string) => `“${title}”, from the name of the file`,
  },
  chapters: 'Chapters',
  noticesFact: 'Notices',
  epigraphs: 'Epigraphs',
  found: (number: number) => (number === 0 ? 'none found' : `${number.toLocaleString('en')} found`),
  language: 'Language',
  notKnown: 'not known',

  ...backupWords,

  broken: 'Something went wrong on this screen. Your books and places are safe.',
  tryAgain: 'Try again',
} as const
