import { Ellipsis } from 'lucide-react'

import type { Preferences } from '#core/stored-preferences'

import { useCommandRegistry } from '../../state/command-registry'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuChoice, MenuItem } from '../../ui/menu'
import { words } from '../../words/words'

import styles from './library-head.module.css'
import { SearchField } from './search-field'

type Sort = Preferences['library']['sort']

interface LibraryHeadProps {
  readonly total: number
  readonly query: string
  readonly sort: Sort
  readonly onQuery: (query: string) => void
  readonly onSort: (sort: Sort) => void
  readonly onAdd: () => void
}

export function LibraryHead({ total, query, sort, onQuery, onSort, onAdd }: LibraryHeadProps) {
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{words.library}</h1>
      <SearchField query={query} total={total} onChange={onQuery} />
      <div className={styles['actions']}>
        <Menu
          trigger={
            <button
              type="button"
              className={styles['sort']}
              aria-label={`${words.sortBy}: ${words.sort[sort]}`}
            >
              {words.sort[sort]}
            </button>
          }
        >
          <MenuChoice options={words.sort} value={sort} onChange={onSort} />
        </Menu>
        <Button onClick={onAdd}>{words.addBooks}</Button>
        <LibraryMenu />
      </div>
    </header>
  )
}

/** What is done with the library as a whole, and seldom. */
function LibraryMenu() {
  const { run } = useCommandRegistry()
  return (
    <Menu trigger={<IconButton name={words.libraryMenu} icon={Ellipsis} />}>
      <MenuItem onChoose={() => run('app.exportNotes')}>{words.exportAllNotesMenu}</MenuItem>
      <MenuItem onChoose={() => run('app.importNotes')}>{words.importNotesMenu}</MenuItem>
    </Menu>
  )
}
