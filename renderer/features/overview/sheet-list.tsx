import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react'

import type { Typeface } from '#core/typefaces'

import { familyOf } from '../../engine/settings-style'
import type { PageInfo } from '../../engine/visual-navigator'
import { useNavigator } from '../../state/navigator-context'
import { useSettings } from '../../state/use-settings'
import { useWindowOfLines } from '../../ui/use-window-of-lines'
import { words } from '../../words/words'

import styles from './sheet-list.module.css'
import { heightOf, lineOfPage, pageAcross, type SheetLine } from './sheet-lines'
import { SheetRow } from './sheet-row'
import { sheetSizes, type SheetType } from './sheet-sizes'
import { sheetMargins, type SheetLayout } from './use-sheet-layout'

interface SheetListProps {
  readonly list: HTMLElement | null
  readonly setList: (list: HTMLElement | null) => void
  readonly layout: SheetLayout
  readonly place: PageInfo
  readonly bookmarked: ReadonlySet<number>
  readonly readingProgression: 'ltr' | 'rtl'
  readonly onZoom: (zoom: number) => void
  readonly onGo: (page: number) => void
}

/** Every page of the book as a sheet: one tab stop, arrow keys from sheet to sheet. */
export function SheetList(props: SheetListProps) {
  const { list, setList, layout, place, bookmarked, readingProgression, onZoom, onGo } = props
  const { page: here, lastPage: lastHere, total, exact } = place
  const { zoom, size, lines, height } = layout
  const { typeface } = useSettings()
  const idPrefix = useId()
  const hasPictures = useNavigator()?.drawPicture !== undefined && size.showsPictures === true
  const [active, setActive] = useState(here)
  const shown = useWindowOfLines(list, height, lines)

  /** The page that stays where it is when sheets change their size, and where that is. */
  const held = useRef<{ readonly page: number; readonly at: number } | null>(null)
  const topOf = (page: number) => lines[lineOfPage(lines, page)]?.top ?? 0
  useLayoutEffect(() => {
    if (!list || lines.length === 0) return
    const { page, at } = held.current ?? { page: active, at: height / 2 }
    list.scrollTop = (lines[lineOfPage(lines, page)]?.top ?? 0) - at
    held.current = null
    // A new place is no reason to scroll; new lines are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [list, lines])

  const zoomAt = useCallback(
    (step: 1 | -1, page: number) => {
      const next = Math.min(sheetSizes.length - 1, Math.max(0, zoom + step))
      if (next === zoom || !list) return
      const line = lines[lineOfPage(lines, page)]
      held.current = { page, at: (line?.top ?? 0) - list.scrollTop }
      onZoom(next)
    },
    [zoom, lines, list, onZoom],
  )
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      // Or the whole window would be zoomed.
      event.preventDefault()
      zoomAt(event.deltaY < 0 ? 1 : -1, pageOf(event.target) ?? active)
    }
    list?.addEventListener('wheel', onWheel, { passive: false })
    return () => list?.removeEventListener('wheel', onWheel)
  }, [list, zoomAt, active])

  const activate = (page: number) => {
    setActive(page)
    const line = lines[lineOfPage(lines, page)]
    if (!list || !line) return
    const { top, height: lineHeight } = line
    if (top < list.scrollTop) list.scrollTop = top
    else if (top + lineHeight > list.scrollTop + height) list.scrollTop = top + lineHeight - height
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onGo(active)
      return
    }
    const target = targetOf(event.key)
    if (target === undefined) return
    event.preventDefault()
    activate(target)
  }
  const targetOf = (key: string): number | undefined => {
    const forward = readingProgression === 'rtl' ? -1 : 1
    switch (key) {
      case 'ArrowRight':
        return Math.min(total, Math.max(1, active + forward))
      case 'ArrowLeft':
        return Math.min(total, Math.max(1, active - forward))
      case 'ArrowDown':
        return pageAcross(lines, active, 1, size)
      case 'ArrowUp':
        return pageAcross(lines, active, -1, size)
      case 'PageDown':
        return firstPageAt(lines, topOf(active) + height, total)
      case 'PageUp':
        return firstPageAt(lines, topOf(active) - height, total)
      case 'Home':
        return 1
      case 'End':
        return total
    }
    return undefined
  }

  // The sheet that the keyboard is on is always there for a screen reader to find.
  const activeLine = lines[lineOfPage(lines, active)]
  const drawn = !activeLine || shown.includes(activeLine) ? shown : [...shown, activeLine]
  return (
    <div
      ref={setList}
      role="listbox"
      tabIndex={0}
      dir={readingProgression}
      data-first-focus
      data-plain={(size.text === null && !hasPictures) || undefined}
      aria-label={words.allPages}
      aria-orientation="horizontal"
      aria-activedescendant={activeLine && `${idPrefix}${active}`}
      className={styles['list']}
      data-vertical={place.isVertical}
      style={size.text ? typeStyle(size.width, size.text, typeface) : undefined}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const page = pageOf(target)
        if (page !== null) onGo(page)
      }}
    >
      <div
        role="presentation"
        className={styles['sheets']}
        style={{ height: heightOf(lines) + sheetMargins.end, marginInline: sheetMargins.side }}
      >
        {drawn.map((line) => (
          <SheetRow
            key={line.top}
            idPrefix={idPrefix}
            line={line}
            size={size}
            hasPictures={hasPictures}
            total={total}
            exact={exact}
            here={here}
            lastHere={lastHere}
            active={line === activeLine ? active : null}
            bookmarked={bookmarked}
          />
        ))}
      </div>
    </div>
  )
}

/** Share of a sheet's width that its words fill. */
const filled = 0.78

const typeStyle = (width: number, type: SheetType, typeface: Typeface): CSSProperties =>
  ({
    '--face': familyOf(typeface),
    '--font-size': `${type.fontSize}px`,
    '--line-height': `${type.lineHeight}px`,
    '--lines': type.lines,
    '--vertical-lines': Math.floor((width * filled) / type.lineHeight),
  }) as CSSProperties

/** First page of the line of sheets at a height. */
function firstPageAt(lines: readonly SheetLine[], at: number, total: number): number {
  const line = lines.find(({ top, height, runs }) => runs.length > 0 && top + height > at)
  return line?.runs[0]?.from ?? total
}

function pageOf(target: EventTarget | null): number | null {
  const sheet = target instanceof Element ? target.closest<HTMLElement>('[data-page]') : null
  return sheet ? Number(sheet.dataset['page']) : null
}
