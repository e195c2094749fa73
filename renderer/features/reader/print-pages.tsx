import { useRef } from 'react'

import type { Manifest } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { Disclosure } from '../../ui/disclosure'
import { moveFocus } from '../../ui/roving-focus'
import { words } from '../../words/words'

import styles from './print-pages.module.css'

interface PrintPagesProps {
  readonly pageList: Manifest['pageList']
  readonly onGo: (href: string) => void
}

/** The pages of the print edition, folded until they are wanted: one tab stop, where one reads marked. */
export function PrintPages({ pageList, onGo }: PrintPagesProps) {
  const label = useAppStore((state) => state.page?.printPage)
  const list = useRef<HTMLOListElement>(null)
  const current = pageList.find((page) => page.label === label)
  const first = current ?? pageList[0]
  return (
    <div className={styles['pages']}>
      <Disclosure title={words.printPages}>
        <ol
          ref={list}
          className={styles['list']}
          onKeyDown={(event) => {
            if (list.current && moveFocus(list.current, 'button', event)) event.preventDefault()
          }}
        >
          {pageList.map((page, index) => (
            // Two may be called alike.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <button
                type="button"
                aria-label={words.printPage(page.label)}
                aria-current={page === current ? 'location' : undefined}
                tabIndex={page === first ? 0 : -1}
                className={styles['page']}
                onClick={() => onGo(page.href)}
              >
                {page.label}
              </button>
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  )
}
