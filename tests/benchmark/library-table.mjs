import { ms, summary } from './statistics.mjs'

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} machine
 * @property {number} books
 * @property {number} runs
 * @property {Awaited<ReturnType<typeof import('./library.mjs').measureLibrary>>} library
 * @property {Awaited<ReturnType<typeof import('./large-notes.mjs').measureNotes>> | undefined} notes
 */

const count = (/** @type {number} */ value) => value.toLocaleString('en')
/** @param {readonly (readonly string[])[]} rows */
const table = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
/** @param {readonly number[]} values */
const spread = (values) => {
  const { median, p95 } = summary(values)
  return [ms(median), ms(p95)]
}

/** The benchmark’s part of the page. @param {Results} results */
export const partOf = ({ date, machine, books, runs, library, notes }) => `## A large library

\`npm run bench -- library --write\` makes this part anew.

Measured ${date} on ${machine}; ${runs} runs, medians and 95th percentiles.

${libraryTable(library, books)}

- **start**: from the start of the process to the library on the screen.
- **a letter typed**: ${library.search.length / runs} letters of six queries, with slips of the finger; to the frame that shows what is found.
- **scrolling**: four seconds, 60 px a frame. A frame is late after 34 ms.

${notes ? notesTable(notes) : 'Notes were not measured.'}`

/** @param {Results['library']} library @param {number} books */
const libraryTable = ({ start, search, scrolls }, books) =>
  table([
    [`${count(books)} books`, 'median', 'p95'],
    ['---', '--:', '--:'],
    ['start → library', ...spread(start)],
    ['a letter typed → books found', ...spread(search.map(({ paint }) => paint))],
    ['a letter typed, main-thread work', ...spread(search.map(({ work }) => work))],
    ...Object.entries(scrolls).map(([layout, { late, total, longest }]) => [
      `scrolling, ${layout}`,
      `${late} of ${total} late`,
      `longest ${ms(longest)}`,
    ]),
  ])

/** @param {NonNullable<Results['notes']>} notes */
const notesTable = ({ annotations, inBook, first, plain, marked }) => `${table([
  [
    `${count(annotations)} annotations`,
    `with ${count(inBook)} highlights`,
    'p95',
    'with none',
    'p95',
    'the first time',
  ],
  ['---', ...Array.from({ length: 5 }, () => '--:')],
  .../** @type {const} */ ([
    ['book opened', 'opened'],
    ['book closed', 'left'],
    ['app ended', 'ended'],
  ]).map(([title, key]) => [
    title,
    ...spread(marked.map((run) => run[key])),
    ...spread(plain.map((run) => run[key])),
    ms(first[key]),
  ]),
])}

- The book is War and Peace in chapters; the other annotations are those of 500 other books, a tenth of them bookmarks. **The first time** it is looked, behind the page, whether the marks stand at their words.`
