import { paceOf } from '#core/statistics/pace'
import { type ReadingDay, totalOf } from '#core/statistics/reading-days'

import { useAppStore } from '../../state/app-store'
import { useTimeLeft } from '../../state/use-time-left'
import { words } from '../../words/words'

import styles from './reading-facts.module.css'

interface ReadingFactsProps {
  /** At least one. */
  readonly days: readonly ReadingDay[]
  readonly isOfOpenBook: boolean
}

/** What the days come to, and for the open book what is still to come. */
export function ReadingFacts({ days, isOfOpenBook }: ReadingFactsProps) {
  const { own, others } = useAppStore((state) => state.recentTurns)
  const left = useTimeLeft()
  const hasChapter = useAppStore(({ page }) => page !== null && page.pagesLeftInChapter !== null)
  const { seconds, pages } = totalOf(days)
  const pace = isOfOpenBook ? paceOf(own) : paceOf([...own, ...others])
  const inTime = (part: number | null) => (part === null ? words.notKnownYet : words.about(part))
  return (
    <dl className={styles['facts']}>
      <Fact name={words.timeRead} value={words.duration(seconds)} />
      <Fact name={words.pagesRead} value={pages.toLocaleString('en')} />
      <Fact name={words.daysRead} value={days.length.toLocaleString('en')} />
      <Fact name={words.aDay} value={words.duration(seconds / days.length)} />
      {pace !== null && <Fact name={words.pace} value={words.charactersPerMinute(pace)} />}
      {isOfOpenBook && hasChapter && (
        <Fact name={words.leftInChapter} value={inTime(left.chapter)} />
      )}
      {isOfOpenBook && <Fact name={words.leftInBook} value={inTime(left.book)} />}
    </dl>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles['fact']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']}>{value}</dd>
    </div>
  )
}
