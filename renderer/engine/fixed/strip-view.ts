import { ScrollMotion, type MotionKind } from '../scroll-motion'
import type { Stride } from '../text-walk'

import type { PageBox } from './page-slots'
import type { PagesView, PageTarget, Point, ViewContext } from './pages-view'
import type { ZoomLimits } from './spread-layout'
import {
  layOutStrip,
  type StripFit,
  type StripLayout,
  type StripPage,
  stripPageAt,
} from './strip-layout'

/** Share of the window that one goes on by with a page key, and px with an arrow. */
const screenful = 0.9
const line = 80
/** How far down the window the page lies that one is said to be on. */
const readingLine = 0.2
/** Windows above and below that are drawn ahead. */
const ahead = 1

const limits: ZoomLimits = { least: 0.25, most: 8 }

const nothing: StripPage = {
  index: 0,
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  scale: 1,
  joins: undefined,
}

/** A place in the strip: a page, and the share of it that lies above. */
interface Anchor {
  readonly index: number
  readonly progression: number
}

/** All pages in one long strip that is scrolled. Pages out of the linear order are not in it. */
export class StripView implements PagesView {
  readonly #context: ViewContext
  readonly #motion: ScrollMotion
  #layout: StripLayout = { pages: [], width: 0, height: 0 }
  #zoom = 1
  /** px of the strip above and to the left of the window. */
  #top = 0
  #left = 0
  #drawing = false
  /** Somebody goes elsewhere, or to another view: what is drawn for that is not to be taken away. */
  #isAway = false

