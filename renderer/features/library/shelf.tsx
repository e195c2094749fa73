import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

import type { LibraryLayout } from '#core/library-view'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'
import { classNames } from '../../ui/class-names'
import { useWindowOfLines } from '../../ui/use-window-of-lines'
import { words } from '../../words/words'

import type { ShelfGroup } from './group-publications'
import { PublicationCard } from './publication-card'
import { PublicationRow } from './publication-row'
import type { ChooseBy } from './shelf-item'
import styles from './shelf.module.css'
import {
  entryAcross,
  layOutShelf,
  lineOf,
  type ShelfEntry,
  type ShelfLayout,
  type ShelfLine,
} from './shelf-lines'
import { useShelfGeometry } from './use-shelf-geometry'

interface ShelfProps {
  readonly groups: readonly ShelfGroup[]
  readonly layout: LibraryLayout
  /** Changes when other books are shown, or in another order: then one looks from the top. */
  readonly arrangement: string
  readonly openingId: string | null
  readonly selected: ReadonlySet<string>
  /** Key of the entry whose menu is open. */
  readonly menuOf: string | null
  readonly onOpen: (entry: ShelfEntry) => void
  readonly onEdit: (entry: ShelfEntry) => void
  readonly onRemove: (entry: ShelfEntry) => void
  readonly onMenu: (entry: ShelfEntry, anchor: DOMRect) => void
  readonly onSelect: (ids: ReadonlySet<string>) => void
}

/** Every book of the library: one tab stop, arrow keys inside. Only what is in view is drawn. */
export function Shelf(props: ShelfProps) {
  const { groups, layout, arrangement, openingId, selected, menuOf } = props
  const { onOpen, onEdit, onRemove, onMenu, onSelect } = props
  const store = useAppStoreApi()
  const missingFiles = useAppStore((state) => state.missingFiles)
  const [element, setElement] = useState<HTMLDivElement | null>(null)
  const { columns, rowHeight, height, width, cardWidth, gap } = useShelfGeometry(element, layout)
  const shelf = useMemo(
    () => layOutShelf(groups, { columns, rowHeight }),
    [groups, columns, rowHeight],
  )
  const { entries, lines } = shelf
  const shown = useWindowOfLines(element, height, lines)
  const [focusedKey, setFocusedKey] = useState(() => store.getState().libraryPlace.focus)
  const indexes = useMemo(() => new Map(entries.map(({ key }, index) => [key, index])), [entries])
  const focused = indexes.get(focusedKey ?? '') ?? 0

  const wanted = useRef<string | null>(null)
  const focusEntry = (index: number) => {
    const entry = entries[index]
    if (!entry) return
    wanted.current = entry.key
    setFocusedKey(entry.key)
    if (element) showLine(element, lineOf(lines, index), height)
    // What is drawn already need not wait for a drawing.
    focusWanted()
  }
  const focusWanted = () => {
    const key = wanted.current
    if (key === null || !element) return
    const target = element.querySelector<HTMLElement>(`[data-entry="${CSS.escape(key)}"]`)
    if (!target) return
    wanted.current = null
    target.focus({ preventScroll: true })
  }
  useLayoutEffect(focusWanted)

  /** Whoever removes the book in focus goes on from the one that takes its place. */
  const stood = useRef({ entries, focused })
  useEffect(() => {
    const before = stood.current
    stood.current = { entries, focused }
    const wasFocused = before.entries[before.focused]?.key === focusedKey
    if (!wasFocused || indexes.has(focusedKey ?? '') || entries.length === 0) return
    if (document.activeElement !== document.body) return
    focusEntry(Math.min(before.focused, entries.length - 1))
  })

  usePlace(element, arrangement, focusedKey)

  /** Where a range begins. */
  const anchor = useRef<string | null>(null)
  const selectTo = useCallback(
    (index: number) => {
      const from = indexes.get(anchor.current ?? '') ?? index
      const [first, last] = from < index ? [from, index] : [index, from]
      const range = entries.slice(first, last + 1).map(({ publication }) => publication.id)
      onSelect(new Set([...selected, ...range]))
    },
    [entries, indexes, selected, onSelect],
  )
  const toggle = useCallback(
    ({ key, publication: { id } }: ShelfEntry) => {
      anchor.current = key
      const others = [...selected].filter((one) => one !== id)
      onSelect(new Set(selected.has(id) ? others : [...others, id]))
    },
    [selected, onSelect],
  )
  const choose = useCallback(
    (entry: ShelfEntry, by: ChooseBy) => {
      if (by === 'toggle') toggle(entry)
      else if (by === 'range') selectTo(indexes.get(entry.key) ?? 0)
      else onOpen(entry)
    },
    [toggle, selectTo, indexes, onOpen],
  )
  const onFocus = useCallback(({ key }: ShelfEntry) => {
    anchor.current ??= key
    setFocusedKey(key)
  }, [])

  useCommands(
    useMemo(() => {
      const onFocused = (act: (entry: ShelfEntry) => void) => () => {
        const entry = entries[focused]
        const place = document.activeElement
        if (entry && element?.contains(place) && isOnBook(place)) act(entry)
      }
      return {
        'library.describe': onFocused(onEdit),
        'library.remove': onFocused(onRemove),
        'library.selectAll': () =>
          onSelect(new Set(entries.map(({ publication }) => publication.id))),
      }
    }, [element, entries, focused, onEdit, onRemove, onSelect]),
  )
  /** Keys that move or choose in it, as in any list; all others are commands. */
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, altKey, target } = event
    const entry = entries[focused]
    if (!isOnBook(target) || !entry || altKey) return
    const next = nextIndex(key, focused, shelf, height, rowHeight, columns)
    if (next !== undefined) {
      if (shiftKey) {
        anchor.current ??= entry.key
        selectTo(next)
      } else anchor.current = entries[next]?.key ?? null
      focusEntry(next)
    } else if (key === ' ' && !(target instanceof HTMLInputElement)) toggle(entry)
    else if (key === 'Escape' && selected.size > 0) onSelect(new Set())
    else return
    event.preventDefault()
  }

  // The book that the keyboard is on is always drawn, wherever one has scrolled.
  const focusedLine = lineOf(lines, focused)
  const drawn = !focusedLine || shown.includes(focusedLine) ? shown : [...shown, focusedLine]
  const Item = layout === 'grid' ? PublicationCard : PublicationRow
  return (
    <div
      ref={setElement}
      role="group"
      aria-label={words.library}
      className={classNames(styles['shelf'], layout === 'grid' && styles['covers'])}
      onKeyDown={onKeyDown}
    >
      <div className={styles['lines']} style={{ width: `${width}px`, height: `${shelf.height}px` }}>
        {drawn.map((line) =>
          line.kind === 'heading' ? (
            <div key={line.key} className={styles['heading']} style={placeOf(line)}>
              <h2 dir="auto">{line.label}</h2>
              <p>{words.booksInGroup(line.count)}</p>
            </div>
          ) : (
            <div
              key={line.key}
              className={styles['row']}
              style={{
                ...placeOf(line),
                columnGap: `${gap}px`,
                gridTemplateColumns: `repeat(${columns}, ${cardWidth}px)`,
              }}
            >
              {entries.slice(line.from, line.to).map((entry, offset) => (
                <Item
                  key={entry.key}
                  entry={entry}
                  index={line.from + offset}
                  total={entries.length}
                  isTabStop={line.from + offset === focused}
                  isOpening={entry.publication.id === openingId}
                  isMissing={missingFiles.has(entry.publication.id)}
                  isSelected={selected.has(entry.publication.id)}
                  hasMenuOpen={entry.key === menuOf}
                  onChoose={choose}
                  onFocus={onFocus}
                  onMenu={onMenu}
                />
              ))}
            </div>
          ),
        )}
      </div>
    </div>
  )
}

