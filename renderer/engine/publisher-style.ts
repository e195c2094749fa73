import { adaptSelector, pageUnits, withHouseFaces } from '#core/content/page-terms'

import { styleRulesIn } from './style-rules'

/** px at which publishers write: their sizes follow the person's font size from there. */
const referenceFontSize = 16
const pxPerUnit = { px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 } as const

/** How publishers align running text: the person's choice comes first (`settings-style.ts` says which). */
const running: ReadonlySet<string> = new Set(['justify', 'left', 'start'])
/** Also the right side, where the writing starts there. */
const chosen: ReadonlySet<string> = new Set([...running, 'right'])

/**
 * Fits a publisher's style sheet to the page, in place, through the browser's own parser: its
 * `body` means our `octavo-body`, absolute font sizes follow the chosen size, viewport units mean
 * the page, and justification can be taken back without touching what is centred.
 */
export function adaptPublisherSheet(sheet: CSSStyleSheet): void {
  for (const rule of styleRulesIn(sheet)) {
    const selector = adaptSelector(rule.selectorText)
    if (selector !== rule.selectorText) rule.selectorText = selector
    adaptDeclarations(rule.style)
    if (pseudoElement.test(selector)) adaptColours(rule.style)
  }
}

const pseudoElement = /:(?:before|after|first-letter|first-line|marker)/i

/** No selector of ours reaches the first letters and lines without making each paragraph dear to set. */
function adaptColours(style: CSSStyleDeclaration): void {
  for (const [name, own] of [
    ['color', '--o-pseudo-ink'],
    ['background-color', '--o-pseudo-ground'],
  ] as const) {
    const value = style.getPropertyValue(name)
    if (value) style.setProperty(name, `var(${own}, ${value})`, style.getPropertyPriority(name))
  }
}

/** Changes one rule's declarations as {@link adaptPublisherSheet} says. */
export function adaptDeclarations(style: CSSStyleDeclaration): void {
  const set = (name: string, value: string) => {
    style.setProperty(name, value, style.getPropertyPriority(name))
  }
  const fontSize = toRem(style.fontSize)
  if (fontSize) set('font-size', fontSize)
  if (/\d(?:px|pt|pc|cm|mm|in)$/.test(style.lineHeight)) style.removeProperty('line-height')

  const { fontFamily } = style
  if (fontFamily) {
    const families = withHouseFaces(fontFamily)
    if (families !== fontFamily) set('font-family', families)
  }

  const align = style.textAlign
  if (chosen.has(align)) set('text-align', `var(--o-${align}, ${align})`)
  if (align && !running.has(align) && !style.textIndent)
    style.setProperty('text-indent', '0', 'important')

  if (style.position === 'fixed') set('position', 'absolute')
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name)
    if (/\d(?:vw|vh|vmin|vmax|vi|vb)\b/.test(value)) set(name, pageUnits(value))
  }
}

/** An absolute font size as one that follows the chosen size; `null` for a relative one. */
export function toRem(size: string): string | null {
  const match = /^([\d.]+)(px|pt|pc|in|cm|mm)$/.exec(size)
  if (!match) return null
  const px = Number(match[1]) * pxPerUnit[match[2] as keyof typeof pxPerUnit]
  return `${Math.round((px / referenceFontSize) * 1000) / 1000}rem`
}
