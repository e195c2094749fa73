import type { FixedPage, MountedPage } from './fixed-page'
import type { PageSet } from './page-set'

interface Wanted {
  readonly page: FixedPage
  readonly element: HTMLElement
  readonly signal: AbortSignal
  readonly settle: () => void
}

/** Drawn at once: more would hold up the page that one reads. */
const atOnce = 2

/** Small likenesses of pages, drawn one after another; what was asked for last comes first. */
export class PagePictures {
  readonly #set: PageSet
  #wanted: Wanted[] = []
  #drawing = 0

  constructor(set: PageSet) {
    this.#set = set
  }

  /** @returns once it is drawn, or is not to be, or cannot be */
  draw(index: number, element: HTMLElement, signal: AbortSignal): Promise<void> {
    const page = this.#set.pages[index]
    if (!page || signal.aborted) return Promise.resolve()
    return new Promise((settle) => {
      this.#wanted.push({ page, element, signal, settle })
      // All that is asked for at the same moment is known before the first is drawn.
      queueMicrotask(() => this.#next())
    })
  }

  #next(): void {
    while (this.#drawing < atOnce) {
      const wanted = this.#wanted.pop()
      if (!wanted) return
      this.#drawing++
      void draw(wanted).finally(() => {
        this.#drawing--
        wanted.settle()
        this.#next()
      })
    }
  }
}

/** As large as the element, of which it covers all. */
async function draw({ page, element, signal }: Wanted): Promise<void> {
  if (signal.aborted) return
  const host = document.createElement('div')
  let mounted: MountedPage | undefined
  const remove = () => {
    mounted?.remove()
    host.remove()
  }
  try {
    const { width, height } = await page.measure()
    const room = element.getBoundingClientRect()
    const scale = Math.min(room.width / width, room.height / height)
    Object.assign(host.style, {
      position: 'absolute',
      left: '50%',
      top: '50%',
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      transform: 'translate(-50%, -50%)',
      overflow: 'hidden',
      pointerEvents: 'none',
    })
    host.setAttribute('aria-hidden', 'true')
    element.append(host)
    mounted = await page.mount(host, { scale, purpose: 'picture' })
  } catch {
    // Without a likeness the sheet stays empty; who goes there is told why.
    remove()
    return
  }
  if (signal.aborted) remove()
  else signal.addEventListener('abort', remove, { once: true })
}
