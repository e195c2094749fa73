import type { ReaderSettings } from '#core/preferences'
import type { Locator } from '#core/publication/locator'

import type { ChapterStart } from '../chapter-pages'
import type { Decoration, DecorationGroup } from '../decorations'
import type { EngineFacts } from '../engine-facts'
import { EventEmitter } from '../event-emitter'
import { splitHref } from '../split-href'
import type {
  LocatedCause,
  NavigatorEvents,
  NavigatorOptions,
  NoteReference,
  PageInfo,
  PagePreview,
  PageZoom,
  VisualNavigator,
} from '../visual-navigator'

import { layoutRuns, type LayoutRun, likelyPages, manifestOfRun, weightOfRun } from './layout-runs'

/** Makes the navigator of one run. */
type CreateNavigator = (options: NavigatorOptions) => VisualNavigator

interface Part {
  readonly run: LayoutRun
  readonly weight: number
  readonly likelyPages: number
  readonly element: HTMLElement
  /** `null` before it is needed. */
  navigator: VisualNavigator | null
}

/** A hidden one is made and laid out as if it were seen: its pages are counted. */
const outOfSight = 'inset(100%)'

/**
 * Draws a publication in which pages with a fixed layout stand among text that flows: each run of the one
 * kind or the other by a navigator of its own, one of them in sight. To whoever looks on they are one.
 */
export class MixedNavigator implements VisualNavigator {
  readonly ready: Promise<void>
  readonly #options: NavigatorOptions
  readonly #create: CreateNavigator
  readonly #events = new EventEmitter<NavigatorEvents>()
  readonly #parts: readonly Part[]
  readonly #decorations = new Map<DecorationGroup, readonly Decoration[]>()
  #current: number
  #settings: ReaderSettings
  #isSwitching = false
  #destroyed = false

