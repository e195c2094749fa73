import { ScrollMotion, type MotionKind } from '../scroll-motion'
import type { Stride } from '../text-walk'

import type { PageSize } from './fixed-page'
import { suitsTwo } from './page-shapes'
import type { PageBox } from './page-slots'
import type { PagesView, PageTarget, Point, ViewContext } from './pages-view'
import {
  actualZoom,
  layOutSpread,
  type SpreadFit,
  type SpreadLayout,
  type ZoomLimits,
  zoomLimits,
} from './spread-layout'
import { groupSpreads, type Spread } from './spreads'

/** Where a spread that is larger than the window is seen first. */
type Landing =
  | 'start'
  | 'end'
  | { readonly target: PageTarget }
  /** Shares of the spread that come to the middle of the window. */
  | { readonly middle: Point }

/** Pages on either side whose sizes are found out before they are grouped. */
const reach = 3
/** Share of the window that one goes on by within a large page. */
const screenful = 0.9
const line = 80
/** Room around a place that one goes to, in px. */
const margin = 48

/** Pages in spreads of one or two, which are turned; larger than the window they are moved about. */
export class SpreadView implements PagesView {
  readonly #context: ViewContext
  readonly #motion: ScrollMotion
  #spreads: readonly Spread[] = []
  #current = 0
  #layout: SpreadLayout = { width: 1, height: 1, pages: [] }
  #zoom = 1
  /** Left upper corner of the spread, as far as it does not lie in the middle. */
  #offset: Point = { x: 0, y: 0 }
  /** Where that corner really is, in a window of which size. */
  #origin: Point = { x: 0, y: 0 }
  #window: PageSize = { width: 1, height: 1 }

