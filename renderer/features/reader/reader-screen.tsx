import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'

import type { OpenedReading } from '#core/ipc/contract'

import type { NoteReference } from '../../engine/visual-navigator'
import { useAppStore } from '../../state/app-store'
import { useCommandRegistry } from '../../state/command-registry'
import { isPageTurn } from '../../state/match-command'
import { NavigatorContext } from '../../state/navigator-context'
import { TravelContext } from '../../state/travel-context'
import { useLayoutInView } from '../../state/use-layout-in-view'
import { useSettings } from '../../state/use-settings'
import { coversPage, Drawer } from '../../ui/drawer'
import { words } from '../../words/words'

import { ContentsPanel } from './contents-panel'
import { EngineFactsView } from './engine-facts-view'
import { ExternalLinkDialog } from './external-link-dialog'
import { Folio } from './folio'
import { Foot } from './foot'
import { GoTo } from './go-to'
import { NotePopover } from './note-popover'
import styles from './reader-screen.module.css'
import { RunningHead } from './running-head'
import { SideDrawer } from './side-drawer'
import { TopBar } from './top-bar'
import { useBars } from './use-bars'
import { usePageGeometry } from './use-page-geometry'
import { useReaderCommands } from './use-reader-commands'
import { useVisualNavigator, type PageListeners } from './use-visual-navigator'

interface ReaderScreenProps {
  readonly reading: OpenedReading
  /** Parts of other features that have their place here. */
  readonly ribbon: ReactNode
  readonly bookmarks: ReactNode
  readonly marking: ReactNode
  readonly notes: ReactNode
  readonly search: ReactNode
  readonly overview: ReactNode
  readonly typography: ReactNode
  readonly textReading: ReactNode
}

/** The page, edge to edge, and what comes and goes around it. */
export function ReaderScreen(props: ReaderScreenProps) {
  const { reading, ribbon, bookmarks, marking, notes, search } = props
  const { overview, typography, textReading } = props
  const { metadata, toc, landmarks, pageList } = reading.manifest
  const { title } = metadata
  const layout = useLayoutInView()
  const panel = useAppStore((state) => state.panel)
  const setPanel = useAppStore((state) => state.setPanel)
  const settings = useSettings()
  const registry = useCommandRegistry()
  const [surface, setSurface] = useState<HTMLDivElement | null>(null)
  const [note, setNote] = useState<NoteReference | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const { readingProgression } = settings
  // Pages with a fixed layout have their own heads and feet, and lie where the navigator puts them.
  const geometry = usePageGeometry(layout === 'fixed' ? null : surface, settings)
  const pagesInView = useAppStore(({ page: place }) =>
    place && place.lastPage > place.page ? 2 : 1,
  )
  const page = useRef<HTMLElement>(null)
  const bars = useBars(page)

  const closeNote = useCallback(() => setNote(null), [])
  const closePanel = useCallback(() => setPanel(null), [setPanel])
  const setOpenHighlight = useAppStore((state) => state.setOpenHighlight)
  const closeWord = useAppStore((state) => state.closeWord)
  const leave = useCallback(() => {
    closeNote()
    closeWord()
    setOpenHighlight(null)
  }, [closeNote, closeWord, setOpenHighlight])
  const onAnyKey = useCallback(
    (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isInOverlay(event.target)) {
        closeNote()
        closeWord()
        closePanel()
      }
      if (!isPageTurn(event)) bars.wake()
    },
    [bars, closeNote, closeWord, closePanel],
  )
  const listeners = useMemo(
    (): PageListeners => ({
      onKey: (event) => {
        onAnyKey(event)
        registry.handleKey(event)
      },
      onTap: () => {
        if (note) closeNote()
        else bars.toggle()
      },
      onPointerMove: bars.wake,
      onNote: setNote,
      onExternalLink: setLink,
      onLeave: leave,
    }),
    [note, onAnyKey, bars, registry, closeNote, leave],
  )
  const { navigator, travel } = useVisualNavigator({
    element: surface,
    reading,
    settings,
    listeners,
  })
  useReaderCommands(navigator, travel, settings, layout)

  useEffect(() => {
    document.title = title
    window.addEventListener('keydown', onAnyKey)
    return () => window.removeEventListener('keydown', onAnyKey)
  }, [title, onAnyKey])

  const goTo = (href: string) => {
    void navigator?.go({ href })
    closeNote()
    if (coversPage()) closePanel()
  }

  return (
    <NavigatorContext value={navigator}>
      <TravelContext value={travel}>
        <div className={styles['reader']} data-progression={readingProgression}>
          {(panel === 'contents' || panel === 'bookmarks' || panel === 'notes') && (
            <SideDrawer
              tab={panel}
              contents={
                <ContentsPanel toc={toc} landmarks={landmarks} pageList={pageList} onGo={goTo} />
              }
              bookmarks={bookmarks}
              notes={notes}
              onTab={setPanel}
              onClose={closePanel}
            />
          )}
          {panel === 'search' && (
            <Drawer
              name={words.findInBook}
              side="left"
              head={words.findInBook}
              onClose={closePanel}
            >
              {search}
            </Drawer>
          )}
          <main
            ref={page}
            data-pages={geometry?.pagesInView ?? pagesInView}
            className={styles['page']}
            onPointerMove={bars.wake}
          >
            <TopBar title={title} layout={layout} />
            <div ref={setSurface} className={styles['surface']} />
            {!navigator && <p className={styles['opening']}>{words.openingBook(title)}</p>}
            {geometry && (
              <>
                <RunningHead geometry={geometry} metadata={metadata} />
                <Folio geometry={geometry} readingProgression={readingProgression} />
              </>
            )}
            {ribbon}
            <Foot manifest={reading.manifest} readingProgression={readingProgression} />
            <EngineFactsView />
            {marking}
            {note && (
              <NotePopover
                key={note.href}
                note={note}
                settings={settings}
                onGo={() => goTo(note.href)}
                onClose={closeNote}
              />
            )}
          </main>
          {panel === 'typography' && (
            <Drawer
              name={words.settingsOf(layout)}
              side="right"
              head={words.settingsOf(layout)}
              onClose={closePanel}
            >
              {typography}
            </Drawer>
          )}
          {(panel === 'text' || panel === 'encoding') && (
            <Drawer
              name={words.howTextWasRead}
              side="right"
              head={words.howTextWasRead}
              onClose={closePanel}
            >
              {textReading}
            </Drawer>
          )}
          {panel === 'overview' && navigator && overview}
          {panel === 'go-to' && navigator && <GoTo pageList={pageList} onClose={closePanel} />}
          {link !== null && <ExternalLinkDialog url={link} onClose={() => setLink(null)} />}
        </div>
      </TravelContext>
    </NavigatorContext>
  )
}

/** A dialog or a menu over the screen closes by itself, and closes nothing else. */
const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog, [role="menu"]') !== null
