import { languageAt, mayDivide } from '../hyphenator'
import { rulesOf } from '../style-rules'

import type { Hanging } from './hanging'
import type { WordDivider } from './measured-words'
import { measureParagraph, type Run } from './paragraph-lines'
import { chooseLines, writeLines } from './set-paragraph'
import type { Face, TextMeasurer } from './text-measurer'

export interface TypesettingOptions {
  readonly measurer: TextMeasurer
  /** Division of words for a language tag; `null` for one that is set without. */
  readonly divisionFor: (tag: string | null) => WordDivider | null
  /** Whether marks at a line's edge reach beyond it. */
  readonly hangsPunctuation: boolean
}

/** Why a paragraph is left to the browser's own line breaking. */
export type Obstacle =
  /** It is centred, or stands at the far side: any line ends of it are even. */
  | 'alignment'
  /** Its writing is broken by other rules than at spaces and hyphens, or runs the other way. */
  | 'script'
  /** Something in it is no text of a usual kind: a picture, a formula, a box. */
  | 'content'
  /** Its style asks for what cannot be kept: white space as typed, other cases, columns of lines. */
  | 'style'
  /** Its lines are of different lengths beside a float. */
  | 'float'
  /** Its beginning is set in a way of its own. */
  | 'beginning'
  /** Some part of it is wider than its lines. */
  | 'width'

/** What became of paragraphs; for people who look into the engine. */
export interface TypesettingCounts {
  /** Those of more than one line whose lines were chosen. */
  readonly set: number
  readonly left: Readonly<Partial<Record<Obstacle, number>>>
}

/** Elements that may hold a paragraph. */
const holders = 'p, li, dd, blockquote, div, figcaption'

/** Inline elements that change nothing but the face. */
const inlineElements = new Set(
  'a abbr b bdi big cite code del dfn em font i ins kbd mark s samp small span strong sub sup tt u var'.split(
    ' ',
  ),
)

/** Scripts that are broken by other rules than at spaces and hyphens, or run from right to left. */
const otherScripts =
  /[\u0590-\u08FF\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFB1D-\uFDFF\uFE30-\uFE4F\uFE70-\uFEFF\uFF00-\uFFEF]/

/** Formulas and drawings inside a text have no words to break. */
const whole = 'pre, code, kbd, samp, tt, [translate="no"]'

/**
 * Sets the paragraphs under an element line by line, each as a whole. What it cannot set stays for the
 * browser to break. All reading of the document comes before all writing.
 */
export function typeset(root: HTMLElement, options: TypesettingOptions): TypesettingCounts {
  const view = root.ownerDocument.defaultView
  if (!view) return { set: 0, left: {} }
  options.measurer.refresh()
  const floats = floatsIn(root, view)
  const mayBegin = setsBeginnings(root.ownerDocument)
  const paragraphs = Array.from(paragraphsIn(root, view))
  const writes: (() => void)[] = []
  let set = 0
  const left: Partial<Record<Obstacle, number>> = {}
  const leave = (why: Obstacle) => {
    left[why] = (left[why] ?? 0) + 1
  }
  for (const { element, style, kind, rect } of paragraphs) {
    if (kind === null) leave('alignment')
    else if (!isPlain(style)) leave('style')
    else if (isBeside(floats, rect)) leave('float')
    else if (mayBegin && hasOwnBeginning(element, view)) leave('beginning')
    else {
      const runs = runsOf(element, style, view, options)
      if (typeof runs === 'string') {
        leave(runs)
        continue
      }
      const width = rect.width - inlineEdges(style)
      const { fontSize, wordSpacing } = style
      const lines = measureParagraph(runs, indentOf(style, width), hangingOf(kind, options))
      const spacing = parseFloat(wordSpacing) || 0
      const chosen = chooseLines(lines, width, kind, parseFloat(fontSize), spacing)
      if (!chosen) leave('width')
      else {
        if (chosen.count > 1) set += 1
        writes.push(() => writeLines(element, runs, chosen))
      }
    }
  }
  for (const write of writes) write()
  return { set, left }
}

/** A ragged edge is none to reach beyond. */
const hangingOf = (
  kind: 'justified' | 'ragged',
  { hangsPunctuation }: TypesettingOptions,
): Hanging => {
  if (!hangsPunctuation) return 'none'
  return kind === 'justified' ? 'both' : 'start'
}

interface FoundParagraph {
  readonly element: HTMLElement
  readonly style: CSSStyleDeclaration
  /** `null` for one of another alignment. */
  readonly kind: 'justified' | 'ragged' | null
  readonly rect: DOMRect
}

function* paragraphsIn(root: HTMLElement, view: Window): Iterable<FoundParagraph> {
  for (const element of root.querySelectorAll<HTMLElement>(holders)) {
    if (!holdsText(element)) continue
    const style = view.getComputedStyle(element)
    const rect = element.getClientRects()[0]
    if (rect) yield { element, style, kind: alignmentOf(style), rect }
  }
}

