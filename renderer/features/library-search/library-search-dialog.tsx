import { useAppStore } from '../../state/app-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SwitchField } from '../../ui/switch-field'
import { TextField } from '../../ui/text-field'
import { words } from '../../words/words'

import { FoundBook } from './found-book'
import { FoundNotes } from './found-notes'
import styles from './library-search-dialog.module.css'

/** Finds words as one types: in all notes, and in all books once their words may be collected. */
export function LibrarySearchDialog() {
  const setOpen = useAppStore((state) => state.setSearchingLibrary)
  const isIndexed = useAppStore((state) => state.librarySearch?.isIndexed)
  const typed = useAppStore((state) => state.libraryTyped)
  const search = useAppStore((state) => state.searchLibrary)
  return (
    <Dialog title={words.searchAllBooks} isWide onClose={() => setOpen(false)}>
      <search className={styles['query']}>
        <TextField
          label={words.wordsInAllBooks}
          value={typed}
          autoFocus
          onType={(text) => void search(text)}
        />
      </search>
      <Status />
      <div className={styles['found']}>
        <FoundNotes />
        <FoundBooks />
        {isIndexed === false && <Offer />}
      </div>
      {isIndexed === true && <Progress />}
    </Dialog>
  )
}

function Status() {
  const isIndexed = useAppStore((state) => state.librarySearch?.isIndexed)
  const found = useAppStore((state) => state.libraryFound)
  const isMore = useAppStore((state) => state.isMoreInLibrary)
  return (
    <p role="status" className={styles['status']}>
      {isIndexed && found && words.booksFound(found.length, isMore)}
    </p>
  )
}

function FoundBooks() {
  const found = useAppStore((state) => state.libraryFound)
  return found?.map((one) => <FoundBook key={one.id} found={one} />)
}

/** Nothing is collected before somebody wants it. */
function Offer() {
  const setIndexed = useAppStore((state) => state.setLibraryIndexed)
  return (
    <div className={styles['offer']}>
      <p>{words.offerIndex}</p>
      <Button look="strong" onClick={() => void setIndexed(true)}>
        {words.collectWords}
      </Button>
    </div>
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
