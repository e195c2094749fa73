import { houseClasses } from '#core/content/house-classes'

import { plainText } from './plain-text'

/** A heading in sanitised HTML. */
export interface Heading {
  /** Where its start tag begins, and behind its end tag. */
  readonly at: number
  readonly end: number
  /** 1 to 6. */
  readonly level: number
  readonly label: string
  /** Its own, or one that it is to be given. */
  readonly id: string
  readonly hasId: boolean
  /** The title of the whole work, which is no chapter of it. */
  readonly isTitle: boolean
}

/** A `<` in text or in an attribute is escaped, so that these are start tags. */
const headingTags = /<h([1-6])((?: [^>]*)?)>/g
const longestLabel = 300

/** @param taken ids that are in the document */
export function findHeadings(html: string, taken: ReadonlySet<string>): Heading[] {
  const headings: Heading[] = []
  for (const match of html.matchAll(headingTags)) {
    const [tag, level = '', attributes = ''] = match
    const close = html.indexOf(`</h${level}>`, match.index)
    const inner = html.slice(match.index + tag.length, close)
    const own = / id="([^"]*)"/.exec(attributes)?.[1]
    headings.push({
      at: match.index,
      end: close + 5,
      level: Number(level),
      label: plainText(inner).slice(0, longestLabel),
      id: own === undefined ? freeId(headings.length, taken) : plainText(own),
      hasId: own !== undefined,
      isTitle: attributes.includes(`"${houseClasses.title}"`),
    })
  }
  return headings
}

function freeId(index: number, taken: ReadonlySet<string>): string {
  let id = `heading-${index + 1}`
  while (taken.has(id)) id = `${id}-`
  return id
}
