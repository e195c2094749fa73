/** The words of pages with a fixed layout. */
export const pageWords = {
  /** What a screen reader calls a page; `label` is what the publisher calls it. */
  pageName: (page: number, label: string | undefined) =>
    label === undefined || label === String(page) ? `Page ${page}` : `Page ${page}, “${label}”`,

  pagesHeading: 'Pages',
  pageFit: 'Size',
  pageFits: { page: 'Whole page', width: 'Full width', actual: 'Actual size' },
  pageFitHint: '+ and − zoom, 0 goes back; so do a pinch and a double click.',
  spreads: 'Side by side',
  spread: { auto: 'Auto', one: 'One page', two: 'Two pages' },
  coverAlone: 'First page alone',
  pageDirection: 'Read from',
  directions: { publisher: 'As the book says', ltr: 'The left', rtl: 'The right' },
  directionHint: 'For this book only.',
  pageColours: 'Colours',
  pageColour: { theme: 'Theme', original: 'Original', dimmed: 'Dimmed', inverted: 'Inverted' },

  textView: 'Text view',
  smallPages: 'The pages are small here. Their text can be read by itself.',
  textViewShown:
    'This is the text of the pages, put together again. Pictures and tables are on the pages themselves.',

  goTo: 'Go to',
  goToMenu: 'Go to …',
  placeToGoTo: 'Page, %, chapter or bookmark',
  suggestions: 'Places',
  percentOfBook: (percent: number) => `${percent} % of the book`,
  pageHint: (total: number, labels: readonly string[]) => {
    const [first, last] = [labels[0], labels.at(-1)]
    return first === undefined
      ? `There are ${total} pages.`
      : `There are ${total} pages; those of the print edition are called ${first} to ${last}.`
  },
  noSuchPage: (text: string) => `There is no page “${text}”.`,
  noSuchPlace: (text: string) => `No chapter and no bookmark is called “${text}”.`,
  go: 'Go',
  /** A link that has no words of its own: to an address outside, or to a page by its address. */
  linkName: (url: string | undefined, page: string | undefined) =>
    url ?? `Go to page ${/\d+/.exec(page ?? '')?.[0] ?? ''}`,
} as const
