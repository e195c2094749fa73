import { z } from 'zod'

const Rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
export type Rectangle = z.infer<typeof Rectangle>

/** Where the window stood when it was last closed. `bounds` are those of the restored window. */
export const WindowState = z.object({
  bounds: Rectangle,
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export interface Size {
  readonly width: number
  readonly height: number
}

export const smallestWindow: Size = { width: 360, height: 400 }
const firstWindow: Size = { width: 1180, height: 820 }

/** How much of the title bar must be in reach for the window to be moved by hand. */
const reach: Size = { width: 120, height: 40 }

/**
 * Where the window goes. A place is kept only while it can be seen: displays are unplugged, and their
 * resolution changes.
 *
 * @param workAreas of the displays, the primary one first
 * @returns a place; or a size alone, which the system then centres
 */
export function placeWindow(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
): Rectangle | Size {
  if (!saved) return fitted(firstWindow, workAreas[0])
  const { x, y, width, height } = saved.bounds
  const display = workAreas.find((area) => isWithinReach(saved.bounds, area))
  const size = fitted({ width, height }, display ?? workAreas[0])
  return display ? { x, y, ...size } : size
}

function isWithinReach(bounds: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const titleBarIsIn = bounds.y >= area.y && bounds.y + reach.height <= area.y + area.height
  return shown >= reach.width && titleBarIsIn
}

function fitted({ width, height }: Size, area: Rectangle | undefined): Size {
  return {
    width: Math.max(smallestWindow.width, Math.min(width, area?.width ?? width)),
    height: Math.max(smallestWindow.height, Math.min(height, area?.height ?? height)),
  }
}
