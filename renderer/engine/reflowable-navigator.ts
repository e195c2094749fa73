import { offsetOfId } from '#core/content/prepared-section'
import { ReaderError } from '#core/errors'
import type { ReaderSettings } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import { sectionWeights } from '#core/publication/progression'
import { firstSection, isTextView, pageAt, placeIn } from '#core/publication/text-view'

import type { ChapterStart } from './chapter-pages'
import type { MountContext } from './chunk-mount'
import { type Decoration, type DecorationGroup, Decorator } from './decorations'
import { describePlace } from './describe-place'
import { DocumentListener } from './document-listener'
import { type EngineFacts, typesettingOf } from './engine-facts'
import { EventEmitter } from './event-emitter'
import { FramePool } from './frame-pool'
import { pageGeometry, type PageBlock, type PageGeometry } from './geometry'
import { loadPatterns } from './hyphenator'
import { layoutKey } from './layout-key'
import { charactersPerLine } from './line-length'
import { MeasuredPages } from './measuring/measured-pages'
import { MeasuringPool } from './measuring/measuring-pool'
import { NoteView } from './note-view'
import { locatePage, sectionPages } from './page-numbers'
import { PageTexts } from './page-texts'
import { PageWalk } from './page-walk'
import { PlaceNumbers } from './place-numbers'
import { chunkAt, ReadingLayout } from './reading-layout'
import { resolveTarget } from './resolve-target'
import type { MotionKind } from './scroll-motion'
import { ScrollWalk } from './scroll-walk'
import { SectionSource } from './section-source'
import { onlyColoursDiffer, withColoursOf } from './settings-change'
import { frameDress } from './settings-style'
import { splitHref } from './split-href'
import { TaskQueue } from './task-queue'
import type { Anchor, Stride, TextWalk } from './text-walk'
import { TocPlaces } from './toc-places'
import type {
  LocatedCause,
  NavigatorEvents,
  NavigatorOptions,
  NoteReference,
  PageInfo,
  PagePreview,
  VisualNavigator,
} from './visual-navigator'
import { isVertical, pageBlockOf } from './writing-direction'

/** Turns asked for while others wait are dropped: a held key must not run on after it is released. */
const mostWaitingTurns = 3

/** Estimates are bettered so often while pages are counted. */
const progressMs = 1000

