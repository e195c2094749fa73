import { memo } from 'react'

import { words } from '../../words/words'

import type { SheetLine, SheetRun } from './sheet-lines'
import type { SheetSize } from './sheet-sizes'
import { Sheet } from './sheet'
import styles from './sheet-row.module.css'

export interface SheetRowProps {
  readonly idPrefix: string
  readonly line: SheetLine
  readonly size: SheetSize
  readonly hasPictures: boolean
  readonly total: number
  readonly exact: boolean
  /** First and last page in view. */
  readonly here: number
  readonly lastHere: number
  /** The page the keyboard is on, where it is in this row. */
  readonly active: number | null
  readonly bookmarked: ReadonlySet<number>
}

/** One line of sheets with the titles of the chapters that begin in it, or the heading of a part. */
export const SheetRow = memo(function SheetRow(props: SheetRowProps) {
  const { line, size } = props
  const { top, height, part, runs } = line
  if (part !== undefined) {
    return (
      <div aria-hidden dir="auto" className={styles['part']} style={{ top, height }}>
        {part}
      </div>
    )
  }
  return (
    <div role="presentation" className={styles['row']} style={{ top, height }}>
      {runs.map((run) => (
        <Run key={run.from} run={run} pitch={size.width + size.gap} {...props} />
      ))}
    </div>
  )
})

interface RunProps extends SheetRowProps {
  readonly run: SheetRun
  readonly pitch: number
}

function Run({ run, pitch, line, size, ...row }: RunProps) {
  const { idPrefix, hasPictures, total, exact, here, lastHere, active, bookmarked } = row
  const { group, start, width, from, to } = run
  return (
    <>
      {from === group.from && group.title !== '' && (
        <span
          aria-hidden
          dir="auto"
          title={group.title}
          className={styles['title']}
          style={{ insetInlineStart: start, width }}
        >
          {group.title}
        </span>
      )}
      {Array.from({ length: to - from + 1 }, (_, index) => {
        const page = from + index
        const isBookmarked = bookmarked.has(page)
        return (
          <Sheet
            key={page}
            id={`${idPrefix}${page}`}
            page={page}
            name={words.sheet(words.pageNumber(page, exact), group.name, isBookmarked)}
            total={total}
            characters={size.text?.characters ?? 0}
            hasPicture={hasPictures}
            isRead={page < here}
            isHere={page >= here && page <= lastHere}
            isActive={page === active}
            isBookmarked={isBookmarked}
            style={{
              top: line.sheetsTop,
              insetInlineStart: start + index * pitch,
              width: size.width,
              height: size.height,
            }}
          />
        )
      })}
    </>
  )
}
