import { ReaderError } from '#core/errors'
import type { ReaderSettings } from '#core/preferences'
import type { Locator } from '#core/publication/locator'

import type { MountContext } from './chunk-mount'
import { describePlace } from './describe-place'
import { EventEmitter } from './event-emitter'
import { FramePool } from './frame-pool'
import { pageGeometry, type PageGeometry } from './geometry'
import { attachGestures } from './gestures'
import { loadPatterns } from './hyphenator'
import { layoutKey } from './layout-key'
import { charactersPerLine } from './line-length'
import { followLink } from './links'
import { MeasuredPages } from './measuring/measured-pages'
import { MeasuringPool } from './measuring/measuring-pool'
import { NoteView } from './note-view'
import { locatePage, pageInfo, pagesBefore, sectionPages, type KnownPages } from './page-numbers'
import { PageWalk } from './page-walk'
import { chunkAt, ReadingLayout } from './reading-layout'
import { SectionSource } from './section-source'
import { onlyColoursDiffer, withColoursOf } from './settings-change'
import { frameDress } from './settings-style'
import { TaskQueue } from './task-queue'
import { splitHref, TocPlaces } from './toc-places'
import type {
  LocatedCause,
  NavigatorEvents,
  NavigatorOptions,
  NoteReference,
  PageInfo,
  VisualNavigator,
} from './visual-navigator'

/** Turns asked for while others wait are dropped: a held key must not run on after it is released. */
const mostWaitingTurns = 3

/** Weight of a section whose size is not known, in bytes. */
const usualSection = 10_000

/** Draws a reflowable publication in pages. See `docs/adr` on the reading engine. */
export class ReflowableNavigator implements VisualNavigator {
  readonly ready: Promise<void>
  readonly #options: NavigatorOptions
  readonly #events = new EventEmitter<NavigatorEvents>()
  readonly #queue = new TaskQueue()
  readonly #source: SectionSource
  readonly #toc: TocPlaces
  readonly #isLinear: readonly boolean[]
  readonly #weights: readonly number[]
  readonly #frames: FramePool
  readonly #measuring: MeasuringPool
  readonly #layout: ReadingLayout
  readonly #walk: PageWalk
  readonly #notes: NoteView
  readonly #resize: ResizeObserver
  #settings: ReaderSettings
  /** The settings by which the text on the screen was made. */
  #laidOut: ReaderSettings
  #geometry: PageGeometry
  #measured: MeasuredPages
  #locator: Locator
  #relayoutAsked = false
  readonly #fontFaces: string
  #destroyed = false

