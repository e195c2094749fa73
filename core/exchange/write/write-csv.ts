import { byPlace } from '../kept-entries'
import type { KeptPublication } from '../kept-publication'

/** Columns that Readwise reads. */
export const csvColumns = [
  'Highlight',
  'Title',
  'Author',
  'URL',
  'Note',
  'Location',
  'Date',
] as const

/**
 * Highlights as a table for Readwise and spreadsheets. Bookmarks have no place in it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function writeCsv(publications: readonly KeptPublication[]): string {
  const rows = publications.flatMap(({ title, authors, highlights, unplaced }) => {
    const about = [title, authors.join('; '), '']
    const placed = highlights
      .toSorted((a, b) => byPlace(a.locator, b.locator))
      .map(({ text, note, locator, createdAt }) => {
        const { totalProgression } = locator.locations
        // A number that orders: ten-thousandths of the publication.
        const location =
          totalProgression === undefined ? '' : String(Math.round(totalProgression * 1e4))
        return [text, ...about, note ?? '', location, dateOf(createdAt)]
      })
    const others = unplaced.flatMap((one) =>
      one.type === 'highlight'
        ? [[one.text, ...about, one.note ?? '', '', dateOf(one.createdAt)]]
        : [],
    )
    return [...placed, ...others]
  })
  return [csvColumns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

const dateOf = (instant: string): string => instant.replace('T', ' ').slice(0, 19)

/** A spreadsheet would run what begins so; an apostrophe before it makes it a text. */
const formula = /^[=+@\t\r]|^-(?!\s)/

function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