  constructor(context: ViewContext) {
    this.#context = context
    this.#motion = new ScrollMotion({
      move: (by) => this.#move(0, by).y,
      isWaiting: () => false,
      onProgress: () => {
        void this.#drawAround()
        context.onMoved()
      },
    })
  }

  get first(): number {
    return this.#reading.index
  }

  get last(): number {
    const { height } = this.#context.window()
    const bottom = this.#top + height
    if (bottom >= this.#layout.height) return this.#layout.pages.at(-1)?.index ?? 0
    return this.#reading.index
  }

  get progression(): number {
    const { y, height } = this.#reading
    return Math.min(0.999, Math.max(0, (this.#top - y) / height))
  }

  get zoom(): number {
    return this.#zoom
  }

  get zoomLimits(): ZoomLimits {
    return limits
  }

  get actualZoom(): number {
    const { usual } = this.#context.set
    const { scale } = this.#reading
    const fitting = (scale * this.#sizeOf(this.#reading.index).width) / usual.width / this.#zoom
    return 1 / fitting
  }

  isInView(index: number): boolean {
    return this.#visible(0).some((page) => page.index === index)
  }

  async to({ index, locations = {} }: PageTarget): Promise<boolean> {
    const { set, slots } = this.#context
    if (!set.pages[index] || set.isApart(index)) return false
    this.#motion.stop()
    this.#isAway = true
    try {
      await this.#measureAround(index)
      this.#lay()
      const page = this.#pageOf(index)
      if (!page) return false
      const { progression = 0 } = locations
      await slots.prepare(index, page)
      const rect = slots.get(index)?.mounted?.rectOf(locations)
      this.#top = page.y + (rect ? rect.y * page.scale - line : progression * page.height)
      this.#left = this.#landing
      await this.#drawWindow()
      this.#apply()
      return true
    } finally {
      this.#isAway = false
    }
  }

  async forward(stride: Stride): Promise<boolean> {
    return this.#step(1, stride)
  }

  async backward(stride: Stride): Promise<boolean> {
    return this.#step(-1, stride)
  }

  async sideways(side: 'left' | 'right'): Promise<boolean> {
    const { width } = this.#context.window()
    const by = (side === 'left' ? -1 : 1) * Math.round(width * screenful)
    if (this.#move(by, 0).x !== 0) return true
    const isForward = (side === 'right') === (this.#context.settings().readingProgression === 'ltr')
    return this.#step(isForward ? 1 : -1, 'page')
  }

  canScroll(dx: number, dy: number): boolean {
    const left = this.#withinWidth(this.#left + dx)
    const top = this.#withinHeight(this.#top + dy)
    return left !== this.#left || top !== this.#top
  }

  scrollBy(dx: number, dy: number, kind: MotionKind): void {
    if (dx !== 0) this.#move(dx, 0)
    this.#motion.by(dy, kind)
  }

  zoomTo(zoom: number, point?: Point): void {
    const next = Math.min(limits.most, Math.max(limits.least, zoom))
    if (next === this.#zoom) return
    this.#motion.stop()
    const { width, height } = this.#context.window()
    const { x, y } = point ?? { x: width / 2, y: height / 2 }
    const anchor = this.#anchorAt(this.#top + y)
    const across = (this.#left + x) / Math.max(1, this.#layout.width)
    this.#zoom = next
    this.#lay()
    this.#top = this.#topOf(anchor) - y
    this.#left = across * this.#layout.width - x
    this.#apply()
    void this.#drawAround()
  }

  async relayout(fits: boolean): Promise<void> {
    this.#motion.stop()
    const anchor = this.#anchorAt(this.#top)
    if (fits) this.#zoom = 1
    this.#lay()
    this.#top = this.#topOf(anchor)
    this.#left = this.#landing
    await this.#drawWindow()
    this.#apply()
  }

  prepareAround(): Promise<void> {
    return this.#drawAround()
  }

  rest(): void {
    this.#motion.stop()
    this.#isAway = true
  }

  get #fit(): StripFit {
    const { settings, window, set } = this.#context
    return { window: window(), fit: settings().pageFit, zoom: this.#zoom, usual: set.usual }
  }

  readonly #sizeOf = (index: number) => this.#context.set.sizeOf(index)

  /** The page that one is said to be on: the one at the top where it begins there, else a little further down. */
  get #reading(): StripPage {
    const { pages } = this.#layout
    const atTop = pages[stripPageAt(pages, this.#top)]
    const isAligned = atTop && Math.abs(atTop.y - this.#top) <= 1
    const { height } = this.#context.window()
    const lower = pages[stripPageAt(pages, this.#top + readingLine * height)]
    return (isAligned ? atTop : lower) ?? nothing
  }

  /** Left edge of what is seen first of a strip that is wider than the window. */
  get #landing(): number {
    return (this.#layout.width - this.#context.window().width) / 2
  }

  #lay(): void {
    this.#layout = layOutStrip(this.#context.set.order, this.#sizeOf, this.#fit)
  }

  #pageOf(index: number): StripPage | undefined {
    return this.#layout.pages.find((page) => page.index === index)
  }

  #anchorAt(y: number): Anchor {
    const { pages } = this.#layout
    const page = pages[stripPageAt(pages, y)]
    if (!page) return { index: 0, progression: 0 }
    return { index: page.index, progression: (y - page.y) / page.height }
  }

  #topOf({ index, progression }: Anchor): number {
    const page = this.#pageOf(index)
    return page ? page.y + progression * page.height : 0
  }

  #withinHeight(top: number): number {
    const most = this.#layout.height - this.#context.window().height
    return most <= 0 ? Math.round(most / 2) : Math.round(Math.min(most, Math.max(0, top)))
  }

  #withinWidth(left: number): number {
    const most = this.#layout.width - this.#context.window().width
    return most <= 0 ? Math.round(most / 2) : Math.round(Math.min(most, Math.max(0, left)))
  }

  /** @returns how far it really moved */
  #move(dx: number, dy: number): Point {
    const before = { x: this.#left, y: this.#top }
    this.#left += dx
    this.#top += dy
    this.#apply()
    return { x: this.#left - before.x, y: this.#top - before.y }
  }

  #step(by: 1 | -1, stride: Stride): boolean {
    const { height } = this.#context.window()
    const px = stride === 'line' ? line : Math.round(height * screenful)
    // A key that is held, or pressed again, goes on from where the last one leads to.
    if (!this.canScroll(0, by) && this.#motion.left === 0) return false
    this.#motion.by(by * px, 'glide')
    return true
  }

  /** Pages of which something lies in the window, or so many windows around it. */
  #visible(windows: number): StripPage[] {
    const { height } = this.#context.window()
    const from = this.#top - windows * height
    const to = this.#top + height + windows * height
    return this.#layout.pages.filter((page) => page.y + page.height > from && page.y < to)
  }

  async #measureAround(index: number): Promise<boolean> {
    const { set } = this.#context
    const at = set.order.indexOf(index)
    return set.measure(set.order.slice(Math.max(0, at - 2), at + 4))
  }

  async #drawWindow(): Promise<void> {
    this.#top = this.#withinHeight(this.#top)
    const { slots } = this.#context
    await Promise.all(this.#visible(0).map((page) => slots.prepare(page.index, page)))
  }

  /** Draws what comes next. Sizes that become known by it move nothing of what is seen. */
  async #drawAround(): Promise<void> {
    if (this.#drawing) return
    this.#drawing = true
    try {
      for (let drawn = false; !drawn;) {
        if (this.#isAway) return
        const around = this.#visible(ahead)
        const indices = around.map(({ index }) => index)
        if (await this.#context.set.measure(indices)) {
          this.#settle()
          continue
        }
        if (this.#isAway) return
        this.#context.slots.keep(new Set(indices))
        await Promise.all(around.map((page) => this.#context.slots.prepare(page.index, page)))
        drawn = this.#visible(ahead).every(({ index }) => this.#context.slots.isReady(index))
      }
    } finally {
      this.#drawing = false
    }
  }

  /** Lays out anew by better sizes, with the same place at the top of the window. */
  #settle(): void {
    const anchor = this.#anchorAt(this.#top)
    this.#lay()
    this.#top = this.#topOf(anchor)
    this.#apply()
  }

  #apply(): void {
    this.#top = this.#withinHeight(this.#top)
    this.#left = this.#withinWidth(this.#left)
    const boxes = this.#visible(0).map((page): [number, PageBox] => [
      page.index,
      { ...page, x: page.x - this.#left, y: page.y - this.#top },
    ])
    this.#context.slots.show(new Map(boxes))
  }
}