  constructor(options: NavigatorOptions, fontFaces: string) {
    const { element, manifest, publicationId, settings } = options
    const { title } = manifest.metadata
    this.#options = options
    this.#fontFaces = fontFaces
    this.#settings = settings
    this.#laidOut = settings
    this.#locator = options.locator ?? { href: manifest.readingOrder[0]!.href, locations: {} }
    this.#source = new SectionSource(
      publicationId,
      manifest.readingOrder.map(({ href }) => href),
    )
    this.#toc = new TocPlaces(manifest, this.#source)
    this.#isLinear = manifest.readingOrder.map(({ linear }) => linear !== false)
    this.#weights = manifest.readingOrder.map(({ byteLength }, section) =>
      this.#isLinear[section] ? (byteLength ?? usualSection) : 0,
    )
    this.#geometry = pageGeometry(element.clientWidth, element.clientHeight, settings)

    const dress = frameDress(settings, this.#geometry)
    const onCreate = ({ document }: { document: Document }) => this.#listen(document)
    this.#frames = new FramePool({
      host: element,
      title,
      fontFaces,
      dress,
      onCreate,
      isAhead: true,
    })
    this.#measuring = new MeasuringPool(
      element,
      this.#weights.reduce((sum, weight) => sum + weight, 0),
    )
    this.#measured = this.#startMeasuring()
    this.#layout = new ReadingLayout(this.#context(), this.#geometry, (section) =>
      this.#measured.known(section),
    )
    this.#walk = new PageWalk({
      layout: this.#layout,
      source: this.#source,
      isLinear: this.#isLinear,
      measured: () => this.#measured,
    })
    this.#notes = new NoteView(this.#source, fontFaces)
    this.#resize = new ResizeObserver(() => this.#askRelayout())
    this.ready = this.#queue.run(() => this.#open())
  }

  get currentLocator(): Locator {
    return this.#locator
  }

  get page(): PageInfo {
    const { section } = this.#walk.place
    return pageInfo(this.#knownPages(), section, this.#pageInSection(), this.#geometry.pagesInView)
  }

  go(target: Locator | { readonly href: string }): Promise<boolean> {
    return this.#move('jump', async () => {
      const anchor = await this.#walk.resolve(target)
      return anchor !== null && this.#walk.toAnchor(anchor)
    })
  }

  goToPage(page: number): Promise<boolean> {
    return this.#move('jump', async () => {
      const known = this.#knownPages()
      const target = locatePage(known, page)
      const { section } = target
      if (known.pages[section] !== null) return this.#walk.toMeasuredPage(target)
      const { characters } = await this.#source.section(section)
      const share = target.page / sectionPages(known, section)
      return this.#walk.toAnchor({ section, offset: Math.floor(share * characters) })
    })
  }

  goForward(): Promise<boolean> {
    return this.#turn(1)
  }

  goBackward(): Promise<boolean> {
    return this.#turn(-1)
  }

  goLeft(): Promise<boolean> {
    return this.#turn(this.#readingProgression === 'rtl' ? 1 : -1)
  }

  goRight(): Promise<boolean> {
    return this.#turn(this.#readingProgression === 'rtl' ? -1 : 1)
  }

  goToStart(): Promise<boolean> {
    return this.#move('jump', () => this.#walk.toAnchor(this.#walk.start))
  }

  goToEnd(): Promise<boolean> {
    return this.#move('jump', () => this.#walk.toEnd())
  }

  submitSettings(settings: ReaderSettings): void {
    const before = this.#settings
    this.#settings = settings
    if (onlyColoursDiffer(before, settings)) {
      // When its turn comes, the page may wear another layout, and a further one may be asked for.
      void this.#queue.run(() => {
        this.#laidOut = withColoursOf(this.#settings, this.#laidOut)
        return this.#frames.dress(frameDress(this.#laidOut, this.#geometry))
      })
    } else this.#askRelayout()
  }

  pageOf(locator: Locator): number | null {
    const { resource, fragment } = splitHref(locator.href)
    const section = this.#source.indexOf(resource)
    const known = this.#knownPages()
    if (section < 0 || known.pages.slice(0, section + 1).includes(null)) return null
    const { offset, fragment: inside = fragment } = locator.locations
    if (offset === undefined && inside !== undefined) return null
    const page = this.#measured.pageAt(section, offset ?? 0)
    return page === null ? null : pagesBefore(known, section) + page + 1
  }

  isVisible({ href, locations }: Locator): boolean {
    const section = this.#source.indexOf(splitHref(href).resource)
    return (
      locations.offset !== undefined && this.#walk.isInView({ section, offset: locations.offset })
    )
  }

  charactersPerLine(): number | null {
    return charactersPerLine(this.#options.element, this.#geometry, this.#laidOut.fontSize)
  }

  showNote({ href }: NoteReference, element: HTMLElement): Promise<number> {
    return this.#notes.show(href, element, this.#settings)
  }

  focus(): void {
    const { section, page } = this.#walk.place
    const { chunk } = this.#walk.flow.placeOf(page)
    this.#layout.mountedChunk(section, chunk)?.frame.element.focus({ preventScroll: true })
  }

  on<Name extends keyof NavigatorEvents>(
    name: Name,
    listener: (event: NavigatorEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener)
  }

  destroy(): void {
    this.#destroyed = true
    this.#measured.stop()
    this.#resize.disconnect()
    this.#layout.destroy()
    this.#frames.destroy()
    this.#measuring.end()
    this.#events.clear()
  }

  get #readingProgression(): 'ltr' | 'rtl' {
    return this.#options.manifest.metadata.readingProgression
  }

  async #open(): Promise<void> {
    const { locator, element } = this.#options
    try {
      this.#fetchAhead()
      await this.#measured.recall()
      const anchor = (locator && (await this.#walk.resolve(locator))) ?? this.#walk.start
      await this.#walk.toAnchor(anchor)
      this.#tell('open')
      await painted()
    } catch (error) {
      this.#fail(error)
      throw error
    }
    this.#resize.observe(element)
    this.#prepareSoon()
    this.#measureSoon()
  }

  /** Asks for all that the first page needs at once; it is on its way while the frame opens. */
  #fetchAhead(): void {
    const section = Math.max(0, this.#source.indexOf(splitHref(this.#locator.href).resource))
    void this.#fetch(section, this.#locator.locations.offset ?? 0)
  }

  /** Fetches the text at a place and the patterns for it. What cannot be had is told of by whoever needs it. */
  async #fetch(section: number, offset: number): Promise<void> {
    const { hyphenation, language } = this.#settings
    const text = this.#source
      .section(section)
      .then((prepared) => this.#source.chunk(section, chunkAt(prepared, offset)))
    await Promise.allSettled([text, hyphenation && loadPatterns(language)])
  }

  #askRelayout(): void {
    if (this.#relayoutAsked) return
    this.#relayoutAsked = true
    void this.#queue.run(async () => {
      this.#relayoutAsked = false
      await this.#relayout().catch((error: unknown) => this.#fail(error))
    })
  }

  async #relayout(): Promise<void> {
    const { clientWidth, clientHeight } = this.#options.element
    if (this.#destroyed || clientWidth === 0) return
    const geometry = pageGeometry(clientWidth, clientHeight, this.#settings)
    const key = layoutKey(this.#settings, geometry)
    if (key === this.#measured.layoutKey && sameGeometry(geometry, this.#geometry)) return

    const { anchor } = this.#walk
    this.#measured.stop()
    this.#geometry = geometry
    this.#laidOut = this.#settings
    this.#measured = this.#startMeasuring()
    const dress = frameDress(this.#laidOut, geometry)
    // All that takes its time comes first: no frame is drawn between the new style and the new page.
    await Promise.all([
      this.#measured.recall(),
      this.#frames.prepare(dress),
      this.#fetch(anchor.section, anchor.offset),
    ])
    this.#layout.reset(this.#context(), geometry)
    await this.#frames.dress(dress)
    await this.#walk.toAnchor(anchor)
    this.#tell('layout')
    this.#prepareSoon()
    this.#measureSoon()
  }

  #startMeasuring(): MeasuredPages {
    const { publicationId, manifest, pageMaps } = this.#options
    const job = {
      publicationId,
      hrefs: manifest.readingOrder.map(({ href }) => href),
      readingProgression: this.#readingProgression,
      settings: this.#laidOut,
      geometry: this.#geometry,
      fontFaces: this.#fontFaces,
    }
    const measured = new MeasuredPages(job, this.#source, pageMaps, this.#measuring, {
      onComplete: () => {
        if (measured === this.#measured && !this.#destroyed) this.#tell('exact')
      },
    })
    return measured
  }

  #turn(direction: 1 | -1): Promise<boolean> {
    if (this.#queue.waiting > mostWaitingTurns) return Promise.resolve(false)
    this.#measuring.rest()
    return this.#move('turn', () => (direction > 0 ? this.#walk.forward() : this.#walk.backward()))
  }

  #move(cause: LocatedCause, task: () => Promise<boolean>): Promise<boolean> {
    return this.#queue.run(async () => {
      if (this.#destroyed) return false
      try {
        const moved = await task()
        if (moved) {
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

  #prepareSoon(): void {
    atRest(() => {
      if (this.#queue.waiting > 0 || this.#destroyed) return
      void this.#queue.run(() =>
        // A neighbour that cannot be had is told of when somebody turns to it.
        this.#layout.prepareAround(this.#walk.place).catch(() => undefined),
      )
    })
  }

  /** Who makes the text larger by many keys waits for none of the sizes between. */
  #measureSoon(): void {
    const measured = this.#measured
    atRest(() => measured.run(this.#walk.place.section))
  }

  /** The visible page counted from the section's start, also where the flow starts in the middle. */
  #pageInSection(): number {
    const { section, page } = this.#walk.place
    const flow = this.#layout.flowOf(section)
    const prepared = this.#source.peek(section)
    if (!flow || !prepared || flow.isFromStart) return page
    const { chunk, offset } = flow.placeOf(page)
    const exact = this.#measured.flowOf(section, chunk)
    if (exact) return exact.pageOf(chunk, offset)
    const share = prepared.chunks[flow.base]!.start / Math.max(1, prepared.characters)
    return Math.round(share * sectionPages(this.#knownPages(), section)) + page
  }

  #knownPages(): KnownPages {
    return {
      pages: this.#isLinear.map((linear, section) =>
        linear ? this.#measured.pagesOf(section) : 0,
      ),
      weights: this.#weights,
      sample: this.#sample(),
    }
  }

  /** What is laid out around the reader in a section that is not measured yet. */
  #sample(): KnownPages['sample'] {
    const { section } = this.#walk.place
    const flow = this.#layout.flowOf(section)
    const prepared = this.#source.peek(section)
    if (!flow || !prepared?.characters || this.#measured.pagesOf(section) !== null) return undefined
    const laidOut = prepared.chunks.slice(flow.base, flow.end)
    const characters = laidOut.reduce((sum, chunk) => sum + chunk.characters, 0)
    const weight = (this.#weights[section]! * characters) / prepared.characters
    return { pages: flow.pages, weight }
  }

  #tell(cause: LocatedCause): void {
    if (cause !== 'exact') this.#locator = this.#describe()
    this.#events.emit('located', { locator: this.#locator, page: this.page, cause })
  }

  #describe(): Locator {
    const { section, offset } = this.#walk.anchor
    const prepared = this.#source.peek(section)
    if (!prepared) throw new RangeError(`section ${section} was never shown`)
    const chunk = chunkAt(prepared, offset)
    const mounted = this.#layout.mountedChunk(section, chunk)
    const title = this.#toc.titleAt(section, offset, mounted)
    const weights = this.#weights
    return describePlace({ prepared, section, chunk, offset, mounted, title, weights })
  }

  #fail(cause: unknown): void {
    if (this.#destroyed) return
    const error =
      cause instanceof ReaderError
        ? cause
        : new ReaderError('internal', 'The page could not be drawn', { cause })
    this.#events.emit('failed', { error })
  }

  #context(): MountContext {
    return {
      source: this.#source,
      frames: this.#frames,
      readingProgression: this.#readingProgression,
      // What is asked for meanwhile is for the next layout.
      settings: this.#laidOut,
    }
  }

  #listen(document: Document): void {
    const textEdges = () => {
      const { left, viewportWidth } = this.#geometry
      const side = Math.max(left, viewportWidth * 0.12)
      return { left: side, right: viewportWidth - side }
    }
    attachGestures(document, textEdges, {
      onSide: (side) => void (side === 'left' ? this.goLeft() : this.goRight()),
      onWheel: (direction) => void this.#turn(direction),
      onTap: (x, y) => this.#events.emit('tap', { x, y }),
      onKey: (event) => this.#events.emit('keydown', event),
      onPointerMove: () => this.#events.emit('pointermove', {}),
      onFocus: (element) => void this.#move('turn', () => this.#walk.toElement(element)),
      onLink: (anchor) => this.#follow(anchor),
    })
  }

  #follow(anchor: Element): void {
    const link = followLink(anchor, this.#options.publicationId)
    if (link.kind === 'external') this.#events.emit('externalLink', { url: link.url })
    else if (link.kind === 'note') this.#events.emit('note', link.note)
    else if (link.kind === 'internal') void this.go({ href: link.href })
  }
}

const sameGeometry = (a: PageGeometry, b: PageGeometry): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** A moment after the next frame: the page is painted, and whoever turns on at once goes first. */
const atRest = (task: () => void): void => {
  requestAnimationFrame(() => setTimeout(task, restMs))
}
const restMs = 40

/** Two frames: the first draws, the second comes when that is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
