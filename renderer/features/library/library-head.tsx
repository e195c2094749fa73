import { Ellipsis, LayoutGrid, List } from 'lucide-react'

import type { LibraryView } from '#core/library-view'

import { useAppStore } from '../../state/app-store'
import { useCommandRegistry } from '../../state/command-registry'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu'
import { words } from '../../words/words'

import { FilterMenu } from './filter-menu'
import styles from './library-head.module.css'
import { SearchField } from './search-field'
import { SortMenu } from './sort-menu'

interface LibraryHeadProps {
  readonly total: number
  readonly query: string
  readonly view: LibraryView
  readonly onQuery: (query: string) => void
  readonly onView: (change: Partial<LibraryView>) => void
  readonly onAdd: () => void
  /** From what is typed to what is found. */
  readonly onDown: () => void
}

export function LibraryHead(props: LibraryHeadProps) {
  const { total, query, view, onQuery, onView, onAdd, onDown } = props
  const isGrid = view.layout === 'grid'
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{words.library}</h1>
      <SearchField query={query} total={total} onChange={onQuery} onDown={onDown} />
      <div className={styles['actions']}>
        <FilterMenu filter={view.filter} onChange={(filter) => onView({ filter })} />
        <SortMenu view={view} onChange={onView} />
        <IconButton
          name={isGrid ? words.showList : words.showGrid}
          icon={isGrid ? List : LayoutGrid}
          onClick={() => onView({ layout: isGrid ? 'list' : 'grid' })}
        />
        <Button onClick={onAdd}>{words.addBooks}</Button>
        <LibraryMenu />
      </div>
    </header>
  )
}

/** What is done with the library as a whole, and seldom. */
function LibraryMenu() {
  const { run } = useCommandRegistry()
  const openBin = useAppStore((state) => state.openBin)
  const areCopied = useAppStore((state) => state.preferences.files.areCopied)
  const changePreferences = useAppStore((state) => state.changePreferences)
  const openDuplicates = useAppStore((state) => state.openDuplicates)
  return (
    <Menu trigger={<IconButton name={words.libraryMenu} icon={Ellipsis} />}>
      <MenuItem onChoose={() => run('app.searchLibrary')}>{words.searchAllBooksMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.watchedFolders')}>{words.watchedFoldersMenu}</MenuItem>
      <MenuCheck
        isChecked={areCopied}
        onChange={(isChecked) => changePreferences({ files: { areCopied: isChecked } })}
      >
        {words.copyBooks}
      </MenuCheck>
      <MenuItem onChoose={() => void openDuplicates()}>{words.duplicatesMenu}</MenuItem>
      <MenuItem onChoose={() => void openBin()}>{words.binMenu}</MenuItem>
      <MenuLine />
      <MenuItem onChoose={() => run('app.exportNotes')}>{words.exportAllNotesMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.importNotes')}>{words.importNotesMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.statistics')}>{words.statisticsMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.dictionaries')}>{words.dictionariesMenu}</MenuItem>
    </Menu>
  )
}
