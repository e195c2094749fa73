import { columnsOf } from './columns'
import type { Layout } from './layout'
import { firstWordColumns, startsHigh, type Line } from './lines'

/** Lines that were broken where they are on purpose: a stanza, an address. */
export function isVerse(lines: readonly Line[], { measure }: Layout): boolean {
  const count = lines.length
  if (count < 2) return false
  if (count === 2 && lines.some(({ width }) => width > 0.6 * measure)) return false
  if (lines.some(({ text }) => /[-\u00ad‐]$/.test(text))) return false

  const high = lines.filter(({ text }) => startsHigh(text)).length
  if (high < 0.6 * count) return false
  const enough = Math.max(6, 0.1 * measure)
  const free = lines.slice(1).filter((next, index) => {
    const line = lines[index]!
    return line.width + 1 + firstWordColumns(next.text) + enough <= measure
  })
  return free.length >= 0.6 * (count - 1)
}

const columnGaps = /\S(?: {3,}|\t)\S/g

/** Columns that spaces, tabs or bars keep apart: set as it was typed. */
export function isTable(lines: readonly Line[]): boolean {
  if (lines.length < 2) return false
  const rows = lines.filter(({ text }) => {
    if (columnsOf(text) > 200) return false
    return (
      (text.match(columnGaps)?.length ?? 0) >= 2 ||
      (text.match(/ \| |^\||\|$/g)?.length ?? 0) >= 2 ||
      text.includes('\t')
    )
  })
  return rows.length > 0.6 * lines.length
}