const isOnBook = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-entry], [type="checkbox"]') !== null

const placeOf = ({ top, height }: ShelfLine): CSSProperties => ({
  top: `${top}px`,
  height: `${height}px`,
})

/** What stands above the first line, and below the last. */
const margin = 8

function showLine(element: HTMLElement, line: ShelfLine | undefined, height: number): void {
  if (!line) return
  if (line.top < element.scrollTop) element.scrollTop = line.top
  else if (line.top + line.height + margin > element.scrollTop + height) {
    element.scrollTop = line.top + line.height + margin - height
  }
}

function nextIndex(
  key: string,
  index: number,
  { entries, lines }: ShelfLayout,
  height: number,
  rowHeight: number,
  columns: number,
): number | undefined {
  const last = entries.length - 1
  const page = columns * Math.max(1, Math.floor(height / rowHeight))
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1)
    case 'ArrowRight':
      return Math.min(last, index + 1)
    case 'ArrowUp':
      return entryAcross(lines, index, -1)
    case 'ArrowDown':
      return entryAcross(lines, index, 1)
    case 'PageUp':
      return Math.max(0, index - page)
    case 'PageDown':
      return Math.min(last, index + page)
    case 'Home':
      return 0
    case 'End':
      return last
  }
  return undefined
}

/** Looks from where it was left; and from the top whenever other books are shown. */
function usePlace(element: HTMLElement | null, arrangement: string, focus: string | null): void {
  const store = useAppStoreApi()
  const focused = useRef(focus)
  useEffect(() => {
    focused.current = focus
  }, [focus])
  const arranged = useRef(arrangement)
  useLayoutEffect(() => {
    element?.scrollTo({ top: store.getState().libraryPlace.top })
  }, [element, store])
  useLayoutEffect(() => {
    if (arranged.current !== arrangement) element?.scrollTo({ top: 0 })
    arranged.current = arrangement
  }, [element, arrangement])
  useEffect(() => {
    if (!element) return undefined
    let { top } = store.getState().libraryPlace
    const follow = () => {
      top = element.scrollTop
    }
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      element.removeEventListener('scroll', follow)
      store.getState().keepLibraryPlace({ top, focus: focused.current })
    }
  }, [element, store])
}
