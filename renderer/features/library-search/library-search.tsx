import { useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'

import { LibrarySearchDialog } from './library-search-dialog'

/** The command that looks through all books. */
export function LibrarySearch() {
  const store = useAppStoreApi()
  const isOpen = useAppStore((state) => state.isSearchingLibrary)
  useCommands(
    useMemo(
      () => ({ 'app.searchLibrary': () => store.getState().setSearchingLibrary(true) }),
      [store],
    ),
  )
  return isOpen ? <LibrarySearchDialog /> : null
}
