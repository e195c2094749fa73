import { useEffect, useMemo, useRef } from 'react'

import type { Manifest, TocEntry } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { usePageOf } from '../../state/use-page-of'
import { moveFocus } from '../../ui/roving-focus'
import { words } from '../../words/words'

import styles from './contents-panel.module.css'
import { currentEntry } from './current-entry'
import { Landmarks } from './landmarks'
import { PrintPages } from './print-pages'

interface ContentsPanelProps extends Pick<Manifest, 'toc' | 'landmarks' | 'pageList'> {
  readonly onGo: (href: string) => void
}

/** The table of contents: one tab stop, the entry under which one reads marked and in view. */
export function ContentsPanel({ toc, landmarks, pageList, onGo }: ContentsPanelProps) {
  const pageOf = usePageOf()
  const title = useAppStore((state) => state.locator?.title)
  const href = useAppStore((state) => state.locator?.href)
  const page = useAppStore((state) => state.page?.lastPage)
  const list = useRef<HTMLDivElement>(null)

  const numbers = useMemo(() => {
    const known = new Map<TocEntry, number>()
    const visit = (entries: readonly TocEntry[]) => {
      for (const entry of entries) {
        const number = entry.href === undefined ? null : pageOf({ href: entry.href, locations: {} })
        if (number !== null) known.set(entry, number)
        visit(entry.children)
      }
    }
    visit(toc)
    return known
  }, [toc, pageOf])
  const current = useMemo(
    () => currentEntry(toc, { title, href, page }, numbers),
    [toc, title, href, page, numbers],
  )

  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>('[data-first-focus]')
    button?.scrollIntoView({ block: 'center' })
  }, [])

  const first = current ?? firstTarget(toc)
  const draw = (entries: readonly TocEntry[], depth: number) => (
    <ol>
      {entries.map((entry, index) => (
        // Entries have no name of their own: two may be alike in everything.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <button
            type="button"
            dir="auto"
            data-entry
            data-first-focus={entry === first ? '' : undefined}
            tabIndex={entry === first ? 0 : -1}
            aria-current={entry === current ? 'location' : undefined}
            disabled={entry.href === undefined}
            className={styles['entry']}
            style={{ paddingInlineStart: 24 + Math.min(depth, 5) * 16 }}
            onClick={() => entry.href !== undefined && onGo(entry.href)}
          >
            <span className={styles['label']}>{entry.label}</span>
            <span className={styles['number']}>{numbers.get(entry)?.toLocaleString('en')}</span>
          </button>
          {entry.children.length > 0 && draw(entry.children, depth + 1)}
        </li>
      ))}
    </ol>
  )
  return (
    <>
      {toc.length === 0 && <p className={styles['none']}>{words.noContents}</p>}
      <div
        ref={list}
        className={styles['contents']}
        onKeyDown={(event) => {
          if (list.current && moveFocus(list.current, '[data-entry]:enabled', event)) {
            event.preventDefault()
          }
        }}
      >
        {draw(toc, 0)}
      </div>
      {landmarks.length > 1 && <Landmarks landmarks={landmarks} onGo={onGo} />}
      {pageList.length > 0 && <PrintPages pageList={pageList} onGo={onGo} />}
    </>
  )
}

const firstTarget = (entries: readonly TocEntry[]): TocEntry | undefined => {
  for (const entry of entries) {
    const target = entry.href === undefined ? firstTarget(entry.children) : entry
    if (target) return target
  }
  return undefined
}
