import type { MouseEvent } from 'react'

import type { ShelfEntry } from './shelf-lines'

/** How a publication is chosen: with Ctrl or ⌘ one more, with Shift all up to it. */
export type ChooseBy = 'open' | 'toggle' | 'range'

/** What a publication on the shelf is drawn from, as a card or as a line of a list. */
export interface ShelfItemProps {
  readonly entry: ShelfEntry
  /** From 0, and of how many: what is out of view is not drawn, but counted. */
  readonly index: number
  readonly total: number
  /** Whether Tab stops here; the others are reached by arrow keys. */
  readonly isTabStop: boolean
  readonly isOpening: boolean
  /** It is read in place, and its file is not there now. */
  readonly isMissing: boolean
  readonly isSelected: boolean
  readonly hasMenuOpen: boolean
  readonly onChoose: (entry: ShelfEntry, by: ChooseBy) => void
  readonly onFocus: (entry: ShelfEntry) => void
  readonly onMenu: (entry: ShelfEntry, anchor: DOMRect) => void
}

export const chooseBy = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): ChooseBy =>
  shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'open'

/** A menu opened by key has no pointer: it stands at the card. */
export function pointOf({
  clientX,
  clientY,
  target,
  currentTarget,
}: MouseEvent<HTMLElement>): DOMRect {
  if (clientX !== 0 || clientY !== 0) return new DOMRect(clientX, clientY, 0, 0)
  return (target instanceof Element ? target : currentTarget).getBoundingClientRect()
}
