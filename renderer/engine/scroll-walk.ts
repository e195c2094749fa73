import type { BookFrame } from './book-frame'
import type { ChunkEnd } from './chunk-box'
import { mountChunk, type MountContext, type MountedChunk } from './chunk-mount'
import type { PageGeometry } from './geometry'
import type { MeasuredPages } from './measuring/measured-pages'
import { chunkAt, type Place } from './reading-layout'
import { type MotionKind, ScrollMotion } from './scroll-motion'
import {
  allowedMove,
  type Band,
  bandsOf,
  bottomOf,
  isNear,
  overshoot,
  type Stacked,
  topAbove,
  topBelow,
} from './scroll-stack'
import { TextSearch } from './text-search'
import type { Anchor, Stride, TextWalk } from './text-walk'

export interface ScrollWalkContext {
  /** Which sections one comes to by scrolling; the others only by a link. */
  readonly isLinear: readonly boolean[]
  /** Pages as they would be in this layout. */
  readonly measured: () => MeasuredPages
  /** The text moved under a hand or a key. Told now and then, and at rest. */
  readonly onScrolled: () => void
  /** The text stands still where more of it is to come. */
  readonly onEdge: () => void
}

/** A chunk in the stack. */
interface Piece extends Stacked {
  readonly chunk: number
  readonly mounted: MountedChunk
  readonly search: TextSearch
  readonly marginAfter: number
}

/** Windows full of text that are ready on either side, and after how many more text is let go. */
const ahead = 2
const kept = 5

/** Lines of the last screenful that stay, to read on from. */
const linesKept = 2

/** Lines by which an arrow key moves. */
const linesByKey = 3

/** px by which a line may stand out of the window and still count as seen. */
const tolerance = 2

/**
 * Where the reader stands in text that is one long column. Only the chunks around the window are there, and
 * each knows its place by its neighbour: nothing that comes or goes above moves what is being read, and
 * there is no height of the whole to be guessed.
 */
export class ScrollWalk implements TextWalk {
  readonly #context: ScrollWalkContext
  readonly #motion: ScrollMotion
  readonly writingMode = 'horizontal-tb'
  #mount: MountContext
  #geometry: PageGeometry
  /** In reading order, without a gap. */
  #stack: readonly Piece[] = []
  #anchor: Anchor = { section: 0, offset: 0 }
  /** The person has moved since the anchor was read off the screen. */
  #hasMoved = false
  #shownFrames: ReadonlySet<BookFrame> = new Set()
  /** Another part of the text is on its way to the screen: no hand moves it before it is there. */
  #isRestacking = false

