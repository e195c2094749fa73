import type { LibraryLayout } from '#core/library-view'

import { useSize } from '../../ui/use-size'

import type { ShelfGeometry } from './shelf-lines'

export interface ShelfMeasures extends ShelfGeometry {
  /** px; of what scrolls, of the books in it, of one of them, and between two. */
  readonly height: number
  readonly width: number
  readonly cardWidth: number
  readonly gap: number
}

/** Lengths in px. */
const widest = 1680
const narrow = 700
const wide = { side: 56, card: 144, gap: 32, rowGap: 28 }
const small = { side: 20, card: 120, gap: 20, rowGap: 20 }
/** Under a cover: two lines of title, author, state, rail, and what lies between. */
const wordsHeight = 92
const coverProportion = 1.5
const listRow = 64

/** How many books stand side by side, and how high they are: all the same, so that where each one is can be told. */
export function useShelfGeometry(
  element: HTMLElement | null,
  layout: LibraryLayout,
): ShelfMeasures {
  const size = useSize(element)
  const { side, card, gap, rowGap } = size.width < narrow ? small : wide
  const width = Math.max(card, Math.min(widest, size.width - 2 * side))
  if (layout === 'list')
    return { height: size.height, width, cardWidth: width, gap: 0, columns: 1, rowHeight: listRow }
  const columns = Math.max(1, Math.floor((width + gap) / (card + gap)))
  // Whole px: covers of one row would end a px apart.
  const cardWidth = Math.floor((width - gap * (columns - 1)) / columns)
  return {
    height: size.height,
    width,
    cardWidth,
    gap,
    columns,
    rowHeight: Math.ceil(cardWidth * coverProportion) + wordsHeight + rowGap,
  }
}
