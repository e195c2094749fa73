import { scratchRange } from '../scratch-range'
import { seenAttribute, unsetAttribute } from '../typesetting/typesetting-style'
import { isVertical, type WritingDirection } from '../writing-direction'

import { Culprits } from './culprits'
import { fitAttribute, shareProperty, stepsFor } from './fitting-style'
import { inkIn } from './ink'
import { Pages } from './pages'
import { pictures, type Suspects } from './suspects'

/** Each may bring to light what the one before hid: a cell in a table in a flex box. */
const mostRounds = 32
/** Rounds in which one at a time is blamed for what is cut: lists may be nested by the dozen. */
const patientRounds = 16

/**
 * Makes a text fit its pages: everything in it lies whole on one of them, no line over another, and no page
 * stays empty. As long as that is not so, those to whom it is due go one step away from their publisher's
 * layout, and the text is looked at again. What fits keeps the layout that it has.
 *
 * @param box the row of columns; lines that are laid out are those of the browser
 */
export function fitToPages(
  box: HTMLElement,
  body: HTMLElement,
  { elements, reachAcross }: Suspects,
  direction: WritingDirection,
): void {
  if (elements.length === 0) return
  for (const element of elements) layOutLines(element)
  let pages = new Pages(box, body, direction)
  for (const drawing of elements) if (drawing.localName === 'svg') makeScalable(drawing)
  for (const placed of elements) if (isPlacedOnBox(placed, box, pages)) goFurther(placed, pages)

  const left = new Set(elements)
  // As long as nothing goes beyond its line, and nothing across lines, all other text is where it should be.
  let looksAtAll =
    reachAcross ||
    isVertical(direction.writingMode) ||
    elements.some((element) => isTallPicture(element, pages))
  for (let round = 0; round < mostRounds; round++) {
    if (looksAtAll) box.removeAttribute(unsetAttribute)
    pages = new Pages(box, body, direction)
    const parts = looksAtAll ? [body] : outermost(elements)
    const ink = parts.flatMap((part) => Array.from(inkIn(part, pages)))
    const culprits = new Culprits(left, pages, round < patientRounds).among(ink, looksAtAll)
    if (culprits.size === 0) return
    for (const culprit of culprits) if (!goFurther(culprit, pages)) left.delete(culprit)
    looksAtAll = true
  }
}

/** A thing is seen with all its text, where a box has not laid out its lines yet. */
function layOutLines(element: Element): void {
  element.closest('p')?.setAttribute(seenAttribute, '')
  for (const paragraph of element.querySelectorAll('p')) paragraph.setAttribute(seenAttribute, '')
}

/** Those that are in no other. @param elements in the order of the document */
function outermost(elements: readonly HTMLElement[]): HTMLElement[] {
  let last: HTMLElement | undefined
  return elements.filter((element) => {
    if (last?.contains(element)) return false
    last = element
    return true
  })
}

/** Text before it may be moved to another page by it. */
function isTallPicture(element: Element, pages: Pages): boolean {
  if (!element.matches(pictures)) return false
  const { start, end } = pages.place(element.getBoundingClientRect(), false)
  return end - start > pages.depth / 2
}

/** A drawing that names no view box would be cropped, not made smaller. */
function makeScalable(drawing: Element): void {
  const [width, height] = ['width', 'height'].map((name) => Number(drawing.getAttribute(name)))
  if (!drawing.hasAttribute('viewBox') && width && height)
    drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
}

/** The text as a whole has no size of its own: nothing has its place in it but by what stands around. */
function isPlacedOnBox(element: HTMLElement, box: HTMLElement, pages: Pages): boolean {
  if (element.offsetParent !== box || getComputedStyle(element).position !== 'absolute')
    return false
  return !pages.place(element.getBoundingClientRect(), false).isFarAway
}

/** @returns whether it can go further still */
function goFurther(element: HTMLElement, pages: Pages): boolean {
  const steps = stepsFor(element)
  const taken = element.getAttribute(fitAttribute)?.split(' ') ?? []
  const step = steps[taken.length]
  if (!step) return false
  element.setAttribute(fitAttribute, [...taken, step].join(' '))
  if (step === 'small') element.style.setProperty(shareProperty, shareOf(element, pages))
  dropImportance(element.style)
  return taken.length + 1 < steps.length
}

/** What is important in an element's own style would hold against any sheet. */
function dropImportance(style: CSSStyleDeclaration): void {
  for (const name of Array.from(style)) {
    if (style.getPropertyPriority(name) !== '')
      style.setProperty(name, style.getPropertyValue(name))
  }
}

/** The share of its size with which an element fits its page; for a picture, the next one to be tried. */
function shareOf(element: HTMLElement, pages: Pages): string {
  if (element.matches(pictures))
    return (Number(element.style.getPropertyValue(shareProperty) || 1) - 0.1).toFixed(2)
  const range = scratchRange(element.ownerDocument)
  range.selectNodeContents(element)
  const { lineStart, lineEnd, start, end } = pages.place(range.getBoundingClientRect(), false)
  return Math.min(1, pages.length / (lineEnd - lineStart), pages.depth / (end - start)).toFixed(2)
}
