import type { XmlElement } from '#core/content/xml-tree'

import { known, type TextProperties } from '../office/text-properties'

/** Formatting of a paragraph. */
export interface ParagraphProperties {
  readonly align?: string
  /** In twentieths of a point. */
  readonly indent?: number
  readonly indentEnd?: number
  readonly isRightToLeft?: boolean
  readonly startsPage?: boolean
  /** 0 to 8, as Word counts. */
  readonly outlineLevel?: number
  readonly listId?: string
  readonly listLevel?: number
}

/** Reads `<w:rPr>`. */
export function readRunProperties(element: XmlElement | undefined): TextProperties {
  if (!element) return {}
  const underline = valueOf(element, 'u')
  const position = valueOf(element, 'vertalign')
  const languages = element.child('lang')
  const found = {
    isBold: toggle(element, 'b'),
    isItalic: toggle(element, 'i'),
    isUnderlined: underline === undefined ? undefined : underline !== 'none',
    isStruck: toggle(element, 'strike') ?? toggle(element, 'dstrike'),
    isSmallCaps: toggle(element, 'smallcaps'),
    isCaps: toggle(element, 'caps'),
    isHidden: toggle(element, 'vanish'),
    isRightToLeft: toggle(element, 'rtl'),
    position: position === undefined ? raised(element) : (positions[position] ?? 'baseline'),
    language: tagOf(languages, 'val'),
    languageComplex: tagOf(languages, 'bidi'),
    languageAsian: tagOf(languages, 'eastasia'),
  } as const
  return known(found)
}

const positions: Readonly<Record<string, TextProperties['position']>> = {
  superscript: 'super',
  subscript: 'sub',
}

/** Some raise letters by hand. */
function raised(element: XmlElement): TextProperties['position'] {
  const height = toNumber(valueOf(element, 'position')) ?? 0
  if (height === 0) return undefined
  return height > 0 ? 'super' : 'sub'
}

/** Reads `<w:pPr>`. */
export function readParagraphProperties(element: XmlElement | undefined): ParagraphProperties {
  if (!element) return {}
  const indents = element.child('ind')
  const numbering = element.child('numpr')
  return known({
    align: valueOf(element, 'jc'),
    indent: toNumber(indents?.attribute('start') ?? indents?.attribute('left')),
    indentEnd: toNumber(indents?.attribute('end') ?? indents?.attribute('right')),
    isRightToLeft: toggle(element, 'bidi'),
    startsPage: toggle(element, 'pagebreakbefore'),
    outlineLevel: toNumber(valueOf(element, 'outlinelvl')),
    listId: numbering && valueOf(numbering, 'numid'),
    listLevel: numbering && toNumber(valueOf(numbering, 'ilvl')),
  })
}

/** A language; nothing where the text is marked to be in none. */
function tagOf(languages: XmlElement | undefined, name: string): string | undefined {
  const tag = languages?.attribute(name)
  return tag === undefined || /^(?:zxx|none|x-none)$/i.test(tag) ? undefined : tag
}

/** `w:val` of a child; empty where the child has none. */
export function valueOf(element: XmlElement, name: string): string | undefined {
  const child = element.child(name)
  return child && (child.attribute('val') ?? '')
}

/** `<w:b/>` is on, `<w:b w:val="0"/>` is off. */
export function toggle(element: XmlElement, name: string): boolean | undefined {
  const value = valueOf(element, name)
  return value === undefined ? undefined : !/^(?:0|false|off|none)$/i.test(value)
}

function toNumber(text: string | undefined): number | undefined {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isFinite(number) ? number : undefined
}
