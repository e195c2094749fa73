import { sentenceFor } from '#core/error-words'
import { ReaderError } from '#core/errors'

import type { FixedPage, MountedPage } from './fixed-page'
import { addTintedRoom } from './page-tint'

/** Where a page stands on the screen, in px from the surface's left upper corner. */
export interface PageBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** px on the screen for each px of the page. */
  readonly scale: number
  /** Sides on which it goes on in another page: no edge is seen there. */
  readonly joins?: 'left' | 'right' | 'all' | undefined
}

export interface PageSlot {
  readonly index: number
  readonly host: HTMLElement
  /** `null` before the page is drawn, and where it cannot be. */
  readonly mounted: MountedPage | null
}

interface Slot {
  readonly index: number
  readonly host: HTMLElement
  mounted: MountedPage | null
  scale: number
  readonly drawn: Promise<void>
}

interface SlotsOptions {
  readonly surface: HTMLElement
  readonly pages: readonly FixedPage[]
  /** Index to what a screen reader calls the page. */
  readonly nameOf: (index: number) => string
  /** A page was drawn: its events can be listened to. */
  readonly onMount: (slot: PageSlot) => void
}

/** The pages that are drawn, each in an element of its own, in view or waiting out of it. */
export class PageSlots {
  readonly #options: SlotsOptions
  readonly #slots = new Map<number, Slot>()
  #isClosed = false

  constructor(options: SlotsOptions) {
    this.#options = options
  }

  /** Draws a page out of view, unless it is drawn already. @returns once it may be seen */
  async prepare(index: number, box: PageBox): Promise<void> {
    if (this.#isClosed) return
    const slot = this.#slots.get(index) ?? this.#create(index, box)
    await slot.drawn
  }

  /** Whether a page is drawn, or it is known that it cannot be. */
  isReady(index: number): boolean {
    const slot = this.#slots.get(index)
    return slot !== undefined && (slot.mounted !== null || 'failed' in slot.host.dataset)
  }

  /** Puts pages where they belong and hides all others. Pages that are not drawn yet are empty paper. */
  show(boxes: ReadonlyMap<number, PageBox>): void {
    for (const [index, box] of boxes)
      this.#place(this.#slots.get(index) ?? this.#create(index, box), box)
    for (const [index, { host }] of this.#slots) setVisible(host, boxes.has(index))
  }

  get(index: number): PageSlot | undefined {
    return this.#slots.get(index)
  }

  /** Pages that are drawn, in view or not, in the order in which one reads. */
  drawn(): PageSlot[] {
    return [...this.#slots.values()]
      .filter(({ mounted }) => mounted !== null)
      .sort((a, b) => a.index - b.index)
  }

  /** Takes away all but these. */
  keep(indices: ReadonlySet<number>): void {
    for (const [index, slot] of this.#slots) if (!indices.has(index)) this.#remove(slot)
  }

  close(): void {
    this.#isClosed = true
    this.keep(new Set())
  }

  #create(index: number, box: PageBox): Slot {
    const { surface, pages, nameOf, onMount } = this.#options
    const host = document.createElement('div')
    host.dataset['page'] = String(index)
    host.setAttribute('role', 'group')
    host.setAttribute('aria-label', nameOf(index))
    Object.assign(host.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      overflow: 'hidden',
      background: 'color-mix(in srgb, var(--text) 5%, var(--paper))',
    })
    setVisible(host, false)
    setBox(host, box)
    // In the order in which one reads: so a screen reader goes from page to page.
    const next = [...this.#slots.values()].filter((slot) => slot.index > index)
    const after = next.reduce<Slot | null>((a, b) => (a && a.index < b.index ? a : b), null)
    surface.insertBefore(host, after?.host ?? null)

    const room = addTintedRoom(host)
    const drawn = pages[index]!.mount(room, { scale: box.scale, purpose: 'page' }).then(
      (mounted) => {
        if (this.#slots.get(index) !== slot) return mounted.remove()
        slot.mounted = mounted
        if (slot.scale !== box.scale) void mounted.rescale(slot.scale)
        onMount(slot)
        return undefined
      },
      (error: unknown) => tellOn(host, error),
    )
    const slot: Slot = { index, host, mounted: null, scale: box.scale, drawn }
    this.#slots.set(index, slot)
    return slot
  }

  #place(slot: Slot, box: PageBox): void {
    setBox(slot.host, box)
    if (slot.scale === box.scale) return
    slot.scale = box.scale
    void slot.mounted?.rescale(box.scale)
  }

  #remove(slot: Slot): void {
    this.#slots.delete(slot.index)
    slot.mounted?.remove()
    slot.host.remove()
  }
}

function setBox({ style }: HTMLElement, { x, y, width, height, joins }: PageBox): void {
  // White paper on white paper still has an edge.
  style.outline = joins === 'all' ? '' : '1px solid rgb(0 0 0 / 8%)'
  style.clipPath = joins === 'left' || joins === 'right' ? clips[joins] : ''
  style.width = `${width}px`
  style.height = `${height}px`
  style.transform = `translate(${x}px, ${y}px)`
}

/** All of the page, and of its edge but one side. */
const clips = { left: 'inset(-1px -1px -1px 0)', right: 'inset(-1px 0 -1px -1px)' }

function setVisible(host: HTMLElement, visible: boolean): void {
  host.style.visibility = visible ? 'visible' : 'hidden'
  host.setAttribute('aria-hidden', String(!visible))
}

/** In place of the page stands why there is none. */
export function tellOn(host: HTMLElement, error: unknown): void {
  const known = error instanceof ReaderError ? error : new ReaderError('internal', String(error))
  const text = document.createElement('p')
  text.textContent = sentenceFor(known)
  Object.assign(text.style, {
    position: 'absolute',
    inset: '40% 12% auto',
    color: 'var(--muted)',
    textAlign: 'center',
  })
  host.dataset['failed'] = known.code
  host.append(text)
}
