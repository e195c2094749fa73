import type { MountedPage } from '../fixed/fixed-page'

/** Whoever turns to a page that takes longer is shown its paper, and not kept waiting. */
const patienceMs = 1_000

/**
 * A page once it is drawn, or else its paper, on which the drawing comes later.
 *
 * @param onFailed it came to nothing after all
 */
export async function orLater(
  drawing: Promise<MountedPage>,
  onFailed: (error: unknown) => void,
): Promise<MountedPage> {
  const drawn = await Promise.race([drawing, patience()])
  return drawn ?? later(drawing, onFailed)
}

const patience = (): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), patienceMs)
  })

function later(drawing: Promise<MountedPage>, onFailed: (error: unknown) => void): MountedPage {
  let drawn: MountedPage | null = null
  let scale: number | null = null
  let isRemoved = false
  drawing.then(
    async (page) => {
      if (isRemoved) return page.remove()
      drawn = page
      if (scale !== null) await page.rescale(scale)
    },
    (error: unknown) => {
      if (!isRemoved) onFailed(error)
    },
  )
  return {
    frame: null,
    get textRoot() {
      return drawn?.textRoot ?? null
    },
    async rescale(to) {
      scale = to
      await drawn?.rescale(to)
    },
    rectOf: (place) => drawn?.rectOf(place) ?? null,
    remove() {
      isRemoved = true
      drawn?.remove()
    },
  }
}
