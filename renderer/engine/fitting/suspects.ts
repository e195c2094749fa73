import { styleRulesIn } from '../style-rules'

/** What is seen whole or not at all. */
export const pictures = 'img, svg:not(svg svg), video, audio, canvas'

/**
 * What may be larger than a page, or lie beside it. `along`: it may go beyond the end of a line. `across`: it
 * may also lie over or beside other text, or leave pages empty.
 */
type Reach = 'along' | 'across'

const nested = ':is(ul, ol, dl, blockquote)'

/** By what a thing is, by its attributes, or by how often it is in its like. */
const byNature: Readonly<Record<Reach, string>> = {
  along: `${pictures}, table, math, fieldset, ${nested} ${nested} ${nested}, [width], [size], [nowrap]`,
  across: `[height]:not(${pictures}), [align]:is(img, table)`,
}

/** Selectors of what may be larger than a page. */
export type SuspectRules = Readonly<Record<Reach, string>>

/** The things in a text that may be larger than a page: nothing else can be. */
export interface Suspects {
  /** In the order of the document. */
  readonly elements: readonly HTMLElement[]
  /** Whether one of them may lie over or beside other text, or leave pages empty. */
  readonly reachAcross: boolean
}

/** What a publisher's sheets make suspect: most chapters of most books hold nothing of the kind. */
export function suspectRules(sheets: readonly CSSStyleSheet[]): SuspectRules {
  const selectors = { along: new Set([byNature.along]), across: new Set([byNature.across]) }
  for (const sheet of sheets) {
    for (const { selectorText, style } of styleRulesIn(sheet)) {
      const reach = reachOf(style)
      if (reach) selectors[reach].add(selectorText)
    }
  }
  // A list of this kind passes over what selects no element, such as first letters.
  const anyOf = (list: ReadonlySet<string>) => `:is(${Array.from(list).join(', ')})`
  return { along: anyOf(selectors.along), across: anyOf(selectors.across) }
}

/** @param rules what {@link suspectRules} says; the things' own styles count beside them */
export function suspectsIn(body: Element, { along, across }: SuspectRules): Suspects {
  const found = body.querySelectorAll<HTMLElement>(`${along}, ${across}, [style]`)
  const elements: HTMLElement[] = []
  let reachAcross = false
  for (const element of found) {
    const own = reachOf(element.style)
    const isAcross = own === 'across' || element.matches(across)
    if (own === null && !isAcross && !element.matches(along)) continue
    if (element.parentElement?.closest('svg, math')) continue
    elements.push(element)
    reachAcross ||= isAcross
  }
  return { elements, reachAcross }
}

function reachOf(style: CSSStyleDeclaration): Reach | null {
  let widest: Reach | null = null
  for (const name of style) {
    const reach = declaredReach(name, style.getPropertyValue(name))
    if (reach === 'across') return reach
    widest = reach ?? widest
  }
  return widest
}

/**
 * What a declaration leads to that gives a thing a size of its own, takes it out of the flow of the text or
 * moves it by more than a few letters; `null` for any other. What cannot be told reaches across.
 */
export function declaredReach(name: string, value: string): Reach | null {
  const rule = placing.find(({ names }) => names.test(name))
  if (rule) return rule.harmless.test(value) ? null : rule.reach
  if (!spacing.test(name)) return null
  if (value !== '' && !value.includes('(') && !isLong(name, value)) return null
  return alongOnly.test(name) ? 'along' : 'across'
}

/** Properties that give size or place, and the values with which they do not. */
const placing: readonly { names: RegExp; harmless: RegExp; reach: Reach }[] = [
  { names: /^float$/, harmless: /^none$/, reach: 'across' },
  { names: /^position$/, harmless: /^(?:static|relative)$/, reach: 'across' },
  { names: /^(?:top|right|bottom|left|inset.*)$/, harmless: /^(?:auto|0|0px)$/, reach: 'across' },
  {
    names: /^(?:transform|translate|rotate|scale|zoom)$/,
    harmless: /^(?:none|normal|1|100%)$/,
    reach: 'across',
  },
  {
    names: /^(?:min-|max-)?(?:height|block-size)$/,
    harmless: /^(?:auto|none|0|0px)$/,
    reach: 'across',
  },
  { names: /^writing-mode$/, harmless: /^horizontal-tb$/, reach: 'across' },
  { names: /^grid-/, harmless: /^(?:auto|none|row|normal)$/, reach: 'across' },
  {
    names: /^display$/,
    harmless: /^(?:block|inline|list-item|none|contents|flow-root)$/,
    reach: 'along',
  },
  { names: /^text-wrap/, harmless: /^(?:wrap|auto|balance|pretty|stable)$/, reach: 'along' },
  { names: /^white-space$/, harmless: /^(?:normal|pre-line|pre-wrap)$/, reach: 'along' },
  { names: /^(?:min-)?(?:width|inline-size)$/, harmless: /^(?:auto|0|0px)$/, reach: 'along' },
  { names: /^column-(?:count|width)$/, harmless: /^(?:auto|1)$/, reach: 'along' },
  { names: /^flex-(?:basis|shrink)$/, harmless: /^(?:auto|1)$/, reach: 'along' },
]

/** Properties that take as much room as they say. */
const spacing =
  /^(?:margin|padding|border-.*(?:width|spacing)$|text-indent|font-size$|line-height|letter-spacing|word-spacing|(?:row|column)-gap)/
const alongOnly = /^(?:text-indent|font-size|letter-spacing|word-spacing|column-gap)/

const pxPerEm = 16
const pxPerUnit: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, '%': 4 }
const longestPx = 4 * pxPerEm

function isLong(name: string, value: string): boolean {
  // What is drawn towards other text may lie over it.
  if (name.startsWith('margin') && value.startsWith('-')) return true
  const isOfFont = name === 'font-size' || name === 'line-height'
  return Array.from(value.matchAll(/([\d.]+)(%|[a-z]+)/g)).some(([, number, unit]) => {
    const px = isOfFont && unit === '%' ? pxPerEm / 100 : (pxPerUnit[unit!] ?? pxPerEm)
    return Number(number) * px > longestPx
  })
}
