import { useMemo } from 'react'

import { useSize } from '../../ui/use-size'

import type { SheetGroup } from './sheet-groups'
import { heightOf, layOutSheets, type SheetLine } from './sheet-lines'
import { sheetSizes, type SheetSize, widestZoom } from './sheet-sizes'

/** px around the sheets. */
export const sheetMargins = { side: 24, end: 32 }

export interface SheetLayout {
  /** Index in {@link sheetSizes}. */
  readonly zoom: number
  readonly size: SheetSize
  readonly lines: readonly SheetLine[]
  /** px of the view. */
  readonly height: number
}

/**
 * Where each sheet lies in a list of this size.
 *
 * @param chosen a zoom; `null` for the largest at which the whole book is in view
 */
export function useSheetLayout(
  list: HTMLElement | null,
  groups: readonly SheetGroup[],
  chosen: number | null,
): SheetLayout {
  const { width, height } = useSize(list)
  const room = Math.max(0, width - 2 * sheetMargins.side)
  const fitting = useMemo(() => fittingZoom(groups, room, height), [groups, room, height])
  const zoom = Math.min(chosen ?? fitting, widestZoom(room))
  const size = sheetSizes[zoom]!
  const lines = useMemo(
    () => (room > 0 ? layOutSheets(groups, room, size) : []),
    [groups, room, size],
  )
  return { zoom, size, lines, height }
}

/** The largest zoom at which all sheets are in view, or else the smallest. */
function fittingZoom(groups: readonly SheetGroup[], width: number, height: number): number {
  const fits = sheetSizes.findLastIndex(
    (size) => heightOf(layOutSheets(groups, width, size)) + sheetMargins.end <= height,
  )
  return Math.max(0, fits)
}
