import type { LibraryView } from '#core/library-view'

import { Menu, MenuCheck, MenuChoice, MenuGroup, MenuLine, Submenu } from '../../ui/menu'
import { words } from '../../words/words'

import styles from './library-head.module.css'

interface SortMenuProps {
  readonly view: LibraryView
  readonly onChange: (change: Partial<LibraryView>) => void
}

/** In what order the books stand, and which of them together. */
export function SortMenu({ view: { sort, isReversed, group }, onChange }: SortMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles['choose']}
          aria-label={`${words.viewMenu}: ${words.sorts[sort]}`}
        >
          {words.sorts[sort]}
        </button>
      }
    >
      <MenuGroup label={words.sortBy}>
        <MenuChoice
          options={words.sorts}
          value={sort}
          onChange={(chosen) => onChange({ sort: chosen, isReversed: false })}
        />
      </MenuGroup>
      <MenuLine />
      <MenuCheck isChecked={isReversed} onChange={(checked) => onChange({ isReversed: checked })}>
        {words.reversed}
      </MenuCheck>
      <Submenu label={words.groupBy} value={words.groups[group]}>
        <MenuChoice
          options={words.groups}
          value={group}
          onChange={(chosen) => onChange({ group: chosen })}
        />
      </Submenu>
    </Menu>
  )
}
