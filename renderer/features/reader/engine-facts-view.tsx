import type { Obstacle } from '../../engine/typesetting/typesetter'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { words } from '../../words/words'

import styles from './engine-facts-view.module.css'

/** What the engine is doing, over the page: for people who look into it. */
export function EngineFactsView() {
  const navigator = useNavigator()
  const isShown = useAppStore((state) => state.factsShown)
  // Facts change with the page and with its layout.
  useAppStore((state) => state.page)
  useAppStore((state) => state.numbering)
  if (!isShown || !navigator) return null

  const facts = navigator.facts()
  const left = Object.entries(facts.paragraphsLeft) as [Obstacle, number][]
  const leftInAll = left.reduce((sum, [, count]) => sum + count, 0)
  const rows: readonly (readonly [name: string, value: string])[] = [
    [words.facts.set, String(facts.paragraphsSet)],
    [words.facts.left, String(leftInAll)],
    ...left.map(([why, count]) => [words.facts.obstacle(why), String(count)] as const),
    [words.facts.chunks, String(facts.chunksMounted)],
    [words.facts.measured, words.facts.of(facts.sectionsMeasured, facts.sections)],
    [words.facts.layout, facts.layoutKey],
  ]
  return (
    <section aria-label={words.facts.name} className={styles['facts']}>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
