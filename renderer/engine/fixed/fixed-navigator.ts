import { ReaderError } from '#core/errors'
import type { ReaderSettings } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import { placeIn } from '#core/publication/text-view'

import {
  chapterStarts,
  pagesLeftInChapter,
  type ChapterLayout,
  type ChapterStart,
} from '../chapter-pages'
import type { Decoration, DecorationGroup } from '../decorations'
import type { EngineFacts } from '../engine-facts'
import { EventEmitter } from '../event-emitter'
import { followLink } from '../links'
import type { MotionKind } from '../scroll-motion'
import { SectionSource } from '../section-source'
import { TaskQueue } from '../task-queue'
import { titlesOf, TocPlaces } from '../toc-places'
import type {
  LocatedCause,
  NavigatorEvents,
  NavigatorOptions,
  PageInfo,
  PagePreview,
  PageZoom,
  VisualNavigator,
} from '../visual-navigator'
import { WheelStroke } from '../wheel-stroke'

import { createPages, pageLabels } from './create-pages'
import { type DocumentPoint, FixedText } from './fixed-text'
import { attachPageGestures, type PageGestures } from './page-gestures'
import { PagePictures } from './page-pictures'
import { PageSet } from './page-set'
import { type PageSlot, PageSlots } from './page-slots'
import { wearTint } from './page-tint'
import type { PagesView, PageTarget, Point, ViewContext } from './pages-view'
import { SpreadView } from './spread-view'
import { StripView } from './strip-view'

import { pageWords } from '../../words/page-words'

/** Turns asked for while others wait are dropped: a held key must not run on after it is released. */
const mostWaitingTurns = 3
const zoomStep = 1.25
/** Running text of 10 points, which is 13 px at scale 1, has less than 8 below it. */
const leastReadableScale = 0.6
/** What a double tap zooms to. */
const closer = 2
/** Share of the window's width at either side where a press turns the page. */
const sideShare = 0.12
/** A throw of a px for each ms goes on for so many px. */
const throwLength = 325

/**
 * Draws a publication whose pages have a fixed layout: documents, pictures, pages of a PDF. They are turned
 * in spreads, or scrolled as one strip. What a page is, `fixed-page.ts` says.
 */
export class FixedNavigator implements VisualNavigator {
  readonly ready: Promise<void>
  readonly zoom: PageZoom
  readonly #options: NavigatorOptions
  readonly #events = new EventEmitter<NavigatorEvents>()
  readonly #queue = new TaskQueue()
  readonly #source: SectionSource
  readonly #toc: TocPlaces
  readonly #set: PageSet
  readonly #slots: PageSlots
  readonly #pictures: PagePictures
  readonly #text: FixedText
  readonly #surface: HTMLElement
  readonly #views: { readonly paginated: SpreadView; readonly scrolled: StripView }
  readonly #resize: ResizeObserver
  #view: PagesView
  #settings: ReaderSettings
  #locator: Locator
  readonly #wheel = new WheelStroke()
  #relayoutAsked: { fits: boolean } | null = null
  #destroyed = false

