import { useMemo, useState } from 'react'

import type { Manifest } from '#core/publication/publication'

import type { PageInfo } from '../../engine/visual-navigator'
import { AppStoreContext, useAppStore, useAppStoreApi } from '../../state/app-store'
import { atLeisure } from '../../state/at-leisure'
import { useTimeLeft } from '../../state/use-time-left'
import { classNames } from '../../ui/class-names'
import { words } from '../../words/words'

import { BackPill } from './back-pill'
import styles from './foot.module.css'
import { Scrubber } from './scrubber'

interface FootProps {
  readonly manifest: Manifest
  readonly readingProgression: 'ltr' | 'rtl'
}

const nowhere: PageInfo = {
  page: 1,
  lastPage: 1,
  total: 1,
  exact: false,
  pagesLeftInChapter: null,
}

/** Where one is in the book, the way back after a jump, and the slider that leads elsewhere. */
export function Foot(props: FootProps) {
  const store = useAppStoreApi()
  const isShown = useAppStore((state) => state.barsShown)
  const [footer, setFooter] = useState<HTMLElement | null>(null)
  const unseen = useMemo(
    () => atLeisure(store, (isBehind) => footer?.setAttribute('aria-busy', `${isBehind}`)),
    [store, footer],
  )
  return (
    <footer
      ref={setFooter}
      data-bar
      className={classNames(styles['foot'], isShown && styles['shown'])}
    >
      <AppStoreContext value={isShown ? store : unseen}>
        <FootParts {...props} />
      </AppStoreContext>
    </footer>
  )
}

function FootParts({ manifest, readingProgression }: FootProps) {
  const place = useAppStore((state) => state.page)
  const [slidTo, setSlidTo] = useState<number | null>(null)
  const { page, lastPage, total, exact } = place ?? nowhere
  const shownPage = slidTo ?? page

  return (
    <>
      <div className={styles['start']}>
        <BackPill />
        <Chapter manifest={manifest} />
      </div>
      <Scrubber
        place={place ?? nowhere}
        readingProgression={readingProgression}
        slidTo={slidTo}
        onSlide={setSlidTo}
        className={classNames(styles['part'], styles['scrubber'])}
      />
      <p className={classNames(styles['part'], styles['page'])}>
        {place && words.page(shownPage, slidTo === null ? lastPage : shownPage, total, exact)}
        {place?.printPage !== undefined && slidTo === null && (
          <span className={styles['print']}>{words.printPage(place.printPage)}</span>
        )}
      </p>
    </>
  )
}

/** The chapter and what is left of it; of the book, where there is no chapter. */
function Chapter({ manifest }: Pick<FootProps, 'manifest'>) {
  const place = useAppStore((state) => state.page)
  const title = useAppStore((state) => state.locator?.title)
  if (!place) return null
  return (
    <p className={classNames(styles['part'], styles['chapter'])}>
      <span className={styles['title']}>{title ?? manifest.metadata.title}</span>
      <Left place={place} chapter={title} />
    </p>
  )
}

/** What is left, in pages or in time; a press changes from one to the other. */
function Left({
  place,
  chapter,
}: {
  readonly place: PageInfo
  readonly chapter: string | undefined
}) {
  const { isOn, left } = useAppStore((state) => state.preferences.statistics)
  const change = useAppStore((state) => state.changeStatistics)
  const time = useTimeLeft()
  const pages = pagesLeft(place, chapter)
  if (pages === undefined) return null
  if (!isOn) return <span className={styles['left']}>{pages}</span>
  const other = left === 'pages' ? 'time' : 'pages'
  return (
    <button
      type="button"
      title={words.showLeft[other]}
      className={styles['left']}
      onClick={() => change({ left: other })}
    >
      {left === 'pages' ? pages : (timeLeft(place, time) ?? pages)}
    </button>
  )
}

/** Nothing where the words for pages say all: on the last one. */
function timeLeft(
  { pagesLeftInChapter, lastPage, total }: PageInfo,
  time: ReturnType<typeof useTimeLeft>,
): string | undefined {
  const whole = pagesLeftInChapter === null ? 'book' : 'chapter'
  if ((pagesLeftInChapter ?? total - lastPage) === 0) return undefined
  const seconds = time[whole]
  return seconds === null ? words.timeLeftLater : words.timeLeft(seconds, whole)
}

/** Nothing before it is counted. */
function pagesLeft(place: PageInfo, chapter: string | undefined): string | undefined {
  const { lastPage, total, exact, pagesLeftInChapter } = place
  if (pagesLeftInChapter !== null) return words.pagesLeft(pagesLeftInChapter, 'chapter')
  return exact && chapter === undefined ? words.pagesLeft(total - lastPage, 'book') : undefined
}
