import type { ReactNode } from 'react'

import type { Locator } from '#core/publication/locator'

import { words } from '../../words/words'

import { PageLikeness } from './page-likeness'
import styles from './place-button.module.css'

interface PlaceButtonProps {
  readonly locator: Locator
  readonly page: number | null
  /** What it is called. */
  readonly name: string | null
  readonly note?: string | null
  /** What is said after chapter, page and share. */
  readonly day?: string
  /** Before the name, for those who do not see it. */
  readonly children?: ReactNode
  readonly onGo: () => void
}

/** A place in a list: how its page looks, how it begins, and where it lies. A press goes there. */
export function PlaceButton(props: PlaceButtonProps) {
  const { locator, page, name, note = null, day, children, onGo } = props
  const { title, locations } = locator
  const { totalProgression: share } = locations
  const facts = [
    ...(page === null ? [] : [words.pageNumber(page)]),
    ...(share === undefined ? [] : [words.shareOfBook(share)]),
    ...(day === undefined ? [] : [day]),
  ].join(' · ')
  return (
    <button type="button" className={styles['place']} onClick={onGo}>
      <PageLikeness page={page} locator={locator} />
      <span className={styles['said']}>
        {children}
        {name !== null && (
          <span dir="auto" className={styles['name']}>
            {name}
          </span>
        )}
        <span dir="auto" className={styles['words']}>
          {firstWords(locator)}
        </span>
        {note !== null && (
          <span dir="auto" className={styles['note']}>
            {note}
          </span>
        )}
        <span className={styles['facts']}>
          {title !== undefined && (
            <>
              <bdi>{title}</bdi>
              {facts !== '' && ' · '}
            </>
          )}
          {facts}
        </span>
      </span>
    </button>
  )
}

/** Enough to know the place by. */
export const firstWords = ({ title = '', text }: Locator): string => {
  const whole = (text?.highlight ?? '').replace(/\s+/g, ' ').trim()
  // The chapter is named below: its heading need not be said twice.
  const line = whole.startsWith(`${title} `) ? whole.slice(title.length).trim() : whole
  return line.length > 72 ? `${line.slice(0, 72).replace(/\s\S*$/, '')} …` : line
}