  constructor(context: ViewContext) {
    this.#context = context
    this.#motion = new ScrollMotion({
      move: (by) => -this.#pan(0, -by),
      isWaiting: () => false,
      onProgress: () => undefined,
    })
  }

  get first(): number {
    return this.#spread.pages[0] ?? 0
  }

  get last(): number {
    return this.#spread.pages.at(-1) ?? 0
  }

  get progression(): number {
    return 0
  }

  get zoom(): number {
    return this.#zoom
  }

  get zoomLimits(): ZoomLimits {
    return zoomLimits(this.#spread, this.#sizeOf, this.#fit)
  }

  get actualZoom(): number {
    return actualZoom(this.#spread, this.#sizeOf, this.#fit)
  }

  isInView(index: number): boolean {
    return this.#spread.pages.includes(index)
  }

  async to(target: PageTarget): Promise<boolean> {
    if (!this.#context.set.pages[target.index]) return false
    await this.#group(target.index)
    await this.#show(this.#spreadOf(target.index), { target })
    return true
  }

  forward(stride: Stride): Promise<boolean> {
    return this.#step(1, stride)
  }

  backward(stride: Stride): Promise<boolean> {
    return this.#step(-1, stride)
  }

  async sideways(side: 'left' | 'right'): Promise<boolean> {
    const { width } = this.#context.window()
    const moved = this.#pan((side === 'left' ? 1 : -1) * Math.round(width * screenful), 0)
    if (moved !== 0) return true
    const isForward = (side === 'right') === (this.#progression === 'ltr')
    return this.#turn(isForward ? 1 : -1, 'start')
  }

  canScroll(dx: number, dy: number): boolean {
    const { x, y } = this.#placed(this.#offset)
    const moved = this.#placed({ x: x - dx, y: y - dy })
    return moved.x !== x || moved.y !== y
  }

  scrollBy(dx: number, dy: number, kind: MotionKind): void {
    if (kind === 'hand') {
      this.#motion.stop()
      this.#pan(-dx, -dy)
    } else this.#motion.by(dy, kind)
  }

  zoomTo(zoom: number, point?: Point): void {
    const { least, most } = this.zoomLimits
    const next = Math.min(most, Math.max(least, zoom))
    if (next === this.#zoom) return
    this.#motion.stop()
    const { width, height } = this.#context.window()
    const { x, y } = point ?? { x: width / 2, y: height / 2 }
    const from = this.#placed(this.#offset)
    const share = { x: (x - from.x) / this.#layout.width, y: (y - from.y) / this.#layout.height }
    this.#zoom = next
    this.#layout = this.#layOut(this.#spread)
    this.#offset = {
      x: x - share.x * this.#layout.width,
      y: y - share.y * this.#layout.height,
    }
    this.#apply()
  }

  async relayout(fits: boolean): Promise<void> {
    const index = this.first
    this.#motion.stop()
    const { x, y } = this.#origin
    const { width, height } = this.#layout
    const middle = {
      x: (this.#window.width / 2 - x) / width,
      y: (this.#window.height / 2 - y) / height,
    }
    if (fits) this.#zoom = 1
    await this.#group(index)
    await this.#show(this.#spreadOf(index), fits ? 'start' : { middle })
  }

  async prepareAround(): Promise<void> {
    const { spreads, current } = { spreads: this.#spreads, current: this.#current }
    for (const spread of this.#neighbours()) {
      await this.#context.set.measure(spread.pages)
      // Who turns on meanwhile has other neighbours.
      if (this.#current !== current || this.#spreads !== spreads) return
      await this.#draw(this.#layOut(spread))
    }
  }

  rest(): void {
    this.#motion.stop()
  }

  get #spread(): Spread {
    return this.#spreads[this.#current] ?? { pages: [0], half: null, isApart: false }
  }

  get #progression(): 'ltr' | 'rtl' {
    return this.#context.settings().readingProgression
  }

  get #fit(): SpreadFit {
    const { pageFit, readingProgression } = this.#context.settings()
    return { window: this.#context.window(), fit: pageFit, readingProgression }
  }

  readonly #sizeOf = (index: number) => this.#context.set.sizeOf(index)

  #layOut(spread: Spread): SpreadLayout {
    return layOutSpread(spread, this.#sizeOf, this.#fit, this.#zoom)
  }

  /** Groups the pages by what is known of them around the one that is to be seen. */
  async #group(index: number): Promise<void> {
    const { set, settings, window } = this.#context
    const near = Array.from({ length: 2 * reach + 1 }, (_, at) => index - reach + at)
    await set.measure(near.filter((page) => page >= 0))
    const { spreads, coverAlone, readingProgression } = settings()
    const pages = set.spreadPages()
    // Halves that the publisher made belong together wherever the window is wider than high.
    const hasHalves = pages.some(({ spread }) => spread === 'left' || spread === 'right')
    const { width, height } = window()
    const suits = suitsTwo(set.usual, { width, height }) || (hasHalves && width > height)
    const isTwo = spreads === 'two' || (spreads === 'auto' && suits)
    this.#spreads = groupSpreads(pages, {
      mostPages: isTwo ? 2 : 1,
      readingProgression,
      coverAlone,
    })
  }

  #spreadOf(index: number): number {
    const found = this.#spreads.findIndex(({ pages }) => pages.includes(index))
    return Math.max(0, found)
  }

  /** The next spread in the order in which one reads. */
  #neighbour(by: 1 | -1): number | undefined {
    for (let at = this.#current + by; this.#spreads[at]; at += by) {
      if (!this.#spreads[at]!.isApart) return at
    }
    return undefined
  }

  /** What is seen next, most likely first. */
  #neighbours(): Spread[] {
    return ([1, -1] as const).flatMap((by) => this.#spreads[this.#neighbour(by) ?? -1] ?? [])
  }

  async #step(by: 1 | -1, stride: Stride): Promise<boolean> {
    const { height } = this.#context.window()
    const length = stride === 'line' ? line : Math.round(height * screenful)
    if (this.canScroll(0, by * length)) {
      this.#motion.by(by * length, 'glide')
      return true
    }
    return this.#turn(by, by > 0 ? 'start' : 'end')
  }

  async #turn(by: 1 | -1, landing: Landing): Promise<boolean> {
    const next = this.#neighbour(by)
    if (next === undefined) return false
    const index = this.#spreads[next]!.pages[0]!
    await this.#group(index)
    await this.#show(this.#spreadOf(index), landing)
    return true
  }

  /** Everything is drawn before anything is seen, so that no frame is empty. */
  async #show(at: number, landing: Landing): Promise<void> {
    const spread = this.#spreads[at]!
    await this.#draw(layOutSpread(spread, this.#sizeOf, this.#fit, this.#zoom))
    this.#motion.stop()
    this.#current = at
    this.#layout = this.#layOut(spread)
    this.#offset = this.#landingOf(landing)
    this.#apply()
    // Only here, where nobody else is drawing what is to be seen next.
    const kept = [spread, ...this.#neighbours()].flatMap(({ pages }) => pages)
    this.#context.slots.keep(new Set(kept))
  }

  async #draw({ pages }: SpreadLayout): Promise<void> {
    const { slots } = this.#context
    await Promise.all(pages.map((page) => slots.prepare(page.index, page)))
  }

  #landingOf(landing: Landing): Point {
    const { width, height } = this.#context.window()
    const left = 0
    const right = width - this.#layout.width
    const start = { x: this.#progression === 'rtl' ? right : left, y: 0 }
    if (landing === 'start') return start
    if (landing === 'end') {
      return { x: start.x === left ? right : left, y: height - this.#layout.height }
    }
    if ('target' in landing) return this.#landingOn(landing.target) ?? start
    return {
      x: width / 2 - landing.middle.x * this.#layout.width,
      y: height / 2 - landing.middle.y * this.#layout.height,
    }
  }

  /** Corner of the spread at which a place on a page is well in view. */
  #landingOn({ index, locations = {} }: PageTarget): Point | undefined {
    const page = this.#layout.pages.find((placed) => placed.index === index)
    const rect = this.#context.slots.get(index)?.mounted?.rectOf(locations)
    if (!page || !rect) return undefined
    return {
      x: margin - (page.x + rect.x * page.scale),
      y: margin - (page.y + rect.y * page.scale),
    }
  }

  /** Moves the spread, as far as there is more of it. @returns px that it moved down; or to the right, where not */
  #pan(dx: number, dy: number): number {
    const before = this.#placed(this.#offset)
    this.#offset = { x: before.x + dx, y: before.y + dy }
    const after = this.#apply()
    return after.y - before.y || after.x - before.x
  }

  /** What has room lies in the middle; what has not reaches to the edges. */
  #placed({ x, y }: Point): Point {
    const { width, height } = this.#context.window()
    const along = (offset: number, room: number, length: number) =>
      length <= room
        ? Math.round((room - length) / 2)
        : Math.round(Math.min(0, Math.max(room - length, offset)))
    return {
      x: along(x, width, this.#layout.width),
      y: along(y, height, this.#layout.height),
    }
  }

  #apply(): Point {
    const origin = this.#placed(this.#offset)
    this.#origin = origin
    this.#window = this.#context.window()
    const boxes = this.#layout.pages.map((page): [number, PageBox] => [
      page.index,
      { ...page, x: origin.x + page.x, y: origin.y + page.y },
    ])
    this.#context.slots.show(new Map(boxes))
    return origin
  }
}