/** Whether an element is a paragraph: text and inline elements, and nothing else. */
function holdsText(element: Element): boolean {
  let hasText = false
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) hasText ||= /\S/.test((node as Text).data)
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const name = (node as Element).localName
      if (blockElements.has(name)) return false
      hasText ||= inlineElements.has(name) && /\S/.test(node.textContent ?? '')
    }
  }
  return hasText
}

const blockElements = new Set(
  'address article aside blockquote dd div dl dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tbody td tr ul'.split(
    ' ',
  ),
)

function alignmentOf({ textAlign, direction }: CSSStyleDeclaration): 'justified' | 'ragged' | null {
  if (textAlign === 'justify') return 'justified'
  if (textAlign === 'start' || textAlign === (direction === 'rtl' ? 'right' : 'left'))
    return 'ragged'
  return null
}

const isPlain = (style: CSSStyleDeclaration): boolean =>
  (style.display === 'block' || style.display === 'list-item') &&
  style.direction === 'ltr' &&
  style.whiteSpace === 'normal' &&
  style.textTransform === 'none' &&
  style.wordBreak === 'normal' &&
  style.textAlignLast === 'auto' &&
  style.writingMode === 'horizontal-tb'

const inlineEdges = (style: CSSStyleDeclaration): number =>
  parseFloat(style.paddingLeft) +
  parseFloat(style.paddingRight) +
  parseFloat(style.borderLeftWidth) +
  parseFloat(style.borderRightWidth)

const indentOf = ({ textIndent }: CSSStyleDeclaration, width: number): number =>
  textIndent.endsWith('%') ? (parseFloat(textIndent) / 100) * width : parseFloat(textIndent) || 0

/** The paragraph's text in order, or what in it stands in the way. */
function runsOf(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  view: Window,
  { measurer, divisionFor }: TypesettingOptions,
): Run[] | Obstacle {
  const runs: Run[] = []
  const collect = (parent: Element, own: CSSStyleDeclaration): Obstacle | null => {
    let face: Face | undefined
    let divide: WordDivider | null = null
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node as Text
        if (text.length === 0) continue
        if (otherScripts.test(text.data)) return 'script'
        // Marks where a word might be divided, and nowhere it may.
        if (own.hyphens === 'none' && text.data.includes('\u00AD')) return 'style'
        if (!face) {
          face = measurer.faceOf(own)
          divide = parent.closest(whole) || !mayDivide(own) ? null : divisionFor(languageAt(parent))
        }
        runs.push({ node: text, face, divide, wordSpacing: parseFloat(own.wordSpacing) || 0 })
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const child = node as Element
        if (!inlineElements.has(child.localName)) return 'content'
        const childStyle = view.getComputedStyle(child)
        if (childStyle.display === 'none') continue
        if (!isPlainInline(childStyle)) return 'content'
        const obstacle = collect(child, childStyle)
        if (obstacle) return obstacle
      }
    }
    return null
  }
  return collect(element, style) ?? runs
}

const isPlainInline = (style: CSSStyleDeclaration): boolean =>
  style.display === 'inline' &&
  style.float === 'none' &&
  style.position === 'static' &&
  style.textTransform === 'none' &&
  style.whiteSpace === 'normal' &&
  inlineEdges(style) === 0 &&
  parseFloat(style.marginLeft) === 0 &&
  parseFloat(style.marginRight) === 0

/** Whether any style sheet sets first letters or first lines in a way of their own: asking each is dear. */
function setsBeginnings({ styleSheets, adoptedStyleSheets }: Document): boolean {
  const inRules = (rules: readonly CSSRule[]): boolean =>
    rules.some(
      (rule) =>
        ('selectorText' in rule && /first-l(?:etter|ine)/.test(String(rule.selectorText))) ||
        ('cssRules' in rule && inRules(Array.from(rule.cssRules as CSSRuleList))) ||
        ('styleSheet' in rule &&
          rule.styleSheet !== null &&
          inRules(rulesOf(rule.styleSheet as CSSStyleSheet))),
    )
  return [...styleSheets, ...adoptedStyleSheets].some((sheet) => inRules(rulesOf(sheet)))
}

/** A drop capital or a first line in another face, made by a style sheet. */
function hasOwnBeginning(element: Element, view: Window): boolean {
  const first = view.getComputedStyle(element, '::first-letter')
  if (first.float !== 'none' || first.getPropertyValue('initial-letter') !== 'normal') return true
  const own = view.getComputedStyle(element)
  const line = view.getComputedStyle(element, '::first-line')
  return (
    first.fontSize !== own.fontSize ||
    line.fontVariantCaps !== own.fontVariantCaps ||
    line.fontSize !== own.fontSize
  )
}

/** Boxes beside which lines are shorter. */
function floatsIn(root: Element, view: Window): DOMRect[] {
  const rects: DOMRect[] = []
  for (const element of root.querySelectorAll('img, figure, aside, div, table, span, svg')) {
    if (view.getComputedStyle(element).float !== 'none') rects.push(element.getBoundingClientRect())
  }
  return rects
}

const isBeside = (floats: readonly DOMRect[], { left, right, top, bottom }: DOMRect): boolean =>
  floats.some(
    (float) =>
      float.left < right &&
      float.right > left &&
      float.top <= bottom + 4 &&
      float.bottom >= top - 4,
  )
