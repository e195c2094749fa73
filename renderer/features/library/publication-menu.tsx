import type { PublicationSummary } from '#core/publication/publication'

import { Menu, MenuItem } from '../../ui/menu'
import { words } from '../../words/words'

export interface OpenedMenu {
  readonly publication: PublicationSummary
  /** The button or the point that it was opened from. */
  readonly anchor: DOMRect
}

interface PublicationMenuProps {
  readonly menu: OpenedMenu | null
  readonly focusAfter: () => HTMLElement | null
  readonly onOpen: (publication: PublicationSummary) => void
  readonly onRemove: (publication: PublicationSummary) => void
  readonly onClose: () => void
}

/** One menu for all cards: it stands where it was asked for. */
export function PublicationMenu(props: PublicationMenuProps) {
  const { menu, focusAfter, onOpen, onRemove, onClose } = props
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
      {menu && (
        <>
          <MenuItem onChoose={() => onOpen(menu.publication)}>{words.open}</MenuItem>
          <MenuItem onChoose={() => onRemove(menu.publication)}>{words.remove}</MenuItem>
        </>
      )}
    </Menu>
  )
}
