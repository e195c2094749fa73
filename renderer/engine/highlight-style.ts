import { HighlightColour } from '#core/annotations'
import { highlightColours, searchColours } from '#core/highlight-colours'
import type { ThemeColours } from '#core/themes'

import { type DecorationStyle, highlightName } from './decorations'
import { markAttribute, markElement } from './vertical-marks'

/**
 * How passages look that are drawn over, on the ground of a theme. Chromium before 118 knows no custom
 * properties in a highlight: the colours stand there themselves.
 */
export function highlightStyle(theme: ThemeColours): string {
  const colours = highlightColours(theme)
  const rules = HighlightColour.options.map((colour) => {
    const { ground, line } = colours[colour]
    return `${drawn(`highlight-${colour}`)} { background-color: ${ground}; }
      ${drawn(`underline-${colour}`)} { text-decoration: underline 2px ${line}; }
      ${drawn(`strike-${colour}`)} { text-decoration: line-through 2px ${line}; }
      ${mark(`highlight-${colour}`)} { background-color: ${ground}; }
      ${mark(`underline-${colour}`)} { border-right: 2px solid ${line}; }
      ${mark(`strike-${colour}`)} { background: linear-gradient(${line}, ${line}) center / 2px 100% no-repeat; }`
  })
  const { found, current } = searchColours(theme)
  rules.push(
    `${drawn('search')} { background-color: ${found}; }
      ${drawn('search-current')} { background-color: ${current}; }
      ${markElement} { position: absolute; z-index: -1; box-sizing: border-box; pointer-events: none; }
      ${mark('search')} { background-color: ${found}; }
      ${mark('search-current')} { background-color: ${current}; }`,
  )
  return rules.join('\n')
}

/**
 * The passages of a style. All elements inherit it from the root: a rule that matched each of them would be
 * worked out anew for each, seventeen times, whenever it is styled.
 */
const drawn = (style: DecorationStyle): string => `:root::highlight(${highlightName(style)})`

/** What lies under vertical lines in place of a highlight. */
const mark = (style: DecorationStyle): string => `${markElement}[${markAttribute}='${style}']`
