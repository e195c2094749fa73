import fs from 'node:fs'

import { partsOf, writePage } from '../document-part.mjs'

import { restMs } from './measure.mjs'
import { tablesOf } from './tables.mjs'

/** @typedef {import('./compare.mjs').Results} Results */

/**
 * Writes `docs/benchmarks.md` anew, but for what other benchmarks measured.
 * @param {Results} results
 * @param {string} file
 */
export async function writeDocument(results, file) {
  const others = partsOf(fs.readFileSync(file, 'utf8'))
  await writePage(file, `${documentOf(results)}\n${others}\n`)
}

/** @param {Results} results */
const documentOf = (results) => `# Benchmarks

Octavo beside three other reading engines. \`npm run bench -- engines --write\` makes this page anew; \`npm run bench\` alone measures the app by itself. Both want \`OCTAVO_CORPORA\` to name a folder with the novels.

Measured ${results.date} on ${results.machine}; Electron ${results.versions['electron']}, Chromium ${results.versions['chrome']}, no GPU. ${results.runs} runs of each engine on each book, in turns, every one in a fresh process; medians and 95th percentiles over all runs. Ratios are to Octavo in the first column. Figures of one day compare with each other, not with those of another machine.
${failuresOf(results)}
${tablesOf(results)}

## What was measured

The page is the same for all: a text block of ${results.page.text.width} × ${results.page.text.height} px in a window of ${results.page.window.width} × ${results.page.window.height}, one column, 16 px on 24, the face that the system gives for a serif, justified by the browser, no hyphenation. The page counts show that the work is the same.

- **open**: from the call to the frame in which the first page is painted, the engine’s code loaded before. Octavo opens a book of its library that was opened once before: sections that it prepared then are on disk. The others get the file from this machine.
- **main-thread work** is what Chromium counts as \`TaskDuration\`, in thread time, from before the turn to when it is painted; about ${results.overhead.toFixed(1)} ms of it are the measuring itself, and are not taken off. **Work after the turn** is what the engine does in the ${restMs} ms after that: making the next page ready, finding out where it is.
- **call → painted** ends when the frame is painted on the main thread. A call waits for the next frame, up to 17 ms, before anything can be seen.
- **size change**: one px larger, then back, at 60 % of the book; until the new page is painted with the character on it that stood first before the two changes. **Place kept** counts how often it was there within two seconds (or twice the time that the first page took).
- **memory**: PSS of all processes without the mapped files of the program. *Added by the book*: more than before it was opened, in the same window. *Over an empty window*: more than an Electron window with nothing in it takes, so that the app’s own screens count as well.
- **counted in**: Octavo counts in the background; the time is from the first page to exact numbers. The others count nothing exactly; they were made to show every section, one after the other, and their pages added up.
- **turns while the pages are counted**, key to paint: 60 turns, each 30 ms after the one before was painted, from the first page on: Octavo counts nothing while somebody leafs so, and for about a tenth of a second after each turn. Then turns a quarter of a second apart, between which it counts, until the numbers are exact.
- **held key**: 150 presses at 30 a second; after each painted frame the page was searched for text.

## How each was driven

- **Octavo**: the real app, by clicks, keys and its slider. *Everything on* has hyphenation, lines chosen by the whole paragraph, marks that hang, and a highlight in every thousand characters.
- **foliate-js**: \`view.open\` and \`init\`, \`renderer.next\`, \`goToFraction\`, \`renderer.setStyles\`. The release on npm. It takes no turn for a tenth of a second after each; the time to paint does not contain that. \`Object.groupBy\` and \`Map.groupBy\` were added where the Chromium lacks them.
- **epub.js**: the default manager, \`renderTo\`, \`display\`, \`next\`, \`themes.fontSize\`. A jump goes to the address of a paragraph: a share of the book would need a table of places that takes it most of a minute.
- **Readium navigator**: \`EpubNavigator\` with \`goForward\`, \`go\` to a position, \`submitPreferences\`. It reads no EPUB: it got the book unpacked, with a manifest and one position for each 1,024 bytes, as its servers make them. 2.4.0 is the newest release whose dependencies can all be installed.
`

/** @param {Results} results */
function failuresOf({ failures }) {
  if (failures.length === 0) return ''
  const lines = failures.map(
    ({ engine, book, run, error }) => `- ${engine}, ${book}, run ${run}: ${error}`,
  )
  return `\nNot every run came to its end:\n\n${lines.join('\n')}\n`
}
