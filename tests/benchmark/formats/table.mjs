import { summary } from '../statistics.mjs'

/** @typedef {import('./compare.mjs').Results} Results */

/** @param {number} value */
const seconds = (value) => `${(value / 1000).toFixed(2)} s`
/** @param {number} value */
const megabytes = (value) => `${Math.round(value / 1e6).toLocaleString('en')} MB`
/** @param {readonly number[]} values */
const median = (values) => summary(values).median

/** @param {Results} results @returns {string} Markdown */
export function tableOf({ measured }) {
  const head = [
    ['', 'size', 'open → first page', 'p95', 'new file → first page', 'memory', 'most'],
    ['---', ...Array.from({ length: 6 }, () => '--:')],
  ]
  const lines = measured.map(({ file, figures }) => {
    const of = (/** @type {keyof typeof figures[0]} */ key) => figures.map((one) => one[key])
    return [
      file.title,
      `${(file.bytes / 1e6).toFixed(1)} MB`,
      seconds(median(of('open'))),
      seconds(summary(of('open')).p95),
      seconds(median(of('take'))),
      megabytes(median(of('rest'))),
      megabytes(median(of('peak'))),
    ]
  })
  return [...head, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The benchmark’s part of the page. @param {Results} results */
export const partOf = (results) => `## One book in every format, and large ones

\`npm run bench -- formats --write\` makes this part anew.

Measured ${results.date} on ${results.machine}; Electron ${results.versions['electron']}, Chromium ${results.versions['chrome']}, no GPU. ${results.runs} runs of each file, in turns, every one in a fresh process; medians, and the 95th percentile where it says so.

${tableOf(results)}

- **open → first page**: from the click on the shelf to the frame in which the first page is painted, of a file that is in the library and was never opened.
- **new file → first page**: from the key for the dialog, which answers at once. The file is hashed, read and copied into the library before it is opened.
- **memory**: PSS of all processes without the mapped files of the program, four seconds after the first page, above what the app takes with an empty library (${megabytes(median(results.empty))}). **Most**: the highest of a look every 50 ms from the click on, while ten pages are turned as well.
- The EPUB and the TXT are the corpus’s own; FB2 and MOBI were made from the EPUB’s text. The comic’s pages are JPEGs of 2,400 × 3,600. The PDF has the novel’s text, 38 lines on a page.`
