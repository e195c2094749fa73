import { useRef } from 'react'

import type { Manifest } from '#core/publication/publication'

import { Disclosure } from '../../ui/disclosure'
import { moveFocus } from '../../ui/roving-focus'
import { words } from '../../words/words'

import styles from './landmarks.module.css'

interface LandmarksProps {
  readonly landmarks: Manifest['landmarks']
  readonly onGo: (href: string) => void
}

/** The parts that the publisher names by what they are, folded until they are wanted: one tab stop. */
export function Landmarks({ landmarks, onGo }: LandmarksProps) {
  const list = useRef<HTMLOListElement>(null)
  return (
    <div className={styles['landmarks']}>
      <Disclosure title={words.landmarks}>
        <ol
          ref={list}
          className={styles['list']}
          onKeyDown={(event) => {
            if (list.current && moveFocus(list.current, 'button', event)) event.preventDefault()
          }}
        >
          {landmarks.map(({ label, href }, index) => (
            // Two may be alike in everything.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <button
                type="button"
                dir="auto"
                tabIndex={index === 0 ? 0 : -1}
                className={styles['landmark']}
                onClick={() => onGo(href)}
              >
                {label}
              </button>
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  )
}
