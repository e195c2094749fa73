import { useCallback, useEffect, useMemo, useState } from 'react'

import type { PublicationSummary } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'
import { words } from '../../words/words'

import { arrangePublications } from './arrange-publications'
import { EmptyLibrary } from './empty-library'
import { LibraryHead } from './library-head'
import styles from './library-screen.module.css'
import { Shelf } from './shelf'

export function LibraryScreen() {
  const publications = useAppStore((state) => state.publications)
  const sort = useAppStore((state) => state.preferences.library.sort)
  const openingId = useAppStore((state) => state.openingId)
  const setSort = useAppStore((state) => state.setLibrarySort)
  const chooseFiles = useAppStore((state) => state.chooseFiles)
  const openWelcome = useAppStore((state) => state.openWelcome)
  const openPublication = useAppStore((state) => state.openPublication)
  const removePublication = useAppStore((state) => state.removePublication)
  const markPainted = useAppStore((state) => state.markPainted)
  const [query, setQuery] = useState('')

  useEffect(() => {
    // Two frames: the first draws, the second comes when that is on the screen.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => markPainted(null))
    })
    document.title = 'Octavo'
    return () => cancelAnimationFrame(frame)
  }, [markPainted])

  const shown = useMemo(
    () => arrangePublications(publications, query, sort),
    [publications, query, sort],
  )
  const open = useCallback(
    ({ id }: PublicationSummary) => void openPublication(id),
    [openPublication],
  )
  const remove = useCallback(
    (publication: PublicationSummary) => void removePublication(publication),
    [removePublication],
  )
  const add = () => void chooseFiles('stay')

  if (publications.length === 0) {
    return <EmptyLibrary onAdd={add} onWelcome={() => void openWelcome()} />
  }
  return (
    <main className={styles['library']}>
      <LibraryHead
        total={publications.length}
        query={query}
        sort={sort}
        onQuery={setQuery}
        onSort={setSort}
        onAdd={add}
      />
      {shown.length > 0 ? (
        <Shelf publications={shown} openingId={openingId} onOpen={open} onRemove={remove} />
      ) : (
        <p role="status" className={styles['nothing']}>
          {words.noMatch(query.trim())}
        </p>
      )}
    </main>
  )
}
