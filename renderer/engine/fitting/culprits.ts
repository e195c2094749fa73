import type { Ink } from './ink'
import { leading, type Pages } from './pages'
import { pictures } from './suspects'

/** px by which something may go beyond where it should end. */
const tolerance = 8

/** Signs in these stand over each other as their author wants it. */
const layered = 'math, ruby'

/** Finds out to whom it is due that a text does not fit its pages. */
export class Culprits {
  readonly #suspects: ReadonlySet<HTMLElement>
  readonly #pages: Pages
  readonly #isPatient: boolean
  readonly #found = new Set<HTMLElement>()

  /**
   * @param suspects in the order of the document
   * @param isPatient to blame one suspect for what is cut, not all that stand around it
   */
  constructor(suspects: ReadonlySet<HTMLElement>, pages: Pages, isPatient: boolean) {
    this.#suspects = suspects
    this.#pages = pages
    this.#isPatient = isPatient
  }

  /**
   * Those to whom the gravest fault is due; it may be the cause of others.
   * @param isAll whether this is all that is to be seen
   */
  among(ink: readonly Ink[], isAll: boolean): ReadonlySet<HTMLElement> {
    this.#lookForCut(ink)
    if (this.#found.size > 0 || !isAll) return this.#found
    const inOrder = [...ink].sort((a, b) => a.start - b.start)
    this.#lookForCovered(inOrder)
    if (this.#found.size === 0) this.#lookForEmpty(inOrder)
    return this.#found
  }

  /**
   * What no page shows whole, and what goes on beyond the end of the text. What is cut across the lines may
   * be so for what stands before it: of that, the first alone.
   */
  #lookForCut(ink: readonly Ink[]): void {
    const cut = ink.filter(({ isWhole, end }) => !isWhole || end > this.#pages.end + tolerance)
    if (!this.#isPatient) {
      for (const { node } of cut) for (const element of this.#around(node)) this.#add(element)
      return
    }
    for (const { node, isWholeAlong } of cut) if (!isWholeAlong) this.#addAround(node)
    // Where its lines happen to lie like those of the pages, Chromium cuts it between two of them.
    for (const element of this.#suspects) if (this.#isTallPiece(element)) this.#add(element)
    const inOrder = cut.sort((a, b) => a.start - b.start)
    for (const { node } of inOrder) {
      if (this.#found.size > 0) return
      this.#addAround(node)
    }
    for (const { node, isWholeAlong } of inOrder) {
      if (this.#found.size > 0) return
      if (isWholeAlong) this.#add(this.#drawingBefore(node))
    }
  }

  /** What may have drawn a text out of its page without standing around it: the nearest before it. */
  #drawingBefore(node: Node): HTMLElement | undefined {
    const before = Array.from(this.#suspects).filter((element) => isBefore(element, node))
    return before.findLast(drawsText)
  }

  /** Lines that lie over lines of another text. @param ink by where it starts */
  #lookForCovered(ink: readonly Ink[]): void {
    const lines = ink.filter(({ node }) => isText(node) && !node.parentElement?.closest(layered))
    for (const [index, line] of lines.entries()) {
      for (let at = index + 1; at < lines.length && lines[at]!.start < line.end; at++) {
        if (!isOver(line, lines[at]!)) continue
        this.#addBetween(line.node, lines[at]!.node)
        break
      }
    }
  }

  /**
   * Boxes that leave the height of a page without anything to see, and pictures for which there is no room
   * below what stands above them. @param ink by where it starts
   */
  #lookForEmpty(ink: readonly Ink[]): void {
    const { depth, end } = this.#pages
    const gaps: Gap[] = []
    let from = 0
    for (const { start: to, end: next, node } of [...ink, { start: end, end, node: null }]) {
      if (to - from >= depth) gaps.push({ from, to })
      const isPageEmpty = Math.floor(to / depth) > Math.ceil(from / depth)
      if (isPageEmpty && node && !isText(node)) this.#add(this.#around(node)[0])
      from = Math.max(from, next)
    }
    if (gaps.length > 0) this.#addHollow(gaps)
  }

  /** The innermost boxes that ask for room in a gap. */
  #addHollow(gaps: readonly Gap[]): void {
    const hollow = new Set<HTMLElement>()
    for (const element of this.#suspects) {
      const places = Array.from(element.getClientRects(), (rect) => this.#pages.place(rect, false))
      const [from, to] = [places[0]?.start ?? 0, places.at(-1)?.end ?? 0]
      const isIn = (gap: Gap) => Math.min(gap.to, to) - Math.max(gap.from, from) > tolerance
      if (!gaps.some(isIn) || !claimsRoom(element)) continue
      // What stands around it came before it.
      for (const outer of this.#around(element).slice(1)) hollow.delete(outer)
      hollow.add(element)
    }
    for (const element of hollow) this.#add(element)
  }

  /** What may have put one of two texts over the other: around one of them, between them, around both. */
  #addBetween(one: Node, other: Node): void {
    const [a, b] = [this.#around(one), this.#around(other)]
    const apart = [
      a.find((element) => !element.contains(other)),
      b.find((element) => !element.contains(one)),
    ].filter((element) => element !== undefined)
    if (apart.length > 0) return apart.forEach((element) => this.#add(element))
    const between = Array.from(this.#suspects).filter(
      (element) => isBefore(one, element) !== isBefore(other, element),
    )
    if (between.length > 0) return between.forEach((element) => this.#add(element))
    this.#add(a[0])
  }

  /** The outermost that leaves its page, or else the innermost. */
  #addAround(node: Node): void {
    const around = this.#around(node)
    this.#add(around.findLast((element) => this.#leavesPage(element)) ?? around[0])
  }

  #add(element: HTMLElement | undefined): void {
    if (element) this.#found.add(element)
  }

  /** Suspects around a node and itself, the innermost first. */
  #around(node: Node): HTMLElement[] {
    const around: HTMLElement[] = []
    for (let at: Node | null = node; at; at = at.parentNode) {
      if (this.#suspects.has(at as HTMLElement)) around.push(at as HTMLElement)
    }
    return around
  }

  /** Whether something that no page break can divide is taller than a page. */
  #isTallPiece(element: Element): boolean {
    const places = Array.from(element.getClientRects(), (rect) => this.#pages.place(rect, false))
    const height = places.reduce((sum, { start, end }) => sum + end - start, 0)
    return height > this.#pages.depth && /^inline-|math/.test(getComputedStyle(element).display)
  }

  #leavesPage(element: Element): boolean {
    const rects = Array.from(element.getClientRects())
    const isPicture = element.matches(pictures)
    if (isPicture && rects.length > 1) return true
    return rects.some((rect) => !this.#pages.place(rect, !isPicture).isWhole)
  }
}

/** px across the lines in which nothing is to be seen. */
interface Gap {
  readonly from: number
  readonly to: number
}

const isText = ({ nodeType }: Node): boolean => nodeType === Node.TEXT_NODE

/** Whether the letters of a line lie over those of another: not only its leading does. */
function isOver(one: Ink, other: Ink): boolean {
  if (one.node === other.node || one.column !== other.column) return false
  const along = Math.min(one.lineEnd, other.lineEnd) - Math.max(one.lineStart, other.lineStart)
  const [a, b] = [one, other].map(({ start, end }) => leading * (end - start))
  const across = Math.min(one.end - a!, other.end - b!) - Math.max(one.start + a!, other.start + b!)
  return along > 2 && across > 1
}

const isBefore = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** Whether a thing asks for room across the lines that nothing in it may need. */
function claimsRoom(element: HTMLElement): boolean {
  const style = element.computedStyleMap()
  return claims.some((name) => !/^(?:auto|none|0px)$/.test(String(style.get(name))))
}

/** Whether a thing can move text that does not stand in it. */
function drawsText(element: HTMLElement): boolean {
  const { float, marginTop, marginRight, marginBottom, marginLeft } = getComputedStyle(element)
  const margins = [marginTop, marginRight, marginBottom, marginLeft].map(parseFloat)
  return float !== 'none' || margins.some((margin) => margin < 0)
}

const claims = [
  'block-size',
  'min-block-size',
  'padding-block-start',
  'padding-block-end',
  'border-block-start-width',
  'border-block-end-width',
  'grid-template-rows',
]
