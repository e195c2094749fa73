import { houseClasses } from '#core/content/house-classes'

import { element, type Element } from './element'
import type { Paragraph } from './paragraph'

type Dress = Omit<Paragraph, 'kind' | 'content'>

/** Attributes of an element for a paragraph: what its author set by hand and the house would not. */
export function attributesOf({
  align,
  indent = 0,
  direction,
  language,
  startsPage,
}: Dress): Element['attributes'] {
  const style = [
    align && `text-align:${align}`,
    align === 'center' && 'text-indent:0',
    indent >= 1 && `margin-inline-start:${Math.min(8, Math.round(indent))}em`,
    startsPage && 'break-before:page',
  ]
    .filter(Boolean)
    .join(';')
  return {
    dir: direction,
    lang: language,
    style: style === '' ? undefined : style,
  }
}

/** A paragraph that stands by itself. */
export function paragraphMarkup(paragraph: Paragraph): Element {
  const { kind, content } = paragraph
  const attributes = attributesOf(paragraph)
  switch (kind.name) {
    // Titles and headings are set by the house.
    case 'title':
      return element('h1', { ...placeOf(paragraph), class: houseClasses.title }, content)
    case 'subtitle':
      return element('p', { ...placeOf(paragraph), class: houseClasses.byline }, content)
    case 'heading':
      return element(`h${kind.level}`, placeOf(paragraph), content)
    default:
      return element('p', attributes, content)
  }
}

/** Only what does not change how it is set. */
const placeOf = ({ startsPage = false, direction, language }: Dress): Element['attributes'] =>
  attributesOf({ startsPage, direction, language })
