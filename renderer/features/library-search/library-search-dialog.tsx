import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SwitchField } from '../../ui/switch-field'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import { FoundBook } from './found-book'
import styles from './library-search-dialog.module.css'

/** Finds words in all books as one types, once they may be collected. */
export function LibrarySearchDialog() {
  const setOpen = useAppStore((state) => state.setSearchingLibrary)
  const isIndexed = useAppStore((state) => state.librarySearch?.isIndexed)
  return (
    <Dialog title={words.searchAllBooks} isWide onClose={() => setOpen(false)}>
      {isIndexed === true && <Search />}
      {isIndexed === false && <Offer />}
    </Dialog>
  )
}

/** Nothing is collected before somebody wants it. */
function Offer() {
  const setIndexed = useAppStore((state) => state.setLibraryIndexed)
  return (
    <>
      <p className={styles['offer']}>{words.offerIndex}</p>
      <Button look="strong" data-first-focus="" onClick={() => void setIndexed(true)}>
        {words.collectWords}
      </Button>
    </>
  )
}

function Search() {
  const typed = useAppStore((state) => state.libraryTyped)
  const found = useAppStore((state) => state.libraryFound)
  const isMore = useAppStore((state) => state.isMoreInLibrary)
  const search = useAppStore((state) => state.searchLibrary)
  return (
    <>
      <search className={styles['query']}>
        <TextField
          label={words.wordsInAllBooks}
          value={typed}
          data-first-focus=""
          autoFocus
          onType={(text) => void search(text)}
        />
      </search>
      <p role="status" className={styles['status']}>
        {found && words.booksFound(found.length, isMore)}
      </p>
      <div className={styles['found']}>
        {found?.map((one) => (
          <FoundBook key={one.id} found={one} />
        ))}
      </div>
      <Progress />
    </>
  )
}

function Progress() {
  const state = useAppStore((store) => store.librarySearch)
  const setIndexed = useAppStore((store) => store.setLibraryIndexed)
  if (!state) return null
  return (
    <footer className={styles['foot']}>
      <SwitchField
        label={words.wordsAreCollected}
        isOn={state.isIndexed}
        onChange={(isOn) => void setIndexed(isOn)}
      />
      <p className={styles['progress']}>{words.collected(state.finished, state.total)}</p>
    </footer>
  )
}
