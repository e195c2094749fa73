import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type CSSProperties, useId, useMemo, useState } from 'react'

import {
  type Day,
  dayOf,
  monthAfter,
  monthOf,
  type ReadingDay,
  weeksOf,
} from '#core/statistics/reading-days'

import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './reading-calendar.module.css'

interface ReadingCalendarProps {
  /** At least one, the first day first. */
  readonly days: readonly ReadingDay[]
}

/** A day is as dark as it gets from this on. */
const fullSeconds = 2 * 3600

const utc = { timeZone: 'UTC' } as const
const monthName = new Intl.DateTimeFormat(undefined, { ...utc, month: 'long', year: 'numeric' })
const dayName = new Intl.DateTimeFormat(undefined, { ...utc, day: 'numeric', month: 'long' })
const shortWeekday = new Intl.DateTimeFormat(undefined, { ...utc, weekday: 'short' })
const weekday = new Intl.DateTimeFormat(undefined, { ...utc, weekday: 'long' })
/** From a Monday on. */
const week = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)))

/** A month as a table of days: the more was read on one, the darker it is, and each says it in words. */
export function ReadingCalendar({ days }: ReadingCalendarProps) {
  const monthId = useId()
  const byDay = useMemo(() => new Map(days.map((one) => [one.day, one])), [days])
  const [thisMonth] = useState(() => monthOf(dayOf(new Date())))
  const [month, setMonth] = useState(thisMonth)
  const firstMonth = monthOf(days[0]!.day)
  return (
    <section aria-label={words.calendar}>
      <header className={styles['head']}>
        <IconButton
          name={words.monthBefore}
          icon={ChevronLeft}
          disabled={month <= firstMonth}
          onClick={() => setMonth(monthAfter(month, -1))}
        />
        <h3 id={monthId} aria-live="polite" className={styles['month']}>
          {monthName.format(new Date(`${month}-01`))}
        </h3>
        <IconButton
          name={words.monthAfter}
          icon={ChevronRight}
          disabled={month >= thisMonth}
          onClick={() => setMonth(monthAfter(month, 1))}
        />
      </header>
      <table aria-labelledby={monthId} className={styles['calendar']}>
        <thead>
          <tr>
            {week.map((date) => (
              <th key={+date} scope="col" abbr={weekday.format(date)} className={styles['weekday']}>
                {shortWeekday.format(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((cells, index) => (
            <tr key={`${month} ${index}`}>
              {cells.map((day, column) => (
                <DayCell key={day ?? column} day={day} read={day ? byDay.get(day) : undefined} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface DayCellProps {
  readonly day: Day | null
  readonly read: ReadingDay | undefined
}

function DayCell({ day, read }: DayCellProps) {
  if (!day) return <td />
  const number = Number(day.slice(8))
  if (!read) return <td className={styles['day']}>{number}</td>
  const { seconds, pages } = read
  const said = words.readOn(dayName.format(new Date(day)), seconds, pages)
  const share = Math.min(1, seconds / fullSeconds)
  return (
    <td
      title={said}
      data-read
      className={styles['day']}
      style={{ '--share': 0.12 + 0.23 * share } as CSSProperties}
    >
      <span aria-hidden>{number}</span>
      <span className={styles['said']}>{said}</span>
    </td>
  )
}