  constructor(options: NavigatorOptions, fontFaces: string) {
    const { element, manifest, publicationId, password, settings, locator } = options
    const { readingOrder } = manifest
    this.#options = options
    this.#settings = settings
    this.#locator = locator ?? { href: readingOrder[0]!.href, locations: {} }
    this.#source = new SectionSource(
      publicationId,
      readingOrder.map(({ href }) => href),
    )
    this.#toc = new TocPlaces(manifest.toc, this.#source)
    const pages = createPages({
      publicationId,
      password,
      manifest,
      source: this.#source,
      fontFaces,
    })
    this.#set = new PageSet(pages, readingOrder)
    this.#pictures = new PagePictures(this.#set)
    this.#surface = createSurface(element, manifest.metadata.title)
    const labels = pageLabels(manifest)
    this.#slots = new PageSlots({
      surface: this.#surface,
      pages,
      nameOf: (index) =>
        pageWords.pageName(this.#set.numberOf(index), labels.get(readingOrder[index]!.href)),
      onMount: (slot) => {
        this.#listenToFrame(slot)
        this.#text.sync()
      },
    })
    this.#text = new FixedText({
      slots: this.#slots,
      hrefs: readingOrder.map(({ href }) => href),
      locatorOf: (index, progression) => this.#locatorOf(index, progression, index),
      toSurface: (document, point) => this.#fromDocument(document, point),
      onSelect: (selection) => this.#events.emit('selection', selection),
    })
    const context: ViewContext = {
      set: this.#set,
      slots: this.#slots,
      window: () => ({ width: element.clientWidth || 1, height: element.clientHeight || 1 }),
      settings: () => this.#settings,
      onMoved: () => {
        if (!this.#destroyed) this.#tell('turn')
      },
    }
    this.#views = { paginated: new SpreadView(context), scrolled: new StripView(context) }
    this.#view = this.#views[settings.pageFlow]
    wearTint(this.#surface, settings)
    attachPageGestures(this.#surface, (point) => this.#onSurface(point), this.#gestures)
    this.zoom = {
      in: () => this.#zoomTo(this.#view.zoom * zoomStep),
      out: () => this.#zoomTo(this.#view.zoom / zoomStep),
      reset: () => this.#zoomTo(1),
      toActualSize: () => this.#zoomTo(this.#view.actualZoom),
    }
    this.#resize = new ResizeObserver(() => this.#askRelayout(false))
    this.ready = this.#queue.run(() => this.#open())
  }

  get currentLocator(): Locator {
    return this.#locator
  }

  get page(): PageInfo {
    const { first, last } = this.#view
    const entry = this.#entryAt(last)
    return {
      page: this.#set.numberOf(first),
      lastPage: this.#set.numberOf(last),
      total: this.#set.total,
      exact: true,
      pagesLeftInChapter: pagesLeftInChapter(
        this.#toc,
        entry,
        { section: last, page: 0 },
        this.#chapterLayout,
      ),
      ...(this.#isSmall && { isSmall: true as const }),
    }
  }

  go(target: Locator | { readonly href: string }): Promise<boolean> {
    const { href, locations } = placeIn(this.#options.manifest, { locations: {}, ...target })
    const { section, fragment } = this.#source.resolve(href)
    const place = fragment === undefined ? locations : { fragment, ...locations }
    return this.#goTo({ index: section, locations: place })
  }

  goToPage(page: number): Promise<boolean> {
    const { order } = this.#set
    const index = order[Math.min(order.length, Math.max(1, page)) - 1]
    return this.#goTo({ index: index ?? -1 })
  }

  goForward(): Promise<boolean> {
    return this.#turn('forward', (view) => view.forward('page'))
  }

  goBackward(): Promise<boolean> {
    return this.#turn('backward', (view) => view.backward('page'))
  }

  goUp(): Promise<boolean> {
    return this.#turn('backward', (view) => view.backward('line'))
  }

  goDown(): Promise<boolean> {
    return this.#turn('forward', (view) => view.forward('line'))
  }

  goLeft(): Promise<boolean> {
    return this.#turn(this.#directionTo('left'), (view) => view.sideways('left'))
  }

  goRight(): Promise<boolean> {
    return this.#turn(this.#directionTo('right'), (view) => view.sideways('right'))
  }

  goToStart(): Promise<boolean> {
    return this.goToPage(1)
  }

  goToEnd(): Promise<boolean> {
    return this.goToPage(this.#set.total)
  }

  submitSettings(settings: ReaderSettings): void {
    const before = this.#settings
    this.#settings = settings
    wearTint(this.#surface, settings)
    const isChanged = (name: keyof ReaderSettings) => before[name] !== settings[name]
    if (layoutSettings.some(isChanged)) this.#askRelayout(isChanged('pageFit'))
  }

  pageOf(locator: Locator): number | null {
    const section = this.#sectionOf(locator)
    return section < 0 || this.#set.isApart(section) ? null : this.#set.numberOf(section)
  }

  chapters(): readonly ChapterStart[] {
    return chapterStarts(this.#toc, this.#chapterLayout)
  }

  async preview(page: number, characters: number): Promise<PagePreview> {
    const index = this.#set.order[page - 1] ?? 0
    const title = this.#titleAt(index)
    const text = await this.#set.pages[index]!.text()
    return { title, text: firstWords(text, characters) }
  }

  drawPicture(page: number, element: HTMLElement, signal: AbortSignal): Promise<void> {
    return this.#pictures.draw(this.#set.order[page - 1] ?? -1, element, signal)
  }

  decorate(group: DecorationGroup, decorations: readonly Decoration[]): void {
    this.#text.decorate(group, decorations)
  }

  titlesOf(locator: Locator): readonly string[] {
    const section = this.#sectionOf(locator)
    return section < 0 ? [] : titlesOf(this.#toc.places[this.#entryAt(section)])
  }

  selectFirstWord(): void {
    const { first, last } = this.#view
    if (!this.#text.selectFirstWord(first)) this.#text.selectFirstWord(last)
  }

  clearSelection(): void {
    this.#text.clearSelection()
  }

  isVisible(locator: Locator): boolean {
    return this.#view.isInView(this.#sectionOf(locator))
  }

  charactersPerLine(): null {
    return null
  }

  /** Notes are pages of their own here. */
  showNote(): Promise<number> {
    return Promise.resolve(0)
  }

  focus(): void {
    this.#surface.focus({ preventScroll: true })
  }

  facts(): EngineFacts {
    const { pages } = this.#set
    return {
      paragraphsSet: 0,
      paragraphsLeft: {},
      chunksMounted: this.#slots.drawn().length,
      sectionsMeasured: pages.filter(({ size }) => size !== null).length,
      sections: pages.length,
      layoutKey: `${this.#settings.pageFlow}|${this.#settings.pageFit}|${this.#view.zoom}`,
    }
  }

  on<Name extends keyof NavigatorEvents>(
    name: Name,
    listener: (event: NavigatorEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener)
  }

  destroy(): void {
    this.#destroyed = true
    this.#resize.disconnect()
    this.#text.close()
    for (const view of Object.values(this.#views)) view.rest()
    this.#slots.close()
    this.#set.close()
    this.#surface.remove()
    this.#events.clear()
  }

  async #open(): Promise<void> {
    const { section, fragment } = this.#source.resolve(this.#locator.href)
    const index = section < 0 ? (this.#set.order[0] ?? 0) : section
    const { locations } = this.#locator
    await this.#view.to({ index, locations: fragment === undefined ? locations : { fragment } })
    this.#tell('open')
    await painted()
    this.#resize.observe(this.#options.element)
    this.#prepareSoon()
  }

  #sectionOf(locator: Locator): number {
    return this.#source.resolve(placeIn(this.#options.manifest, locator).href).section
  }

  #goTo(target: PageTarget): Promise<boolean> {
    return this.#move('jump', (view) => view.to(target))
  }

  #turn(
    direction: 'forward' | 'backward',
    task: (view: PagesView) => Promise<boolean>,
  ): Promise<boolean> {
    if (this.#queue.waiting > mostWaitingTurns) return Promise.resolve(false)
    return this.#move('turn', async (view) => {
      const moved = await task(view)
      if (!moved) this.#events.emit('edge', { direction })
      return moved
    })
  }

  #directionTo(side: 'left' | 'right'): 'forward' | 'backward' {
    const isForward = (side === 'right') === (this.#settings.readingProgression === 'ltr')
    return isForward ? 'forward' : 'backward'
  }

  #move(cause: LocatedCause, task: (view: PagesView) => Promise<boolean>): Promise<boolean> {
    return this.#queue.run(async () => {
      if (this.#destroyed) return false
      try {
        const moved = await task(this.#view)
        if (moved && !this.#destroyed) {
          this.#tell(cause)
          this.#prepareSoon()
        }
        return moved
      } catch (error) {
        this.#fail(error)
        return false
      }
    })
  }

  /** @param fits whether pages are to be seen as they fit again, and not as large as before */
  #askRelayout(fits: boolean): void {
    if (this.#relayoutAsked) {
      this.#relayoutAsked.fits ||= fits
      return
    }
    const asked = { fits }
    this.#relayoutAsked = asked
    void this.#queue.run(async () => {
      this.#relayoutAsked = null
      const { clientWidth } = this.#options.element
      if (this.#destroyed || clientWidth === 0) return
      await this.#relayout(asked.fits).catch((error: unknown) => this.#fail(error))
    })
  }

  async #relayout(fits: boolean): Promise<void> {
    const wanted = this.#views[this.#settings.pageFlow]
    if (wanted === this.#view) await wanted.relayout(fits)
    else {
      const { first: index, progression } = this.#view
      this.#view.rest()
      this.#view = wanted
      await wanted.to({ index, locations: { progression } })
    }
    this.#tell('layout')
    this.#prepareSoon()
  }

  #prepareSoon(): void {
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (this.#queue.waiting > 0 || this.#destroyed) return
        // A neighbour that cannot be drawn is told of when somebody turns to it.
        void this.#view.prepareAround().catch(() => undefined)
      }),
    )
  }

  #zoomTo(zoom: number, point?: Point): void {
    this.#view.zoomTo(zoom, point)
  }

  #entryAt(index: number): number {
    return this.#toc.indexAt(index, Infinity)
  }

  get #isSmall(): boolean {
    const { zoom, actualZoom } = this.#view
    return zoom / actualZoom < leastReadableScale
  }

  #titleAt(index: number): string | undefined {
    return this.#toc.places[this.#entryAt(index)]?.label
  }

  get #chapterLayout(): ChapterLayout {
    return {
      known: {
        pages: this.#options.manifest.readingOrder.map(({ linear }) => (linear === false ? 0 : 1)),
        weights: [],
      },
      pageAt: () => 0,
      pageNear: () => 0,
      startsPage: () => true,
      want: () => undefined,
    }
  }

  #tell(cause: LocatedCause): void {
    const { first, last, progression } = this.#view
    this.#locator = this.#locatorOf(first, progression, last)
    this.#text.sync()
    this.#events.emit('located', { locator: this.#locator, page: this.page, cause })
  }

  /** @param titled index of the page whose chapter is named */
  #locatorOf(index: number, progression: number, titled: number): Locator {
    const position = this.#set.numberOf(index)
    const title = this.#titleAt(titled)
    return {
      href: this.#options.manifest.readingOrder[index]!.href,
      ...(title !== undefined && { title }),
      locations: {
        position,
        progression,
        totalProgression: Math.min(1, (position - 1 + progression) / this.#set.total),
      },
    }
  }

  #fail(cause: unknown): void {
    if (this.#destroyed) return
    const error =
      cause instanceof ReaderError
        ? cause
        : new ReaderError('internal', 'The page could not be drawn', { cause })
    this.#events.emit('failed', { error })
  }

  /** A point of the window in px of the surface. */
  #onSurface({ x, y }: Point): Point {
    const { left, top } = this.#surface.getBoundingClientRect()
    return { x: x - left, y: y - top }
  }

  #listenToFrame({ mounted }: PageSlot): void {
    const frame = mounted?.frame
    const document = frame?.contentDocument
    if (!frame || !document) return
    attachPageGestures(document, (point) => this.#fromDocument(document, point), this.#gestures)
  }

  /** A point of a page's own document, or of the window's, in px of the surface. */
  #fromDocument(document: Document, point: Point): Point {
    const frame = document.defaultView?.frameElement
    if (!frame) return this.#onSurface(point)
    const rect = frame.getBoundingClientRect()
    const scale = rect.width / Math.max(1, frame.clientWidth)
    return this.#onSurface({ x: rect.left + point.x * scale, y: rect.top + point.y * scale })
  }

  readonly #gestures: PageGestures = {
    onKey: (event) => this.#events.emit('keydown', event),
    onPointerMove: () => this.#events.emit('pointermove', {}),
    onLink: (anchor) => this.#follow(anchor),
    onTap: (point, at) => this.#tap(point, at),
    onDoubleTap: (point) => {
      if (this.#sideOf(point) === null) this.#zoomTo(this.#view.zoom > 1.01 ? 1 : closer, point)
    },
    onDrag: (dx, dy) => this.#view.scrollBy(-dx, -dy, 'hand'),
    onThrow: ({ y }) => this.#view.scrollBy(0, -y * throwLength, 'throw'),
    onSwipe: (side) => {
      const px = side === 'left' ? -1 : 1
      const isLarger = this.#view.canScroll(px, 0) || this.#view.canScroll(-px, 0)
      if (this.#settings.pageFlow === 'paginated' && !isLarger) this.#toSide(side)
    },
    onWheel: (dx, dy, kind) => this.#wheelBy(dx, dy, kind),
    onZoom: (factor, point) => this.#zoomTo(this.#view.zoom * factor, point),
  }

  #tap(point: Point, at: DocumentPoint): void {
    const side = this.#sideOf(point)
    const id = this.#text.highlightAt(at)
    if (id !== null)
      this.#events.emit('decoration', { id, rect: { ...point, width: 0, height: 0 } })
    else if (side === null) this.#events.emit('tap', point)
    else this.#toSide(side)
  }

  #sideOf({ x }: Point): 'left' | 'right' | null {
    if (this.#settings.pageFlow === 'scrolled') return null
    const share = x / Math.max(1, this.#surface.clientWidth)
    if (share < sideShare) return 'left'
    return share > 1 - sideShare ? 'right' : null
  }

  #toSide(side: 'left' | 'right'): void {
    void (side === 'left' ? this.goLeft() : this.goRight())
  }

  /** Moves what is larger than the window; at its end the next stroke turns the page. */
  #wheelBy(dx: number, dy: number, kind: MotionKind): void {
    const now = performance.now()
    if (this.#view.canScroll(dx, dy)) {
      this.#view.scrollBy(dx, dy, kind)
      this.#wheel.rest(now)
      return
    }
    if (this.#settings.pageFlow === 'scrolled') return
    const isAcross = Math.abs(dx) > Math.abs(dy)
    const direction = this.#wheel.go(isAcross ? dx : dy, now)
    if (direction === 0) return
    if (isAcross) this.#toSide(direction > 0 ? 'right' : 'left')
    else void (direction > 0 ? this.goForward() : this.goBackward())
  }

  #follow(anchor: Element): void {
    const link = followLink(anchor, this.#options.publicationId)
    if (link.kind === 'external') this.#events.emit('externalLink', { url: link.url })
    else if (link.kind === 'internal') void this.go({ href: link.href })
    else if (link.kind === 'note') void this.go({ href: link.note.href })
  }
}

/** Settings after which pages stand elsewhere. */
const layoutSettings: readonly (keyof ReaderSettings)[] = [
  'pageFit',
  'pageFlow',
  'spreads',
  'coverAlone',
  'readingProgression',
]

/** What all pages lie on: it has the keyboard's focus, and hears what is done beside the pages. */
function createSurface(element: HTMLElement, title: string): HTMLElement {
  const surface = document.createElement('div')
  surface.dataset['surface'] = ''
  surface.tabIndex = 0
  surface.setAttribute('role', 'document')
  surface.setAttribute('aria-label', title)
  Object.assign(surface.style, {
    position: 'absolute',
    inset: '0',
    overflow: 'hidden',
    outline: 'none',
    touchAction: 'none',
  })
  element.append(surface)
  return surface
}

/** Whole words from the start of a text. */
function firstWords(text: string, characters: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= characters) return plain
  const cut = plain.lastIndexOf(' ', characters)
  return plain.slice(0, cut > 0 ? cut : characters)
}

/** Two frames: the first draws, the second comes when that is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
