/** Where a command makes sense. */
export type CommandScope = 'app' | 'library' | 'reader'

export interface Command {
  readonly label: string
  readonly scope: CommandScope
  /** Keys as `KeyboardEvent.key`, with `Mod+` for Ctrl or ⌘, `Alt+`, `Shift+`. */
  readonly keys: readonly string[]
}

/** Every command of the app: the menu, the shortcuts and the help read this list. */
export const commands = {
  'app.open': { label: 'Open…', scope: 'app', keys: ['Mod+o'] },
  'app.openFolder': { label: 'Open a Folder of Pictures…', scope: 'app', keys: ['Mod+Shift+o'] },
  'app.searchLibrary': { label: 'Find in all books…', scope: 'app', keys: ['Mod+Shift+f'] },
  'app.backUp': { label: 'Back up the library…', scope: 'app', keys: [] },
  'app.restore': { label: 'Restore from a backup…', scope: 'app', keys: [] },
  'app.exportNotes': { label: 'Export highlights and notes…', scope: 'app', keys: [] },
  'app.importNotes': { label: 'Import highlights and notes…', scope: 'app', keys: [] },
  'app.statistics': { label: 'Reading statistics', scope: 'app', keys: [] },
  'app.watchedFolders': { label: 'Watched folders…', scope: 'app', keys: [] },
  'app.dictionaries': { label: 'Dictionaries…', scope: 'app', keys: [] },
  'app.fullScreen': { label: 'Full screen', scope: 'app', keys: ['F11'] },
  /** These two are for the book in focus. */
  'library.describe': { label: 'Edit the details…', scope: 'library', keys: ['F2'] },
  'library.remove': { label: 'Remove from the library', scope: 'library', keys: ['Delete'] },
  'library.selectAll': { label: 'Select all books', scope: 'library', keys: ['Mod+a'] },
  'reader.next': {
    label: 'Next page',
    scope: 'reader',
    keys: [' ', 'PageDown'],
  },
  'reader.previous': {
    label: 'Previous page',
    scope: 'reader',
    keys: ['Shift+ ', 'PageUp'],
  },
  /** A page further where pages are turned, a few lines where the text is scrolled. */
  'reader.down': { label: 'Further down', scope: 'reader', keys: ['ArrowDown'] },
  'reader.up': { label: 'Further up', scope: 'reader', keys: ['ArrowUp'] },
  /** Left and right are turned into next and previous by the reading progression, in the engine. */
  'reader.left': { label: 'Page to the left', scope: 'reader', keys: ['ArrowLeft'] },
  'reader.right': { label: 'Page to the right', scope: 'reader', keys: ['ArrowRight'] },
  'reader.start': { label: 'First page', scope: 'reader', keys: ['Home'] },
  'reader.end': { label: 'Last page', scope: 'reader', keys: ['End'] },
  'reader.back': { label: 'Back', scope: 'reader', keys: ['Alt+ArrowLeft', 'Backspace'] },
  'reader.forward': { label: 'Forward', scope: 'reader', keys: ['Alt+ArrowRight'] },
  'reader.bookmark': { label: 'Bookmark this page', scope: 'reader', keys: ['b', 'Mod+d'] },
  'reader.select': { label: 'Select words', scope: 'reader', keys: ['v'] },
  'reader.highlight': { label: 'Highlight what is selected', scope: 'reader', keys: ['h'] },
  'reader.note': { label: 'Write a note', scope: 'reader', keys: ['n'] },
  /** On pages with a fixed layout the key has another meaning where nothing is selected. */
  'reader.lookUp': { label: 'Look up what is selected', scope: 'reader', keys: ['d'] },
  'reader.contents': { label: 'Contents', scope: 'reader', keys: ['t', 'c'] },
  'reader.bookmarks': { label: 'Bookmarks', scope: 'reader', keys: ['Mod+b'] },
  'reader.notes': { label: 'Highlights and notes', scope: 'reader', keys: ['Mod+Shift+n'] },
  'reader.search': { label: 'Find in this book', scope: 'reader', keys: ['Mod+f', '/'] },
  'reader.nextResult': { label: 'Next result', scope: 'reader', keys: ['F3', 'Mod+g'] },
  'reader.previousResult': {
    label: 'Previous result',
    scope: 'reader',
    keys: ['Shift+F3', 'Mod+Shift+g'],
  },
  'reader.overview': { label: 'All pages', scope: 'reader', keys: ['o'] },
  'reader.typography': { label: 'Text and theme', scope: 'reader', keys: ['a', 'Mod+,'] },
  'reader.flow': { label: 'Scroll or turn pages', scope: 'reader', keys: ['s'] },
  'reader.larger': { label: 'Larger', scope: 'reader', keys: ['Mod+=', 'Mod++', '+'] },
  'reader.smaller': { label: 'Smaller', scope: 'reader', keys: ['Mod+-', '-'] },
  /** These four are for pages with a fixed layout. */
  'reader.fit': { label: 'Fit the page', scope: 'reader', keys: ['0', 'Mod+0'] },
  'reader.fitWidth': { label: 'Fit the width', scope: 'reader', keys: ['w'] },
  'reader.actualSize': { label: 'Actual size', scope: 'reader', keys: ['1'] },
  'reader.spreads': { label: 'One page or two', scope: 'reader', keys: ['d'] },
  'reader.goTo': { label: 'Go to …', scope: 'reader', keys: ['g', 'Mod+g'] },
  'reader.pageView': { label: 'Pages or their text', scope: 'reader', keys: ['p'] },
  'reader.facts': { label: 'Engine facts', scope: 'reader', keys: ['Mod+Alt+e'] },
  'reader.library': { label: 'Back to the library', scope: 'reader', keys: ['Mod+l'] },
} as const satisfies Record<string, Command>
export type CommandId = keyof typeof commands
