import type { Adjustment } from '#core/themes'

/** A format as one thing of its kind: `Plain text` → `plain text`, but `EPUB` and `FictionBook` stay. */
const kindInWords = (kind: string): string =>
  /^\p{Lu}\p{Ll}+(?!\S)/u.test(kind) ? kind.charAt(0).toLowerCase() + kind.slice(1) : kind

const mostQuoted = 3

/** “a”, “b”, “c” and 2 more */
function quoted(parts: readonly string[]): string {
  const shown = parts.slice(0, mostQuoted).map((part) => `“${part}”`)
  const more = parts.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ')
}

/** The words of the drawer for text and theme. */
export const typographyWords = {
  typeface: 'Typeface',
  publishers: 'Publisher’s',
  houseStyle: 'House style',
  house: 'House',
  moreFonts: 'More fonts',
  searchFonts: 'Search the fonts of this computer',
  noFonts: 'The fonts of this computer could not be listed.',

  addFonts: 'Add fonts',
  fontsFromFiles: 'From files …',
  fontsFromFolder: 'From a folder …',
  removeFont: (name: string) => `Remove “${name}”`,
  fontRemoved: (name: string) => `“${name}” was removed.`,
  fontsAdded: (families: readonly string[]) =>
    families.length === 1
      ? `“${families[0]}” was added.`
      : `${families.length} typefaces were added.`,
  noFontsThere: 'There is no font in this folder.',

  text: 'Text',
  size: 'Size',
  smallestText: 'Smallest text',
  smallestTextHint: 'Notes, captions and all else that the publisher sets smaller.',
  off: 'Off',
  px: (size: number) => `${size} px`,
  lineHeight: 'Line height',
  measure: 'Measure',
  characters: (number: number) => `${number} characters`,
  measured: (number: number) => `The lines in view hold ${number} on average.`,
  margins: 'Margins',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  em: (length: number) => `${Number(length.toFixed(2))} em`,
  alignment: 'Alignment',
  align: (writing: 'ltr' | 'rtl' | 'vertical') => ({
    publisher: 'Publisher’s',
    justify: 'Justified',
    start: { ltr: 'Left', rtl: 'Right', vertical: 'Top' }[writing],
    center: 'Centre',
    end: { ltr: 'Right', rtl: 'Left', vertical: 'Bottom' }[writing],
  }),

  pageLayout: 'Page',
  flow: 'Read by',
  flows: { paginated: 'Turning pages', scrolled: 'Scrolling' },
  columns: 'Columns',
  column: { auto: 'Auto', one: 'One', two: 'Two' },
  marginTop: 'Top margin',
  marginBottom: 'Bottom margin',
  marginOuter: 'Outer margins',
  marginInner: 'Inner margins',
  marginInnerHint: 'The inner margins lie between two pages.',

  letters: 'Letters',
  weight: 'Weight',
  letterSpacing: 'Letter spacing',
  wordSpacing: 'Word spacing',
  figures: 'Figures',
  figure: { font: 'The face’s', lining: 'Lining', 'old-style': 'Old-style' },
  ligatures: 'Ligatures',

  paragraphs: 'Paragraphs',
  paragraph: { publisher: 'Publisher’s', indent: 'Indent', space: 'Space' },
  indent: 'First line',
  space: 'Space between',
  evenSpacing: 'Even spacing',
  hangingPunctuation: 'Marks reach into the margin',
  evenSpacingHint: 'Breaks the lines of a whole paragraph together.',
  dropCapital: 'Large first letter',
  smartPunctuation: 'Curly quotes and long dashes',
  smallCapitals: 'First line in small capitals',

  hyphenation: 'Hyphenation',
  language: 'Language',
  automatic: 'Automatic',
  languageHint: 'Of this book, as in its details.',
  hyphenationShortest: 'Shortest word',
  hyphenationBefore: 'Before the hyphen',
  hyphenationAfter: 'After the hyphen',
  lettersNumber: (number: number) => `${number} letters`,

  publishersDesign: 'Publisher’s design',
  publishersDesignHint: 'What is off is set in the house style.',
  publisherFonts: 'Typefaces',
  publisherSizes: 'Sizes',
  publisherColours: 'Colours, on Paper',
  publisherLayout: 'Layout',

  ownStyle: 'Own style rules',
  ownStyleHint: 'CSS that comes before the publisher’s design and the settings above.',
  ownStyleExample: 'p { text-indent: 2em }',
  rulesLoad: (number: number) =>
    `${number === 1 ? '1 rule was' : `${number} rules were`} left out: a style rule may not load anything.`,
  rulesReserved: (names: readonly string[]) =>
    `${quoted(names)} ${names.length === 1 ? 'was' : 'were'} left out: the pages depend on ${names.length === 1 ? 'it' : 'them'}.`,
  rulesUnread: (rules: readonly string[]) => `Not understood: ${quoted(rules)}.`,

  theme: 'Theme',
  themes: {
    paper: 'Paper',
    sepia: 'Sepia',
    dusk: 'Dusk',
    night: 'Night',
    system: 'Follow the system',
  },

  scope: 'Settings for',
  scopes: (kind: string) => ({ all: 'All books', kind, book: 'This book' }),
  scopeHolds: (kind: string) => ({
    all: 'These settings are for all books.',
    kind: `These settings are for every ${kindInWords(kind)}.`,
    book: 'These settings are for this book only.',
  }),
  scopeIsEmpty: (kind: string) => ({
    all: 'These settings are for all books.',
    kind: `What you change now is for every ${kindInWords(kind)}.`,
    book: 'What you change now is for this book only.',
  }),
  scopeIsHidden: (kind: string) => ({
    kind: `Every ${kindInWords(kind)} has settings of its own, and they come first.`,
    book: 'This book has settings of its own, and they come first.',
  }),
  widen: 'Use for all books',
  wereWidened: 'These settings are for all books now.',
  resetScope: (kind: string) => ({
    all: 'Reset text settings',
    kind: `Reset settings for every ${kindInWords(kind)}`,
    book: 'Reset settings for this book',
  }),
  resetPages: (kind: string) => ({
    all: 'Reset page settings',
    kind: `Reset page settings for every ${kindInWords(kind)}`,
    book: 'Reset page settings for this book',
  }),
  wereReset: {
    all: 'The settings were reset.',
    kind: 'The settings for this kind of book were reset.',
    book: 'The settings for this book were reset.',
  },

  presets: 'Style',
  preset: {
    classic: 'Classic',
    modern: 'Modern',
    large: 'Large',
    dyslexia: 'Dyslexia',
    manuscript: 'Manuscript',
  },
  savePreset: 'Save current as …',
  presetName: 'Name of the style',
  save: 'Save',
  rename: 'Rename',
  delete: 'Delete',
  moreFor: (name: string) => `More for “${name}”`,
  presetRemoved: (name: string) => `The style “${name}” was deleted.`,

  newTheme: 'New theme',
  editTheme: 'Edit',
  themeName: 'Name of the theme',
  firstThemeName: 'My theme',
  themeParts: { background: 'Paper', text: 'Text', accent: 'Links' },
  texture: 'Texture',
  textures: { none: 'None', grain: 'Fine grain', laid: 'Laid' },
  contrastFloor: 'Contrast at least',
  floors: { plain: '4.5 : 1', strong: '7 : 1' },
  contrastIs: (text: number, small: number) =>
    `Text stands at ${text.toFixed(1)} : 1, small print at ${small.toFixed(1)} : 1.`,
  adjusted: ({ part, change, floor }: Adjustment) =>
    `${{ background: 'The paper was', text: 'The text was', accent: 'Links were' }[part]} ${change} to keep ${floor} : 1.`,
  done: 'Done',
  themeRemoved: (name: string) => `The theme “${name}” was deleted.`,
} as const
