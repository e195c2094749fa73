import { X } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'

import { commands } from '#core/commands'

import { useAppStore } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'
import { useChapters } from '../../state/use-chapters'
import { usePageOf } from '../../state/use-page-of'
import { useSettings } from '../../state/use-settings'
import { IconButton } from '../../ui/icon-button'
import { words } from '../../words/words'

import styles from './overview.module.css'
import { groupSheets } from './sheet-groups'
import { SheetList } from './sheet-list'
import { sheetSizes } from './sheet-sizes'
import { useSheetLayout } from './use-sheet-layout'
import { ZoomField } from './zoom-field'

/** The whole book at a glance: every page a small sheet, from which one goes there. */
export function Overview() {
  const navigator = useNavigator()
  const place = useAppStore((state) => state.page)
  const { readingProgression } = useSettings()
  const bookmarks = useAppStore((state) => state.bookmarks)
  const setPanel = useAppStore((state) => state.setPanel)
  const dialog = useRef<HTMLDialogElement>(null)
  const [list, setList] = useState<HTMLElement | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const chapters = useChapters()
  const pageOf = usePageOf()
  const total = place?.total ?? 0
  const groups = useMemo(() => groupSheets(chapters, total), [chapters, total])
  const bookmarked = useMemo(
    () => new Set(bookmarks.map(({ locator }) => pageOf(locator)).filter((page) => page !== null)),
    [bookmarks, pageOf],
  )
  const layout = useSheetLayout(list, groups, chosen)
  const { zoom } = layout

  // Before it is taken away again, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element?.close()
  }, [])

  if (!place) return null
  const close = () => setPanel(null)
  const go = async (page: number) => {
    const isInView = page >= place.page && page <= place.lastPage
    if (!isInView) await navigator?.goToPage(page)
    close()
    navigator?.focus()
  }
  const setZoom = (next: number) => setChosen(Math.min(sheetSizes.length - 1, Math.max(0, next)))
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event
    // The key that opened it closes it.
    const closes: readonly string[] = commands['reader.overview'].keys
    if (closes.includes(key) && !altKey && !ctrlKey && !metaKey) {
      event.preventDefault()
      close()
    }
    const step = { '+': 1, '=': 1, '-': -1 }[key]
    if (step === undefined || altKey) return
    event.preventDefault()
    setZoom(zoom + step)
  }
  return (
    <dialog
      ref={dialog}
      aria-label={words.allPages}
      className={styles['overview']}
      onClose={close}
      onKeyDown={onKeyDown}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{words.allPages}</h2>
        <p role="status" className={styles['count']}>
          {words.pages(total, place.exact)}
        </p>
        <ZoomField zoom={zoom} onZoom={setZoom} />
        <IconButton name={words.close} shortcut="Esc" icon={X} onClick={close} />
      </header>
      <SheetList
        list={list}
        setList={setList}
        layout={layout}
        place={place}
        bookmarked={bookmarked}
        readingProgression={readingProgression}
        onZoom={setZoom}
        onGo={(page) => void go(page)}
      />
    </dialog>
  )
}
