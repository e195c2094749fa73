import { ms, summary } from '../statistics.mjs'

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} machine
 * @property {number} runs
 * @property {import('./book.mjs').QueryFigures[] | null} book
 * @property {import('./library-words').LibraryFigures | null} library
 */

/** @param {readonly number[]} values */
const figures = (values) => {
  const known = values.filter((value) => !Number.isNaN(value))
  if (known.length === 0) return '–'
  const { median, p95 } = summary(known)
  return `${ms(median)} · ${ms(p95)}`
}
/** @param {number} value */
const whole = (value) => value.toLocaleString('en')
/** @param {readonly string[][]} lines the first one is the head */
const tableOf = ([head = [], ...lines]) =>
  [head, ['---', ...head.slice(1).map(() => '--:')], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

/** @param {NonNullable<Results['book']>} book */
const bookTable = (book) =>
  tableOf([
    ['War and Peace', 'places', 'just opened: first', 'all', 'searched before: first', 'all'],
    ...book.map(({ query, places, cold, warm }) => [
      `${query.name}: \`${query.text}\``,
      whole(places),
      figures(cold.map(({ first }) => first)),
      figures(cold.map(({ all }) => all)),
      figures(warm.map(({ first }) => first)),
      figures(warm.map(({ all }) => all)),
    ]),
  ])

/** @param {NonNullable<Results['library']>} library */
const libraryTable = ({ books, queries }) =>
  tableOf([
    [`${whole(books)} books`, 'books shown', 'found in'],
    ...queries.map(({ name, times, found }) => [name, whole(found), figures(times)]),
  ])

/** @param {Results} results @returns {string} Markdown */
export const tablesOf = ({ book, library }) =>
  [book && bookTable(book), library && libraryTable(library)].filter(Boolean).join('\n\n')

/** The benchmark’s part of the page. @param {Results} results */
export const partOf = (results) => `## Search

\`npm run bench -- search --write\` makes this part anew.

Measured ${results.date} on ${results.machine}. ${results.runs} runs; medians and 95th percentiles.

${tablesOf(results)}

- **In the book**: the chaptered novel, in the real app. From the key to the frame in which the first places, or all of them, are painted. **Just opened**: the first search of a fresh process, typed as soon as its field is there; the book was opened in an earlier one. **Searched before**: any later search.
${
  results.library
    ? `- **In all books**: ${whole(Math.round(results.library.characters / 1e6))} MB of text that nobody wrote, of 60,000 words as frequent as Zipf’s law has them, in sections of 25 kB; put into the index (${whole(Math.round(results.library.bytes / 1e6))} MB) and searched by the app’s own service. _Letter by letter_ counts each letter for itself.`
    : ''
}`
