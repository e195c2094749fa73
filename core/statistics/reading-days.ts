import { z } from 'zod'

/** A day of the calendar where the person is: `2026-03-01`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** What was read, of one publication or of all. */
export const ReadingTotal = z.object({
  seconds: z.number().nonnegative(),
  pages: z.int().nonnegative(),
})
export type ReadingTotal = z.infer<typeof ReadingTotal>

export const ReadingDay = ReadingTotal.extend({ day: Day })
export type ReadingDay = z.infer<typeof ReadingDay>

export const totalOf = (days: readonly ReadingDay[]): ReadingTotal => ({
  seconds: days.reduce((sum, { seconds }) => sum + seconds, 0),
  pages: days.reduce((sum, { pages }) => sum + pages, 0),
})

/** The day that it is where the person is. */
export function dayOf(date: Date): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-03` */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** @param by months further on, or back where it is negative */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const date = new Date(Date.UTC(year, number - 1 + by, 1))
  return date.toISOString().slice(0, 7)
}

/**
 * The weeks of a month, from Monday to Sunday; `null` for days of other months.
 *
 * @param month `2026-03`
 */
export function weeksOf(month: string): (Day | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const cells: (Day | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from(
      { length: count },
      (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
    ),
  ]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
