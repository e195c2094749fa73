import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { isFiltered, type LibraryView } from '#core/library-view'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { words } from '../../words/words'

import { BinDialog } from './bin-dialog'
import { DetailsDialog } from './details-dialog'
import { DuplicatesDialog } from './duplicates-dialog'
import { EmptyLibrary } from './empty-library'
import { FilterStatus } from './filter-status'
import { LibraryHead } from './library-head'
import styles from './library-screen.module.css'
import { NameDialog } from './name-dialog'
import type { LibraryDialog } from './publication-actions'
import { type OpenedMenu, PublicationMenu } from './publication-menu'
import { SelectionBar } from './selection-bar'
import { Shelf } from './shelf'
import type { ShelfEntry } from './shelf-lines'
import { TagsDialog } from './tags-dialog'
import { useShownGroups } from './use-shown-groups'

/** What is selected where nothing is; one object, so that nothing is drawn anew for it. */
const none: ReadonlySet<PublicationId> = new Set()

export function LibraryScreen() {
  const store = useAppStoreApi()
  const publications = useAppStore((state) => state.publications)
  const view = useAppStore((state) => state.preferences.library)
  const openingId = useAppStore((state) => state.openingId)
  const bin = useAppStore((state) => state.bin)
  const hasDuplicatesOpen = useAppStore((state) => state.duplicates !== null)
  const changeLibraryView = useAppStore((state) => state.changeLibraryView)
  const chooseFiles = useAppStore((state) => state.chooseFiles)
  const openWelcome = useAppStore((state) => state.openWelcome)
  const openBin = useAppStore((state) => state.openBin)
  const openPublication = useAppStore((state) => state.openPublication)
  const removePublications = useAppStore((state) => state.removePublications)
  const addCollection = useAppStore((state) => state.addCollection)
  const markPainted = useAppStore((state) => state.markPainted)
  const [query, setQuery] = useState(() => store.getState().libraryPlace.query)
  const [selected, setSelected] = useState(none)
  const [menu, setMenu] = useState<OpenedMenu | null>(null)
  const [dialog, setDialog] = useState<LibraryDialog | null>(null)
  const place = useRef<HTMLElement>(null)

  useEffect(() => {
    // Two frames: the first draws, the second comes when that is on the screen.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => markPainted(null))
    })
    document.title = 'Octavo'
    return () => cancelAnimationFrame(frame)
  }, [markPainted])

  const { groups, shown } = useShownGroups(query, view)
  const selection = useMemo(
    () => (selected.size === 0 ? [] : publications.filter(({ id }) => selected.has(id))),
    [publications, selected],
  )
  const search = useCallback(
    (typed: string) => {
      setQuery(typed)
      store.getState().keepLibraryPlace({ query: typed })
    },
    [store],
  )
  const open = useCallback(
    ({ publication }: ShelfEntry) => void openPublication(publication.id),
    [openPublication],
  )
  const edit = useCallback(
    ({ publication }: ShelfEntry) => setDialog({ kind: 'details', publication }),
    [],
  )
  const closeDialog = useCallback(() => setDialog(null), [])
  /** What is done on a book that is selected is done to all that are. */
  const meant = useCallback(
    ({ publication }: ShelfEntry) =>
      selection.some(({ id }) => id === publication.id) ? selection : [publication],
    [selection],
  )
  const remove = useCallback(
    (gone: readonly PublicationSummary[]) => {
      setSelected(none)
      void removePublications(gone)
    },
    [removePublications],
  )
  const removeEntry = useCallback((entry: ShelfEntry) => remove(meant(entry)), [remove, meant])
  const openMenu = useCallback(
    (entry: ShelfEntry, anchor: DOMRect) => setMenu({ entry, publications: meant(entry), anchor }),
    [meant],
  )
  const add = () => void chooseFiles('stay')

  if (publications.length === 0) {
    return (
      <>
        <EmptyLibrary
          onAdd={add}
          onWelcome={() => void openWelcome()}
          onBin={() => void openBin()}
        />
        {bin && <BinDialog />}
      </>
    )
  }
  return (
    <main ref={place} className={styles['library']}>
      <LibraryHead
        total={publications.length}
        query={query}
        view={view}
        onQuery={search}
        onView={changeLibraryView}
        onAdd={add}
        onDown={() => tabStopIn(place.current)?.focus()}
      />
      {selection.length > 0 ? (
        <SelectionBar
          publications={selection}
          onSelectAll={() => setSelected(new Set(shown.map(({ id }) => id)))}
          onDialog={setDialog}
          onRemove={() => remove(selection)}
          onDeselect={() => setSelected(none)}
        />
      ) : (
        isFiltered(view.filter) && (
          <FilterStatus
            filter={view.filter}
            shown={shown}
            total={publications.length}
            onChange={(filter) => changeLibraryView({ filter })}
          />
        )
      )}
      {shown.length > 0 ? (
        <Shelf
          groups={groups}
          layout={view.layout}
          arrangement={arrangementOf(query, view)}
          openingId={openingId}
          selected={selected}
          menuOf={menu?.entry.key ?? null}
          onOpen={open}
          onEdit={edit}
          onRemove={removeEntry}
          onMenu={openMenu}
          onSelect={setSelected}
        />
      ) : (
        <p role="status" className={styles['nothing']}>
          {query.trim() === '' ? words.noneLikeThat : words.noMatch(query.trim())}
        </p>
      )}
      <PublicationMenu
        menu={menu}
        focusAfter={() => tabStopIn(place.current)}
        onOpen={({ id }) => void openPublication(id)}
        onRemove={remove}
        onDialog={setDialog}
        onClose={() => setMenu(null)}
      />
      {dialog?.kind === 'details' && (
        <DetailsDialog publication={dialog.publication} onClose={closeDialog} />
      )}
      {dialog?.kind === 'tags' && (
        <TagsDialog ids={new Set(dialog.publications.map(({ id }) => id))} onClose={closeDialog} />
      )}
      {dialog?.kind === 'collection' && (
        <NameDialog
          title={words.collectionName}
          onSave={(name) => void addCollection(name, dialog.publications)}
          onClose={closeDialog}
        />
      )}
      {hasDuplicatesOpen && <DuplicatesDialog />}
      {bin && <BinDialog />}
    </main>
  )
}

/** The book that Tab stops at. */
const tabStopIn = (place: HTMLElement | null): HTMLElement | null =>
  place?.querySelector<HTMLElement>('[data-entry][tabindex="0"]') ?? null

const arrangementOf = (query: string, { sort, isReversed, group, filter }: LibraryView): string =>
  JSON.stringify([query.trim(), sort, isReversed, group, filter])