/** Draws a reflowable publication, in pages or as one long column. See `docs/adr` on the reading engine. */
export class ReflowableNavigator implements VisualNavigator {
  readonly ready: Promise<void>
  readonly #options: NavigatorOptions
  readonly #events = new EventEmitter<NavigatorEvents>()
  readonly #queue = new TaskQueue()
  readonly #source: SectionSource
  readonly #toc: TocPlaces
  /** Where the pages of the print edition begin. */
  readonly #printPages: TocPlaces
  readonly #isLinear: readonly boolean[]
  readonly #weights: readonly number[]
  readonly #frames: FramePool
  readonly #measuring: MeasuringPool
  /** How the text on the screen is gone through, out of all ways. */
  #walk: TextWalk
  readonly #walks: { readonly paginated: PageWalk; readonly scrolled: ScrollWalk }
  readonly #notes: NoteView
  readonly #texts: PageTexts
  readonly #decorator = new Decorator()
  readonly #resize: ResizeObserver
  #settings: ReaderSettings
  /** The settings by which the text on the screen was made. */
  #laidOut: ReaderSettings
  #geometry: PageGeometry
  #measured: MeasuredPages
  readonly #numbers: PlaceNumbers
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
      firstSection(manifest),
    )
    this.#toc = new TocPlaces(manifest.toc, this.#source)
    const printPages = manifest.pageList.map((page) => ({ ...page, children: [] }))
    this.#printPages = new TocPlaces(printPages, this.#source)
    this.#isLinear = manifest.readingOrder.map(({ linear }) => linear !== false)
    this.#weights = sectionWeights(manifest)
    this.#geometry = pageGeometry(element.clientWidth, element.clientHeight, settings)

    const dress = frameDress(settings, this.#geometry)
    const onCreate = ({ document }: { document: Document }) => listener.listen(document)
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
    const isLinear = this.#isLinear
    const measured = () => this.#measured
    const layout = new ReadingLayout(this.#context(), this.#geometry, (section) =>
      this.#measured.known(section),
    )
    this.#walks = {
      paginated: new PageWalk({ layout, source: this.#source, isLinear, measured }),
      scrolled: new ScrollWalk(this.#context(), this.#geometry, {
        isLinear,
        measured,
        onScrolled: () => this.#scrolled(),
        onEdge: () => this.#growAtEdge(),
      }),
    }
    this.#walk = this.#walks[settings.flow]
    this.#numbers = new PlaceNumbers({
      source: this.#source,
      toc: this.#toc,
      isLinear,
      weights: this.#weights,
      measured,
      walk: () => this.#walk,
      onArrived: () => {
        if (!this.#destroyed) this.#tell('exact')
      },
    })
    const notes = new NoteView(this.#source, fontFaces)
    const listener = new DocumentListener({
      publicationId,
      source: this.#source,
      notes,
      decorator: this.#decorator,
      events: this.#events,
      walk: () => this.#walk,
      isScrolled: () => this.#walk === this.#walks.scrolled,
      textEdges: () => this.#textEdges,
      describe: (anchor) => this.#describe(anchor),
      go: (href) => void this.go({ href }),
      toSide: (side) => void (side === 'left' ? this.goLeft() : this.goRight()),
      turn: (direction) => void this.#turn(direction),
      scroll: (px, kind) => this.#scroll(px, kind),
      follow: (move) => void this.#move('turn', () => move(this.#walk)),
    })
    this.#notes = notes
    this.#texts = new PageTexts(this.#source)
    this.#resize = new ResizeObserver(() => this.#askRelayout())
    this.ready = this.#queue.run(() => this.#open())
  }

  get currentLocator(): Locator {
    return this.#locator
  }

  get page(): PageInfo {
    const { anchor, writingMode } = this.#walk
    const { section, offset } = anchor
    const printPage = this.#printPages.titleAt(section, offset)
    return {
      ...this.#numbers.inView(anchor, this.#pageBlock.pagesInView, this.#showsEnd),
      ...(printPage !== undefined && { printPage }),
      ...(this.#source.peek(section)?.isRepaired && { isDamaged: true as const }),
      ...(isVertical(writingMode) && { isVertical: true as const }),
    }
  }

  go(target: Locator | { readonly href: string }): Promise<boolean> {
    return this.#move('jump', async () => {
      const place = placeIn(this.#options.manifest, { locations: {}, ...target })
      const anchor = await resolveTarget(this.#source, place)
      return anchor !== null && this.#walk.toAnchor(anchor)
    })
  }

  goToPage(page: number): Promise<boolean> {
    return this.#move('jump', async () => {
      const { known } = this.#numbers
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

  goUp(): Promise<boolean> {
    return this.#turn(-1, 'line')
  }

  goDown(): Promise<boolean> {
    return this.#turn(1, 'line')
  }

  goLeft(): Promise<boolean> {
    return this.#turn(this.#readingProgression === 'rtl' ? 1 : -1)
  }

  goRight(): Promise<boolean> {
    return this.#turn(this.#readingProgression === 'rtl' ? -1 : 1)
  }

  goToStart(): Promise<boolean> {
    return this.#move('jump', () => this.#walk.toAnchor(this.#start))
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
    return this.#numbers.pageOf(placeIn(this.#options.manifest, locator))
  }

  titlesOf(locator: Locator): readonly string[] {
    return this.#numbers.titlesOf(placeIn(this.#options.manifest, locator))
  }

  chapters(): readonly ChapterStart[] {
    return this.#numbers.chapters()
  }

  async preview(page: number, characters: number): Promise<PagePreview> {
    const { section, from, to, isExact } = await this.#numbers.spanOf(page)
    const title = this.#toc.titleAt(section, from)
    if (!isExact) return { title, text: null }
    const asked = { section, from, to, characters }
    return { title, text: await this.#texts.firstWords(asked, this.#settings) }
  }

  isVisible(asked: Locator): boolean {
    const { href, locations } = placeIn(this.#options.manifest, asked)
    const section = this.#source.indexOf(splitHref(href).resource)
    const prepared = this.#source.peek(section)
    const { fragment } = locations
    const inside = prepared && fragment !== undefined ? offsetOfId(prepared, fragment) : undefined
    const offset = locations.offset ?? inside
    return offset !== undefined && this.#walk.isInView({ section, offset })
  }

  decorate(group: DecorationGroup, decorations: readonly Decoration[]): void {
    this.#decorator.set(group, decorations)
  }

  selectFirstWord(): void {
    const { section, offset } = this.#walk.anchor
    const prepared = this.#source.peek(section)
    const chunk = prepared && chunkAt(prepared, offset)
    const mounted = chunk === undefined ? undefined : this.#walk.mountedChunk(section, chunk)
    if (!prepared || !mounted) return
    const within = offset - prepared.chunks[mounted.at.chunk]!.start
    const leading = /^\s*/.exec(mounted.box.text.slice(within, 200))![0].length
    const position = mounted.box.text.positionOf(within + leading)
    const selection = mounted.frame.document.getSelection()
    if (!position || !selection) return
    this.focus()
    selection.collapse(position.node, position.index)
    selection.modify('extend', 'forward', 'word')
  }

  clearSelection(): void {
    for (const { frame } of this.#walk.mounted) frame.document.getSelection()?.removeAllRanges()
  }

  charactersPerLine(): number | null {
    const direction = { writingMode: this.#walk.writingMode, columns: this.#readingProgression }
    return charactersPerLine(
      this.#options.element,
      this.#pageBlock,
      direction,
      this.#laidOut.fontSize,
    )
  }

  showNote({ href }: NoteReference, element: HTMLElement): Promise<number> {
    return this.#notes.show(href, element, this.#settings)
  }

  focus(): void {
    this.#walk.frame?.element.focus({ preventScroll: true })
  }

  facts(): EngineFacts {
    const { mounted } = this.#walk
    const { set, left } = typesettingOf(mounted)
    const sections = this.#source.count
    const isMeasured = (section: number) => this.#measured.pagesOf(section) !== null
    return {
      paragraphsSet: set,
      paragraphsLeft: left,
      chunksMounted: mounted.length,
      sectionsMeasured: Array.from({ length: sections }, (_, at) => at).filter(isMeasured).length,
      sections,
      layoutKey: this.#measured.layoutKey,
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
    this.#measured.stop()
    this.#resize.disconnect()
    for (const walk of Object.values(this.#walks)) walk.destroy()
    this.#frames.destroy()
    this.#measuring.end()
    this.#events.clear()
  }

  get #readingProgression(): 'ltr' | 'rtl' {
    return this.#options.manifest.metadata.readingProgression
  }

  get #pageBlock(): PageBlock {
    return pageBlockOf(this.#walk.writingMode, this.#geometry)
  }

  /** Beside a narrow text there is room for a finger all the same. */
  get #textEdges(): { readonly left: number; readonly right: number } {
    const { viewportWidth } = this.#geometry
    const side = Math.max(this.#pageBlock.left, viewportWidth * 0.12)
    return { left: side, right: viewportWidth - side }
  }

  get #start(): Anchor {
    return { section: Math.max(0, this.#isLinear.indexOf(true)), offset: 0 }
  }

  get #showsEnd(): boolean {
    const section = this.#isLinear.lastIndexOf(true)
    const characters = this.#source.peek(section)?.characters
    return (
      characters !== undefined &&
      this.#walk.isInView({ section, offset: Math.max(0, characters - 1) })
    )
  }

  async #open(): Promise<void> {
    const { locator, element } = this.#options
    try {
      this.#fetchAhead()
      await this.#measured.recall()
      const anchor = (locator && (await resolveTarget(this.#source, locator))) ?? this.#start
      await this.#walk.toAnchor(anchor)
      this.#tell('open')
      await painted()
    } catch (error) {
      this.#fail(error)
      throw error
    }
    this.#resize.observe(element)
    // Who turns on at once has a page to come to before the counting takes its part of the processor.
    void this.#prepare().then(() => this.#measureSoon())
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
    const hasSamePages = key === this.#measured.layoutKey && sameGeometry(geometry, this.#geometry)
    if (hasSamePages && this.#settings.flow === this.#laidOut.flow) return

    const { anchor } = this.#walk
    this.#geometry = geometry
    this.#laidOut = this.#settings
    if (!hasSamePages) {
      this.#measured.stop()
      this.#measured = this.#startMeasuring()
    }
    const dress = frameDress(this.#laidOut, geometry)
    // All that takes its time comes first: no frame is drawn between the new style and the new page.
    await Promise.all([
      this.#measured.recall(),
      this.#frames.prepare(dress),
      this.#fetch(anchor.section, anchor.offset),
    ])
    // Who has scrolled on meanwhile stays there.
    const place = this.#walk.anchor
    for (const walk of Object.values(this.#walks)) walk.reset(this.#context(), geometry)
    this.#walk = this.#walks[this.#laidOut.flow]
    await this.#frames.dress(dress)
    await this.#walk.toAnchor(place)
    this.#tell('layout')
    this.#prepareSoon()
    this.#measureSoon()
  }

  #startMeasuring(): MeasuredPages {
    const { publicationId, manifest, pageMaps } = this.#options
    const job = {
      publicationId,
      hrefs: manifest.readingOrder.map(({ href }) => href),
      firstSection: firstSection(manifest),
      readingProgression: this.#readingProgression,
      settings: { ...this.#laidOut, flow: 'paginated' as const },
      geometry: this.#geometry,
      fontFaces: this.#fontFaces,
    }
    let told = performance.now()
    const tell = () => {
      told = performance.now()
      if (measured === this.#measured && !this.#destroyed) this.#tell('exact')
    }
    const measured = new MeasuredPages(job, this.#source, pageMaps, this.#measuring, {
      onProgress: () => {
        if (performance.now() - told > progressMs) tell()
      },
      onComplete: tell,
    })
    return measured
  }

  #turn(direction: 1 | -1, stride: Stride = 'page'): Promise<boolean> {
    if (this.#queue.waiting > mostWaitingTurns) return Promise.resolve(false)
    this.#measuring.rest()
    return this.#move('turn', async () => {
      const isForward = direction > 0
      const moved = await (isForward ? this.#walk.forward(stride) : this.#walk.backward(stride))
      if (!moved) this.#events.emit('edge', { direction: isForward ? 'forward' : 'backward' })
      return moved
    })
  }

  #scroll(px: number, kind: MotionKind): void {
    this.#measuring.rest()
    this.#walks.scrolled.scrollBy(px, kind)
  }

  #scrolled(): void {
    if (this.#destroyed) return
    this.#tell('turn')
    this.#prepareSoon()
  }

  /** Somebody stands where more text is to come: unlike {@link #prepareSoon} it says why there is none. */
  #growAtEdge(): void {
    if (this.#queue.waiting > 0) return
    void this.#queue.run(() =>
      this.#walk.prepareAround().catch((error: unknown) => this.#fail(error)),
    )
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
      if (this.#queue.waiting === 0) void this.#prepare()
    })
  }

  #prepare(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#destroyed) return
      // A neighbour that cannot be had is told of when somebody turns to it.
      await this.#walk.prepareAround().catch(() => undefined)
      this.#decorator.sync(this.#walk.mounted)
    })
  }

  /** Who makes the text larger by many keys waits for none of the sizes between; who leafs, for no count. */
  #measureSoon(measured = this.#measured): void {
    atRest(() => {
      if (this.#destroyed) return
      if (this.#measuring.isResting) this.#measureSoon(measured)
      else measured.run(this.#walk.anchor.section)
    })
  }

  #tell(cause: LocatedCause): void {
    if (cause !== 'exact') {
      this.#locator = this.#describe(this.#walk.anchor)
      this.#decorator.sync(this.#walk.mounted)
    }
    this.#events.emit('located', { locator: this.#locator, page: this.page, cause })
  }

  #describe({ section, offset }: Anchor): Locator {
    const prepared = this.#source.peek(section)
    if (!prepared) throw new RangeError(`section ${section} was never shown`)
    const chunk = chunkAt(prepared, offset)
    const place = describePlace({
      prepared,
      section,
      chunk,
      offset,
      mounted: this.#walk.mountedChunk(section, chunk),
      previous: this.#walk.mountedChunk(section, chunk - 1),
      title: this.#toc.titleAt(section, offset),
      weights: this.#weights,
    })
    if (!isTextView(this.#options.manifest)) return place
    const position = pageAt(prepared, offset)
    return position === undefined
      ? place
      : { ...place, locations: { ...place.locations, position } }
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
