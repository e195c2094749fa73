import { useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'

import type { SearchQuery } from '#core/search/finder'

import { wordsAtOnce, type SearchResult } from '../../engine/search/messages'
import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { usePageOf } from '../../state/use-page-of'
import { Button } from '../../ui/button'
import { coversPage } from '../../ui/drawer'
import { Passage } from '../../ui/passage'
import { SegmentedField } from '../../ui/segmented-field'
import { SliderField } from '../../ui/slider-field'
import { SwitchField } from '../../ui/switch-field'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import { placeOf } from './place-of'
import styles from './search-panel.module.css'

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
      <Status />
      <Results />
    </>
  )
}

function Status() {
  const count = useAppStore((store) => store.searchResults.length)
  const state = useAppStore((store) => store.searchState)
  return (
    <p role="status" className={styles['status']}>
      {state.status === 'failed' && state.sentence}
      {state.status === 'searching' && words.searching(count)}
      {state.status === 'done' && words.placesFound(count)}
    </p>
  )
}

function Results() {
  const navigator = useNavigator()
  const query = useAppStore((state) => state.searchQuery)
  const [asked, setAsked] = useState({ query, most: wordsAtOnce })
  const most = asked.query === query ? asked.most : wordsAtOnce
  // What is found later changes nothing in the list, so that it is not drawn again.
  const shown = useAppStore(useShallow((state) => state.searchResults.slice(0, most)))
  const left = useAppStore((state) => Math.max(0, state.searchResults.length - most))
  const isSearching = useAppStore((state) => state.searchState.status === 'searching')
  const at = useAppStore((store) => store.searchAt)
  const setSearchAt = useAppStore((store) => store.setSearchAt)
  const describeResults = useAppStore((store) => store.describeResults)
  const setPanel = useAppStore((store) => store.setPanel)
  const pageOf = usePageOf()
  const chapters = useMemo(
    () =>
      byChapter(
        shown.filter((result) => result.words),
        (result) => words.titles(navigator?.titlesOf(placeOf(result)) ?? []),
      ),
    [navigator, shown],
  )
  const showMore = () => {
    setAsked({ query, most: most + 5 * wordsAtOnce })
    void describeResults(most + 5 * wordsAtOnce)
  }
  const go = (result: SearchResult, index: number) => {
    setSearchAt(index)
    void navigator?.go(placeOf(result))
    if (coversPage()) setPanel(null)
  }

  return (
    <>
      {chapters.map(({ title, first, found }) => (
        <section key={first} aria-label={title} className={styles['chapter']}>
          {title !== '' && (
            <h3 dir="auto" className={styles['title']}>
              {title}
            </h3>
          )}
          <ul>
            {found.map((result, index) => {
              // What must be read for it is left to the search, as long as that goes on.
              const page = isSearching ? null : pageOf(placeOf(result))
              return (
                <li key={`${result.section}.${result.from}`}>
                  <button
                    type="button"
                    aria-current={at === first + index ? 'true' : undefined}
                    className={styles['result']}
                    onClick={() => go(result, first + index)}
                  >
                    {result.words && <Passage {...result.words} />}
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
      {left > 0 && (
        <Button className={styles['more']} onClick={showMore}>
          {words.moreResults(left)}
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