  constructor(options: NavigatorOptions, create: CreateNavigator) {
    const { manifest, locator } = options
    this.#options = options
    this.#create = create
    this.#settings = options.settings
    this.#parts = layoutRuns(manifest).map((run) => ({
      run,
      weight: weightOfRun(manifest, run),
      likelyPages: likelyPages(manifest, run),
      element: this.#addElement(),
      navigator: null,
    }))
    this.#current = Math.max(0, locator ? this.#partOf(locator.href) : 0)
    const { ready } = this.#navigatorOf(this.#current, locator)
    this.#putInSight(this.#current)
    this.ready = ready
    ready.then(
      () => this.#makeOthers(),
      () => undefined,
    )
  }

  get currentLocator(): Locator {
    return this.#inPublication(this.#now.currentLocator, this.#current)
  }

  get page(): PageInfo {
    const { page } = this.#now
    const before = this.#pagesBefore(this.#current)
    return {
      ...page,
      page: before + page.page,
      lastPage: before + page.lastPage,
      total: this.#pagesBefore(this.#parts.length),
      exact: this.#parts.every(({ navigator }) => navigator?.page.exact),
      layout: this.#parts[this.#current]!.run.layout,
    }
  }

  get zoom(): PageZoom | undefined {
    return this.#now.zoom
  }

  go(target: Locator | { readonly href: string }): Promise<boolean> {
    const part = this.#partOf(target.href)
    if (part < 0) return Promise.resolve(false)
    return this.#goIn(part, 'jump', (navigator) => navigator.go(target))
  }

  goToPage(page: number): Promise<boolean> {
    const [part, within] = this.#placeOfPage(page)
    return this.#goIn(part, 'jump', (navigator) => navigator.goToPage(within))
  }

  goForward(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goForward())
  }

  goBackward(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goBackward())
  }

  goUp(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goUp())
  }

  goDown(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goDown())
  }

  goLeft(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goLeft())
  }

  goRight(): Promise<boolean> {
    return this.#turn((navigator) => navigator.goRight())
  }

  goToStart(): Promise<boolean> {
    return this.#goIn(0, 'jump', (navigator) => navigator.goToStart())
  }

  goToEnd(): Promise<boolean> {
    return this.#goIn(this.#parts.length - 1, 'jump', (navigator) => navigator.goToEnd())
  }

  submitSettings(settings: ReaderSettings): void {
    this.#settings = settings
    for (const { navigator } of this.#parts) navigator?.submitSettings(settings)
  }

  pageOf(locator: Locator): number | null {
    const part = this.#partOf(locator.href)
    const page = this.#parts[part]?.navigator?.pageOf(locator) ?? null
    const isCounted = this.#parts.slice(0, part).every(({ navigator }) => navigator?.page.exact)
    return page === null || !isCounted ? null : this.#pagesBefore(part) + page
  }

  chapters(): readonly ChapterStart[] {
    return this.#parts.flatMap(({ navigator }, index) =>
      (navigator?.chapters() ?? []).map((chapter) => ({
        ...chapter,
        page: this.#pagesBefore(index) + chapter.page,
      })),
    )
  }

  preview(page: number, characters: number): Promise<PagePreview> {
    const [part, within] = this.#placeOfPage(page)
    return this.#navigatorOf(part).preview(within, characters)
  }

  decorate(group: DecorationGroup, decorations: readonly Decoration[]): void {
    this.#decorations.set(group, decorations)
    for (const { navigator } of this.#parts) navigator?.decorate(group, decorations)
  }

  titlesOf(locator: Locator): readonly string[] {
    return this.#now.titlesOf(locator)
  }

  selectFirstWord(): void {
    this.#now.selectFirstWord()
  }

  clearSelection(): void {
    this.#now.clearSelection()
  }

  isVisible(locator: Locator): boolean {
    return this.#partOf(locator.href) === this.#current && this.#now.isVisible(locator)
  }

  charactersPerLine(): number | null {
    return this.#now.charactersPerLine()
  }

  showNote(note: NoteReference, element: HTMLElement): Promise<number> {
    return this.#now.showNote(note, element)
  }

  focus(): void {
    this.#now.focus()
  }

  facts(): EngineFacts {
    return this.#now.facts()
  }

  on<Name extends keyof NavigatorEvents>(
    name: Name,
    listener: (event: NavigatorEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener)
  }

  destroy(): void {
    this.#destroyed = true
    for (const { navigator, element } of this.#parts) {
      navigator?.destroy()
      element.remove()
    }
    this.#events.clear()
  }

  get #now(): VisualNavigator {
    return this.#navigatorOf(this.#current)
  }

  #addElement(): HTMLElement {
    const element = document.createElement('div')
    Object.assign(element.style, { position: 'absolute', inset: '0' })
    this.#options.element.append(element)
    return element
  }

  #navigatorOf(index: number, locator?: Locator): VisualNavigator {
    const part = this.#parts[index]!
    if (part.navigator) return part.navigator
    const { manifest, pageMaps } = this.#options
    const navigator = this.#create({
      ...this.#options,
      element: part.element,
      manifest: manifestOfRun(manifest, part.run),
      settings: this.#settings,
      locator,
      // Each counts its own pages only.
      pageMaps: {
        get: (layoutKey) => pageMaps.get(`${index}|${layoutKey}`),
        put: (layoutKey, pageMap) => pageMaps.put(`${index}|${layoutKey}`, pageMap),
      },
    })
    part.navigator = navigator
    for (const [group, decorations] of this.#decorations) navigator.decorate(group, decorations)
    this.#listen(navigator, index)
    return navigator
  }

  /** One after the other: none keeps the one in sight from what it does. */
  async #makeOthers(): Promise<void> {
    for (const [index] of this.#parts.entries()) {
      if (this.#destroyed) return
      if (index !== this.#current) this.#putOutOfSight(index)
      // Why it cannot be shown is said to whoever goes there.
      await this.#navigatorOf(index).ready.catch(() => undefined)
    }
    if (!this.#destroyed) this.#tell('exact')
  }

  #listen(navigator: VisualNavigator, index: number): void {
    const isInSight = () => index === this.#current && !this.#isSwitching
    navigator.on('located', ({ locator, cause }) => {
      if (!isInSight()) return cause === 'exact' ? this.#tell('exact') : undefined
      // A link may have led to what another navigator draws.
      const part = this.#partOf(locator.href)
      if (part >= 0 && part !== index) return void this.go(locator)
      this.#tell(cause)
      return undefined
    })
    navigator.on('edge', ({ direction }) => {
      if (isInSight()) void this.#cross(direction)
    })
    for (const name of handedOn) {
      navigator.on(name, (event) => {
        if (isInSight() || name === 'failed') this.#events.emit(name, event)
      })
    }
  }

  /** A turn within a run; at its end what listens to the edge goes on. */
  async #turn(task: (navigator: VisualNavigator) => Promise<boolean>): Promise<boolean> {
    const before = this.#current
    const moved = await task(this.#now)
    return moved || this.#current !== before || this.#isSwitching
  }

  #cross(direction: 'forward' | 'backward'): Promise<boolean> {
    const next = this.#current + (direction === 'forward' ? 1 : -1)
    if (!this.#parts[next]) return Promise.resolve(false)
    return this.#goIn(next, 'turn', (navigator) =>
      direction === 'forward' ? navigator.goToStart() : navigator.goToEnd(),
    )
  }

  /** Goes to a place in a run, and brings that in sight once it is drawn. */
  async #goIn(
    part: number,
    cause: LocatedCause,
    task: (navigator: VisualNavigator) => Promise<boolean>,
  ): Promise<boolean> {
    if (part === this.#current) return task(this.#now)
    if (this.#isSwitching) return false
    this.#isSwitching = true
    try {
      if (!this.#parts[part]!.navigator) this.#putOutOfSight(part)
      const navigator = this.#navigatorOf(part)
      await navigator.ready
      // Where it stands already there is nothing to go to.
      await task(navigator)
      if (this.#destroyed) return false
      const hadFocus = this.#parts[this.#current]!.element.contains(document.activeElement)
      this.#putOutOfSight(this.#current)
      this.#current = part
      this.#putInSight(part)
      if (hadFocus) navigator.focus()
    } finally {
      this.#isSwitching = false
    }
    this.#tell(cause)
    return true
  }

  #putInSight(index: number): void {
    const { element } = this.#parts[index]!
    element.inert = false
    element.style.clipPath = ''
  }

  #putOutOfSight(index: number): void {
    const { element } = this.#parts[index]!
    element.inert = true
    element.style.clipPath = outOfSight
  }

  #tell(cause: LocatedCause): void {
    this.#events.emit('located', { locator: this.currentLocator, page: this.page, cause })
  }

  /** Run that a resource belongs to; `-1` for one that is not in the reading order. */
  #partOf(href: string): number {
    const { readingOrder } = this.#options.manifest
    const { resource } = splitHref(href)
    const section = readingOrder.findIndex((link) => link.href === resource || link.href === href)
    return this.#parts.findIndex(({ run }) => run.sections.has(section))
  }

  #pagesIn({ navigator, likelyPages: likely }: Part): number {
    return navigator?.page.total ?? likely
  }

  #pagesBefore(part: number): number {
    return this.#parts.slice(0, part).reduce((sum, one) => sum + this.#pagesIn(one), 0)
  }

  /** Run and page in it, from 1, of a page of the publication. */
  #placeOfPage(page: number): [part: number, page: number] {
    let within = Math.max(1, page)
    for (const [index, part] of this.#parts.entries()) {
      const pages = this.#pagesIn(part)
      if (within <= pages) return [index, within]
      within -= pages
    }
    const last = this.#parts.length - 1
    return [last, this.#pagesIn(this.#parts[last]!)]
  }

  /** What a run's navigator says of a place, as a place of the whole publication. */
  #inPublication(locator: Locator, index: number): Locator {
    const { totalProgression } = locator.locations
    if (totalProgression === undefined) return locator
    const weights = this.#parts.map(({ weight }) => weight)
    const sum = (some: readonly number[]) => some.reduce((total, weight) => total + weight, 0)
    const before = sum(weights.slice(0, index)) + totalProgression * weights[index]!
    return {
      ...locator,
      locations: { ...locator.locations, totalProgression: before / Math.max(1, sum(weights)) },
    }
  }
}

/** What is the same for all runs. */
const handedOn = [
  'externalLink',
  'note',
  'selection',
  'decoration',
  'tap',
  'keydown',
  'pointermove',
  'failed',
] as const satisfies readonly (keyof NavigatorEvents)[]
