import { summary } from '../statistics.mjs'

/** @typedef {import('./compare.mjs').Results} Results */
/** @typedef {import('./measure.mjs').Figures} Figures */

/**
 * One line of a table: a figure of an engine from all its runs, as words, and the number that is set
 * against Octavo's, if it is one to be compared.
 * @typedef {{ label: string, of: (figures: readonly Figures[]) => { words: string, number: number } | null }} Row
 */

/** @param {number} value @param {number} [digits] */
const number = (value, digits = value < 10 ? 1 : 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
/** @param {number} value */
const ms = (value) => `${number(value)} ms`
/** @param {number} value */
const megabytes = (value) => `${number(value / 1e6, 0)} MB`
/** @param {readonly number[]} values */
const median = (values) => summary(values).median

/**
 * @param {string} label
 * @param {(figures: Figures) => number} pick
 * @param {(value: number) => string} unit
 * @returns {Row}
 */
const medianRow = (label, pick, unit) => ({
  label,
  of(figures) {
    const value = median(figures.map(pick))
    return { words: unit(value), number: value }
  },
})

/**
 * @param {string} label
 * @param {(figures: Figures) => readonly number[]} pick
 * @returns {Row[]} median and 95th percentile over all that was measured in all runs
 */
const spread = (label, pick) =>
  /** @type {const} */ (['median', 'p95']).map((key) => ({
    label: `${label}, ${key}`,
    of(figures) {
      const value = summary(figures.flatMap(pick))[key]
      return { words: ms(value), number: value }
    },
  }))

/** @type {Row[]} */
const rows = [
  medianRow('open → first page', ({ open }) => open, ms),
  ...spread('turn, main-thread work', ({ turns }) => turns.map(({ work }) => work)),
  ...spread('turn, call → painted', ({ turns }) => turns.map(({ paint }) => paint)),
  ...spread('work after the turn', ({ turns }) => turns.map(({ rest }) => rest)),
  ...spread('size change → painted', ({ resizes }) => resizes.map(({ time }) => time)),
  {
    label: 'place kept',
    of(figures) {
      const resizes = figures.flatMap((one) => one.resizes)
      const kept = resizes.filter((resize) => resize.kept).length
      return { words: `${kept} of ${resizes.length}`, number: NaN }
    },
  },
  medianRow('jump to 60 %', ({ jump }) => jump, ms),
  medianRow('memory added by the book', ({ memory }) => memory, megabytes),
  medianRow('memory over an empty window', ({ memoryOverEmpty }) => memoryOverEmpty, megabytes),
  medianRow(
    'DOM nodes',
    ({ nodes }) => nodes,
    (value) => number(value, 0),
  ),
  {
    label: 'pages of the book, counted in',
    of(figures) {
      const counts = figures.flatMap(({ count }) => count ?? [])
      if (counts.length === 0) return null
      const time = median(counts.map((count) => count.time))
      const pages = median(counts.map((count) => count.pages))
      return { words: `${number(pages, 0)}, ${number(time / 1000, 1)} s`, number: time }
    },
  },
  {
    label: 'pages of its one section',
    of: (figures) => ({
      words: number(median(figures.map(({ pages }) => pages)), 0),
      number: NaN,
    }),
  },
]

/** All results as tables in Markdown. @param {Results} results */
export function tablesOf(results) {
  const tables = results.books.map(({ title, bytes, sections, name }) => {
    const size = `${number(bytes / 1e6, 1)} MB, ${sections === 1 ? 'one section' : `${sections} sections`}`
    return `## ${title}\n\n${size}\n\n${comparison(results, name, sections > 1)}`
  })
  return [...tables, ...ownTable(results)].join('\n\n')
}

/**
 * @param {Results} results
 * @param {string} book
 * @param {boolean} hasChapters
 */
function comparison({ engines, measured }, book, hasChapters) {
  const present = engines.filter(({ id }) => ofEngine(id).length > 0)
  /** @param {string} id */
  function ofEngine(id) {
    return measured.flatMap((one) => (one.book === book && one.engine === id ? one.figures : []))
  }
  const wanted = rows.filter(({ label }) => !(hasChapters && label === 'pages of its one section'))
  const lines = wanted.map(({ label, of }) => {
    const figures = present.map(({ id }) => of(ofEngine(id)))
    const own = figures[0]?.number ?? NaN
    const cells = figures.map((figure, column) => {
      if (!figure) return '–'
      const ratio = figure.number / own
      return column > 0 && ratio > 0 ? `${figure.words} · ${number(ratio)} ×` : figure.words
    })
    return [label, ...cells]
  })
  return table(['', ...present.map(({ name, version }) => `${name} ${version}`)], lines)
}

/** What only Octavo was asked. @param {Results} results */
function ownTable({ engines, own }) {
  const present = engines.filter(({ id }) => own.some(({ engine }) => engine === id))
  if (present.length === 0) return []
  /** @type {[string, (runs: Results['own']) => string][]} */
  const lines = [
    [
      'leafing before the pages are counted, a turn, p95',
      (runs) => p95(runs.flatMap(({ counting }) => counting.during.leafing)),
    ],
    ['  after that, p95', (runs) => p95(runs.flatMap(({ counting }) => counting.after.leafing))],
    [
      'four turns a second while the pages are counted, p95',
      (runs) => p95(runs.flatMap(({ counting }) => counting.during.looking)),
    ],
    ['  after that, p95', (runs) => p95(runs.flatMap(({ counting }) => counting.after.looking))],
    [
      'first page → exact numbers, counted before',
      (runs) => ms(median(runs.map(({ cached }) => cached.exact))),
    ],
    [
      'key held down, turns a second',
      (runs) => number(median(runs.map(({ counting: { held } }) => held.turned / held.seconds)), 1),
    ],
    [
      '  blank frames',
      (runs) =>
        `${sum(runs.map(({ counting }) => counting.held.blank))} of ${sum(runs.map(({ counting }) => counting.held.frames))}`,
    ],
    [
      '  longest time between two frames',
      (runs) => ms(median(runs.map(({ counting }) => counting.held.longest))),
    ],
  ]
  const cells = lines.map(([label, of]) => [
    label,
    ...present.map(({ id }) => of(own.filter(({ engine }) => engine === id))),
  ])
  return [
    `## Octavo alone, in chapters\n\n${table(['', ...present.map(({ name }) => name)], cells)}`,
  ]
}

/** @param {readonly number[]} values */
const p95 = (values) => ms(summary(values).p95)
/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0)

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 */
function table(head, lines) {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
