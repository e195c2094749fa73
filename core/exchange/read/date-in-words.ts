import { instantOf } from './instants'

/** Languages of Kindles. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'pl', 'tr', 'sv', 'da']

let monthsByName: ReadonlyMap<string, number> | undefined

/** Names of the months as they stand in a date, small letters: `march`, `märz`, `марта`. */
function months(): ReadonlyMap<string, number> {
  if (monthsByName) return monthsByName
  const names = new Map<string, number>()
  for (const language of languages) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    })
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(new Date(Date.UTC(2024, month, 15)))
      const name = parts.find(({ type }) => type === 'month')?.value
      if (name !== undefined) names.set(name.toLowerCase(), month)
    }
  }
  monthsByName = names
  return names
}

const afternoon = /(?:^|[\d\s])pm\b|p\.\s?m\.|下午|午後|오후/i
const forenoon = /(?:^|[\d\s])am\b|a\.\s?m\.|上午|午前|오전/i

/**
 * An instant in the words of some language: `Sunday, March 1, 2020 10:20:30 AM`, `1. März 2020 10:20:30`,
 * `2020年3月1日星期日 上午10:20:30`.
 *
 * @returns ISO 8601, with the clock’s time taken for UTC; `undefined` where there is no date in it
 */
export function dateInWords(text: string): string | undefined {
  const day = dayIn(text)
  if (!day) return undefined
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? []
  let hour = Number(hours)
  if (afternoon.test(text) && hour < 12) hour += 12
  else if (forenoon.test(text) && hour === 12) hour = 0
  return instantOf(Date.UTC(day.year, day.month, day.day, hour, Number(minutes), Number(seconds)))
}

function dayIn(text: string): { year: number; month: number; day: number } | undefined {
  const [, y, m, d] = /(\d{4})\s*[年년.-]\s*(\d{1,2})\s*[月월.-]\s*(\d{1,2})/.exec(text) ?? []
  if (y !== undefined) return { year: Number(y), month: Number(m) - 1, day: Number(d) }
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const month = months().get(word.toLowerCase())
    if (month === undefined) continue
    const before = /(\d{1,2})\D{0,6}$/.exec(text.slice(0, index))?.[1]
    const after = Array.from(text.slice(index + word.length).matchAll(/\d+/g), ([digits]) => digits)
    const day = before ?? after[0]
    const year = (before === undefined ? after.slice(1) : after).find(
      (digits) => digits.length === 4,
    )
    if (day !== undefined && year !== undefined) {
      return { year: Number(year), month, day: Number(day) }
    }
  }
  return undefined
}
