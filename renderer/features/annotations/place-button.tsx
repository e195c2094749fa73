import { type ReactNode, useState } from 'react'

import type { Locator } from '#core/publication/locator'

import { usePagePreview } from '../../state/use-page-preview'
import { useIsSeen } from '../../ui/use-is-seen'
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
  const [element, setElement] = useState<HTMLElement | null>(null)
  // Nobody sees all pages of a long list, and each takes work.
  const seen = useIsSeen(element) ? page : null
  const known = firstWords(locator)
  // A place on a page with a fixed layout does not remember words: the page has them.
  const found = usePagePreview(known === '' ? seen : null, mostCharacters)?.text
  const beginning = known === '' ? shortened(found ?? '') : known
  const { title, locations } = locator
  const { totalProgression: share } = locations
  const facts = [
    ...(page === null ? [] : [words.pageNumber(page)]),
    ...(share === undefined ? [] : [words.shareOfBook(share)]),
    ...(day === undefined ? [] : [day]),
  ].join(' · ')
  return (
    <button ref={setElement} type="button" className={styles['place']} onClick={onGo}>
      <PageLikeness page={seen} locator={locator} />
      <span className={styles['said']}>
        {children}
        {name !== null && (
          <span dir="auto" className={styles['name']}>
            {name}
          </span>
        )}
        <span dir="auto" className={styles['words']}>
          {beginning}
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

/** Enough to know a place by. */
const mostCharacters = 72

function firstWords({ title = '', text }: Locator): string {
  const whole = (text?.highlight ?? '').replace(/\s+/g, ' ').trim()
  // The chapter is named below: its heading need not be said twice.
  return shortened(whole.startsWith(`${title} `) ? whole.slice(title.length) : whole)
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= mostCharacters) return line
  return `${line.slice(0, mostCharacters).replace(/\s\S*$/, '')} …`
}