  constructor(mount: MountContext, geometry: PageGeometry, context: ScrollWalkContext) {
    this.#mount = mount
    this.#geometry = geometry
    this.#context = context
    this.#motion = new ScrollMotion({
      move: (by) => this.#move(by),
      isWaiting: (by) => this.#isRestacking || this.#hasMore(by),
      onProgress: context.onScrolled,
    })
  }

  get anchor(): Anchor {
    if (this.#hasMoved) {
      this.#hasMoved = false
      this.#anchor = this.#firstInView() ?? this.#anchor
    }
    return this.#anchor
  }

  get frame(): BookFrame | undefined {
    return this.#inView()[0]?.mounted.frame
  }

  /** Moves the text under the hand. A notch of the wheel is a matter of whole lines. @param px upwards */
  scrollBy(px: number, kind: MotionKind): void {
    this.#motion.by(kind === 'glide' ? wholeLines(px, this.#geometry.lineHeight) : px, kind)
  }

  pageInSection(pages: number): number {
    const { section, offset } = this.anchor
    const { characters = 0 } = this.#mount.source.peek(section) ?? {}
    const share = offset / Math.max(1, characters)
    return this.#context.measured().pageAt(section, offset) ?? Math.floor(share * pages)
  }

  laidOut(): { readonly pages: number; readonly share: number } | undefined {
    const { section } = this.anchor
    const prepared = this.#mount.source.peek(section)
    if (!prepared?.characters) return undefined
    const pieces = this.#stack.filter((piece) => piece.section === section)
    const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
    const characters = pieces.reduce(
      (sum, { chunk }) => sum + prepared.chunks[chunk]!.characters,
      0,
    )
    return {
      pages: height / this.#geometry.pageHeight,
      share: characters / prepared.characters,
    }
  }

  get mounted(): readonly MountedChunk[] {
    return this.#stack.map(({ mounted }) => mounted)
  }

  mountedChunk(section: number, chunk: number): MountedChunk | undefined {
    return this.#pieceOf(section, chunk)?.mounted
  }

  forward(stride: Stride): Promise<boolean> {
    return this.#stride(1, stride)
  }

  backward(stride: Stride): Promise<boolean> {
    return this.#stride(-1, stride)
  }

  async toEnd(): Promise<boolean> {
    const section = Math.max(0, this.#context.isLinear.lastIndexOf(true))
    const { chunks } = await this.#mount.source.section(section)
    const last = await this.#makePiece(section, chunks.length - 1, null)
    await this.#restack([{ ...last, top: this.#geometry.windowHeight - last.height }])
    this.#hasMoved = true
    return true
  }

  async toMeasuredPage({ section, page }: Place): Promise<boolean> {
    const { chunks } = await this.#mount.source.section(section)
    const flow = this.#context.measured().flow(section)
    const { chunk, offset } = flow.placeOf(page)
    return this.toAnchor({ section, offset: chunks[chunk]!.start + offset })
  }

  async toAnchor(anchor: Anchor): Promise<boolean> {
    const { section, offset } = anchor
    const prepared = await this.#mount.source.section(section)
    const chunk = chunkAt(prepared, offset)
    this.#motion.stop()
    const known = this.#pieceOf(section, chunk)
    const piece = known ?? (await this.#makePiece(section, chunk, null))
    await this.#restack(moved(known ? this.#stack : [piece], this.#lineAt(piece, offset)))
    this.#anchor = anchor
    this.#hasMoved = false
    return true
  }

  toElement(element: Element): Promise<boolean> {
    const { top, windowHeight, lineHeight } = this.#geometry
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const isThere = rect.top >= top - tolerance && rect.bottom <= top + windowHeight + tolerance
    if (isThere) return Promise.resolve(false)
    this.#motion.stop()
    return Promise.resolve(this.#move(Math.round(rect.top - top - 2 * lineHeight)) !== 0)
  }

  isInView({ section, offset }: Anchor): boolean {
    const { windowHeight, lineHeight } = this.#geometry
    const prepared = this.#mount.source.peek(section)
    const piece = prepared && this.#pieceOf(section, chunkAt(prepared, offset))
    if (!piece) return false
    const y = this.#lineAt(piece, offset)
    return y >= -tolerance && y + lineHeight <= windowHeight + tolerance
  }

  async prepareAround(): Promise<void> {
    try {
      await this.#fill(ahead * this.#geometry.windowHeight)
    } catch (error) {
      // Nothing is to come: whoever waits at the edge stands there.
      this.#motion.stop()
      throw error
    }
    await this.#trim()
  }

  reset(mount: MountContext, geometry: PageGeometry): void {
    this.destroy()
    this.#mount = mount
    this.#geometry = geometry
    this.#stack = []
    this.#shownFrames = new Set()
  }

  destroy(): void {
    this.#motion.stop()
    for (const { mounted } of this.#stack) mounted.box.remove()
  }

  async #stride(direction: 1 | -1, stride: Stride): Promise<boolean> {
    const { windowHeight, lineHeight } = this.#geometry
    const lines =
      stride === 'line' ? linesByKey : Math.max(1, windowHeight / lineHeight - linesKept)
    const way = direction * lines * lineHeight
    await this.#fill(Math.abs(way))
    if (allowedMove(this.#stack, way, windowHeight) === 0) return false
    this.#motion.by(this.#toWholeLine(way), 'glide')
    return true
  }

  /** As far as wished or a little less, so that a line stands whole at the window's upper edge. */
  #toWholeLine(way: number): number {
    const { top, lineHeight } = this.#geometry
    const edge = this.#motion.left + way
    for (const piece of this.#stack) {
      if (bottomOf(piece) <= edge) continue
      const { chunk, mounted, search } = piece
      const within = search.first((rect) => rect.top > top + edge - lineHeight + tolerance)
      const y = this.#lineAt(piece, mounted.section.chunks[chunk]!.start + within)
      return y > edge - lineHeight && y <= edge ? way + Math.round(y - edge) : way
    }
    return way
  }

  /** @returns px that the text has moved */
  #move(by: number): number {
    if (this.#isRestacking) return 0
    const allowed = allowedMove(this.#stack, by, this.#geometry.windowHeight)
    if (allowed !== 0) {
      this.#stack = moved(this.#stack, allowed)
      this.#hasMoved = true
      this.#paint()
    }
    if (allowed !== by && this.#hasMore(by)) this.#context.onEdge()
    return allowed
  }

  /** Shows other text than before, or the same elsewhere, and as much around it as the window holds. */
  async #restack(stack: readonly Piece[]): Promise<void> {
    this.#motion.stop()
    const before = this.#stack
    this.#stack = stack
    this.#isRestacking = true
    // A neighbour that cannot be had is told of when somebody comes to it.
    await this.#fill(0).catch(() => undefined)
    this.#isRestacking = false
    this.#stack = moved(this.#stack, overshoot(this.#stack, this.#geometry.windowHeight))
    const boxes = new Set(this.#stack.map(({ mounted }) => mounted.box))
    for (const { mounted } of before) if (!boxes.has(mounted.box)) mounted.box.remove()
    const shown = new Set(this.#inView().map(({ mounted }) => mounted.frame))
    await this.#mount.frames.reveal(shown)
    this.#shownFrames = shown
    this.#paint()
  }

  /** Adds to the stack until it reaches `margin` px beyond the window, or has all the text. */
  async #fill(margin: number): Promise<void> {
    const { windowHeight } = this.#geometry
    for (let last = this.#stack.at(-1); last; last = this.#stack.at(-1)) {
      const next = bottomOf(last) < windowHeight + margin ? this.#following(last) : null
      if (!next) break
      await this.#append(last, next)
    }
    for (let first = this.#stack[0]; first; first = this.#stack[0]) {
      if (first.top <= -margin || !this.#hasMore(-1)) break
      await this.#prepend(first)
    }
  }

  async #append(last: Piece, { section, chunk }: ChunkPlace): Promise<void> {
    const end = section === last.section ? endOf(last) : null
    const piece = await this.#makePiece(section, chunk, end)
    // The text may have moved meanwhile.
    const top = topBelow(this.#stack.at(-1)!, section, this.#geometry.lineHeight)
    this.#stack = [...this.#stack, { ...piece, top }]
    if (!this.#isRestacking) this.#paint()
  }

  async #prepend(first: Piece): Promise<void> {
    const { section, chunk } = await this.#preceding(first)
    const piece = await this.#makePiece(section, chunk, null)
    let [below, ...rest] = this.#stack as [Piece, ...Piece[]]
    if (below.section === section) below = joined(below, piece)
    const top = topAbove(piece, below, this.#geometry.lineHeight)
    this.#stack = [{ ...piece, top }, below, ...rest]
    // At once: what was joined has moved in its box.
    if (!this.#isRestacking) this.#paint()
  }

  async #makePiece(section: number, chunk: number, previous: ChunkEnd | null): Promise<Piece> {
    const mounted = await mountChunk(this.#mount, section, chunk, previous)
    const { end, marginAfter } = mounted.box.extent()
    const search = new TextSearch(mounted.box.text)
    return { section, chunk, mounted, search, top: 0, height: Math.round(end), marginAfter }
  }

  async #trim(): Promise<void> {
    const { windowHeight } = this.#geometry
    const near = this.#stack.filter((piece) => isNear(piece, windowHeight, kept * windowHeight))
    for (const piece of this.#stack) if (!near.includes(piece)) piece.mounted.box.remove()
    this.#stack = near
    await this.#mount.frames.trim(new Set(near.map(({ mounted }) => mounted.frame)))
  }

  #paint(): void {
    for (const { mounted, top } of this.#stack) mounted.box.showAt(top)
    const inView = this.#inView()
    const shown = new Set(inView.map(({ mounted }) => mounted.frame))
    if (!hasSame(shown, this.#shownFrames)) {
      for (const frame of this.#shownFrames) frame.setVisible(shown.has(frame))
      for (const frame of shown) frame.setVisible(true)
      this.#shownFrames = shown
    }
    if (shown.size > 1) this.#shareWindow(inView)
  }

  /** Sections in several documents lie over each other: each shows only its own part of the height. */
  #shareWindow(inView: readonly Piece[]): void {
    const { top } = this.#geometry
    const bands = bandsOf(inView)
    for (const frame of this.#shownFrames) {
      const own = new Set<Band>()
      for (const { section, mounted } of inView) {
        if (mounted.frame === frame) own.add(bands.get(section)!)
      }
      frame.setBands([...own].map(({ from, to }) => ({ from: from + top, to: to + top })))
    }
  }

  #inView(): Piece[] {
    return this.#stack.filter((piece) => isNear(piece, this.#geometry.windowHeight, 0))
  }

  /** The first text that stands whole below the window's upper edge. */
  #firstInView(): Anchor | null {
    const { top, windowHeight } = this.#geometry
    for (const piece of this.#inView()) {
      const { section, chunk, search, mounted } = piece
      if (chunk === 0 && piece.top >= -tolerance) return { section, offset: 0 }
      const within = search.first((rect) => rect.top >= top - tolerance)
      const isLast = bottomOf(piece) >= windowHeight
      if (within < mounted.box.text.length || isLast) {
        return { section, offset: mounted.section.chunks[chunk]!.start + within }
      }
    }
    return null
  }

  /** Upper edge of the line in which an offset of the section stands, in px from the top of the window. */
  #lineAt({ chunk, mounted, search, top, height }: Piece, offset: number): number {
    // What stands over the first words, such as a picture, is part of the beginning.
    if (offset <= mounted.section.leading) return top
    const { lineHeight } = this.#geometry
    const rect = search.boxAt(offset - mounted.section.chunks[chunk]!.start)
    if (!rect) return top + height - lineHeight
    const within = rect.top - mounted.box.element.getBoundingClientRect().top
    return top + Math.round(within - Math.max(0, lineHeight - rect.height) / 2)
  }

  #pieceOf(section: number, chunk: number): Piece | undefined {
    return this.#stack.find((piece) => piece.section === section && piece.chunk === chunk)
  }

  /** Whether there is text beyond the stack, below it or (`by` negative) above. */
  #hasMore(by: number): boolean {
    const edge = by < 0 ? this.#stack[0] : this.#stack.at(-1)
    if (!edge) return false
    if (by > 0) return this.#following(edge) !== null
    return edge.chunk > 0 || this.#linearBefore(edge.section) >= 0
  }

  #following({ section, chunk, mounted }: Piece): ChunkPlace | null {
    if (chunk + 1 < mounted.section.chunks.length) return { section, chunk: chunk + 1 }
    const next = this.#context.isLinear.indexOf(true, section + 1)
    return next < 0 ? null : { section: next, chunk: 0 }
  }

  /** To be asked only where something precedes. */
  async #preceding({ section, chunk }: Piece): Promise<ChunkPlace> {
    if (chunk > 0) return { section, chunk: chunk - 1 }
    const before = this.#linearBefore(section)
    const { chunks } = await this.#mount.source.section(before)
    return { section: before, chunk: chunks.length - 1 }
  }

  #linearBefore(section: number): number {
    return section > 0 ? this.#context.isLinear.lastIndexOf(true, section - 1) : -1
  }
}

const wholeLines = (px: number, lineHeight: number): number =>
  (Math.round(px / lineHeight) || Math.sign(px)) * lineHeight

type ChunkPlace = Pick<Piece, 'section' | 'chunk'>

/** In one column nothing is left of a page: only the margin goes on below the chunk. */
const endOf = ({ marginAfter }: Piece): ChunkEnd => ({ tail: 0, marginAfter })

const moved = (stack: readonly Piece[], by: number): readonly Piece[] =>
  by === 0 ? stack : stack.map((piece) => ({ ...piece, top: piece.top - by }))

/** The first chunk of the stack when another comes above it: what is added over its text lies above its old edge. */
function joined(below: Piece, above: Piece): Piece {
  const { box } = below.mounted
  box.joinTo(endOf(above))
  const height = Math.round(box.extent().end)
  return { ...below, top: below.top - (height - below.height), height }
}

const hasSame = <Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item))
