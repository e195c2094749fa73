import { useEffect, useMemo, useState } from 'react'

import type { SearchQuery } from '#core/search/finder'

import type { SearchResult } from '../../engine/search/messages'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { usePageOf } from '../../state/use-page-of'
import { Button } from '../../ui/button'
import { Passage } from '../../ui/passage'
import { SegmentedField } from '../../ui/segmented-field'
import { SliderField } from '../../ui/slider-field'
import { SwitchField } from '../../ui/switch-field'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import { placeOf } from './place-of'
import styles from './search-panel.module.css'

/** Shown at first, and more with each asking. */
const shownAtOnce = 200
const distanceLimits = { min: 2, max: 50, step: 1 }

/** Finds words in the open publication, as one types. */
export function SearchPanel() {
  const query = useAppStore((state) => state.searchQuery)
  const search = useAppStore((state) => state.search)
  const prepareSearch = useAppStore((state) => state.prepareSearch)
  useEffect(() => prepareSearch(), [prepareSearch])
  const change = (part: Partial<SearchQuery>) => search({ ...query, ...part })

  return (
    <>
      <search className={styles['query']}>
        <TextField
          label={words.wordsToFind}
          value={query.text}
          data-first-focus=""
          onType={(text) => change({ text })}
        />
        <details className={styles['options']}>
          <summary>{words.searchOptions}</summary>
          <SegmentedField
            label={words.searchMode}
            value={query.mode}
            options={words.searchModes}
            onChange={(mode) => change({ mode })}
          />
          {query.mode === 'near' && (
            <SliderField
              label={words.searchDistance}
              limits={distanceLimits}
              value={query.distance}
              valueText={String(query.distance)}
              onChange={(distance) => change({ distance })}
            />
          )}
          <SwitchField
            label={words.wholeWords}
            isOn={query.wholeWords}
            onChange={(wholeWords) => change({ wholeWords })}
          />
          <SwitchField
            label={words.matchCase}
            isOn={query.matchCase}
            onChange={(matchCase) => change({ matchCase })}
          />
          <SwitchField
            label={words.matchAccents}
            isOn={query.matchAccents}
            onChange={(matchAccents) => change({ matchAccents })}
          />
        </details>
      </search>
      <Results />
    </>
  )
}

function Results() {
  const navigator = useNavigator()
  const results = useAppStore((state) => state.searchResults)
  const state = useAppStore((store) => store.searchState)
  const at = useAppStore((store) => store.searchAt)
  const setSearchAt = useAppStore((store) => store.setSearchAt)
  const setPanel = useAppStore((store) => store.setPanel)
  const pageOf = usePageOf()
  const [most, setMost] = useState(shownAtOnce)
  const chapters = useMemo(
    () => byChapter(results.slice(0, most), (result) => navigator?.titleOf(placeOf(result)) ?? ''),
    [navigator, results, most],
  )
  const go = (result: SearchResult, index: number) => {
    setSearchAt(index)
    void navigator?.go(placeOf(result))
    if (window.matchMedia('(width < 1100px)').matches) setPanel(null)
  }

  return (
    <>
      <p role="status" className={styles['status']}>
        {state.status === 'failed' && state.sentence}
        {state.status === 'searching' && words.searching(results.length)}
        {state.status === 'done' && words.placesFound(results.length)}
      </p>
      {chapters.map(({ title, first, found }) => (
        <section key={first} aria-label={title} className={styles['chapter']}>
          {title !== '' && (
            <h3 dir="auto" className={styles['title']}>
              {title}
            </h3>
          )}
          <ul>
            {found.map((result, index) => {
              const page = pageOf(placeOf(result))
              return (
                <li key={`${result.section}.${result.from}`}>
                  <button
                    type="button"
                    aria-current={at === first + index ? 'true' : undefined}
                    className={styles['result']}
                    onClick={() => go(result, first + index)}
                  >
                    <Passage before={result.before} match={result.match} after={result.after} />
                    {page !== null && (
                      <span className={styles['page']}>{words.pageNumber(page)}</span>
                    )}
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {results.length > most && (
        <Button className={styles['more']} onClick={() => setMost(most + 5 * shownAtOnce)}>
          {words.moreResults(results.length - most)}
        </Button>
      )}
    </>
  )
}

interface ChapterResults {
  readonly title: string
  /** Index of its first result among all. */
  readonly first: number
  readonly found: SearchResult[]
}

function byChapter(
  results: readonly SearchResult[],
  titleOf: (result: SearchResult) => string,
): ChapterResults[] {
  const chapters: ChapterResults[] = []
  for (const [index, result] of results.entries()) {
    const title = titleOf(result)
    const last = chapters.at(-1)
    if (last?.title === title) last.found.push(result)
    else chapters.push({ title, first: index, found: [result] })
  }
  return chapters
}
