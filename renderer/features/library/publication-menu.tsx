import type { PublicationSummary } from '#core/publication/publication'

import { Menu, MenuItem, MenuLine } from '../../ui/menu'
import { keyWords } from '../../words/key-words'
import { words } from '../../words/words'

import { type LibraryDialog, PublicationActions } from './publication-actions'
import type { ShelfEntry } from './shelf-lines'

export interface OpenedMenu {
  readonly entry: ShelfEntry
  /** The book that it was opened on, or all that are selected where that is one of them. */
  readonly publications: readonly PublicationSummary[]
  /** The button or the point that it was opened from. */
  readonly anchor: DOMRect
}

interface PublicationMenuProps {
  readonly menu: OpenedMenu | null
  readonly focusAfter: () => HTMLElement | null
  readonly onOpen: (publication: PublicationSummary) => void
  readonly onRemove: (publications: readonly PublicationSummary[]) => void
  readonly onDialog: (dialog: LibraryDialog) => void
  readonly onClose: () => void
}

/** One menu for all books: it stands where it was asked for. */
export function PublicationMenu(props: PublicationMenuProps) {
  const { menu, focusAfter, onOpen, onRemove, onDialog, onClose } = props
  const publications = menu?.publications ?? []
  const [first] = publications
  return (
    <Menu
      isOpen={menu !== null}
      align="start"
      anchor={{ getBoundingClientRect: () => menu?.anchor ?? new DOMRect() }}
      focusAfter={focusAfter}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {first && (
        <>
          {publications.length === 1 && (
            <>
              <MenuItem onChoose={() => onOpen(first)}>{words.open}</MenuItem>
              <MenuItem
                keys={keyWords('library.describe')}
                onChoose={() => onDialog({ kind: 'details', publication: first })}
              >
                {words.editMenu}
              </MenuItem>
              <MenuLine />
            </>
          )}
          <PublicationActions publications={publications} onDialog={onDialog} />
          <MenuLine />
          <MenuItem keys={keyWords('library.remove')} onChoose={() => onRemove(publications)}>
            {words.removeMenu}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
