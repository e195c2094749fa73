import { HighlightColour } from '#core/annotations'
import { highlightColours, searchColours } from '#core/highlight-colours'
import type { ThemeColours } from '#core/themes'

import { highlightName } from './decorations'

/**
 * How passages look that are drawn over, on the ground of a theme. Chromium before 118 knows no custom
 * properties in a highlight: the colours stand there themselves.
 */
export function highlightStyle(theme: ThemeColours): string {
  const colours = highlightColours(theme)
  const rules = HighlightColour.options.map((colour) => {
    const { ground, line } = colours[colour]
    return `::highlight(${highlightName(`highlight-${colour}`)}) { background-color: ${ground}; }
      ::highlight(${highlightName(`underline-${colour}`)}) { text-decoration: underline 2px ${line}; }
      ::highlight(${highlightName(`strike-${colour}`)}) { text-decoration: line-through 2px ${line}; }`
  })
  const { found, current } = searchColours(theme)
  rules.push(
    `::highlight(${highlightName('search')}) { background-color: ${found}; }
      ::highlight(${highlightName('search-current')}) { background-color: ${current}; }`,
  )
  return rules.join('\n')
}
