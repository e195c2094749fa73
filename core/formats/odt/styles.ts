import type { XmlElement } from '#core/content/xml-tree'

import { kindByName, type ParagraphKind } from '../office/style-names'
import { known, type TextProperties } from '../office/text-properties'

/** Formatting of a paragraph. */
export interface ParagraphProperties {
  readonly align?: string
  /** In em of text at 12 pt. */
  readonly indent?: number
  readonly indentEnd?: number
  readonly isRightToLeft?: boolean
  readonly breaksBefore?: boolean
  readonly breaksAfter?: boolean
}

/** A style with all that it takes from those above it. */
export interface Style {
  readonly kind: ParagraphKind | undefined
  readonly text: TextProperties
  readonly paragraph: ParagraphProperties
  readonly listStyle: string | undefined
  /** Level of the outline to which its paragraphs belong. */
  readonly outlineLevel: number | undefined
  /** A page style follows, with which a page begins. */
  readonly changesPage: boolean
}

export interface Styles {
  /** Without a name, what holds for all of the family. */
  find(family: 'paragraph' | 'text', name: string | undefined): Style
  readonly lists: ReadonlyMap<string, XmlElement>
  /** Numbers of headings. */
  readonly outline: XmlElement | undefined
}

const longestChain = 20
const nothing: Style = {
  kind: undefined,
  text: {},
  paragraph: {},
  listStyle: undefined,
  outlineLevel: undefined,
  changesPage: false,
}

/** @param roots the files with styles; of two styles of one name the later one counts */
export function readStyles(roots: readonly XmlElement[]): Styles {
  const elements = new Map<string, XmlElement>()
  const lists = new Map<string, XmlElement>()
  const defaults = new Map<string, Style>()
  for (const root of roots) {
    for (const element of root.descendants('default-style')) {
      defaults.set(element.attribute('family') ?? '', toStyle(element, nothing))
    }
    for (const element of root.descendants('style')) {
      elements.set(`${element.attribute('family')} ${element.attribute('name')}`, element)
    }
    for (const element of root.descendants('list-style')) {
      lists.set(element.attribute('name') ?? '', element)
    }
  }
  const resolved = new Map<string, Style>()
  const resolve = (family: string, name: string, depth: number): Style | undefined => {
    const key = `${family} ${name}`
    const element = elements.get(key)
    const known = resolved.get(key)
    if (known || !element) return known
    const parentName = element.attribute('parent-style-name')
    const parent =
      parentName === undefined || depth >= longestChain
        ? undefined
        : resolve(family, parentName, depth + 1)
    const style = toStyle(element, parent ?? baseOf(family))
    resolved.set(key, style)
    return style
  }
  const baseOf = (family: string) =>
    (family === 'paragraph' ? defaults.get(family) : undefined) ?? nothing
  return {
    find(family, name) {
      const base = baseOf(family)
      if (name === undefined) return base
      // Some files use the usual names without saying what they mean.
      return resolve(family, name, 0) ?? { ...base, kind: kindByName(plainName(name)) }
    },
    lists,
    outline: roots.flatMap((root) => root.descendants('outline-style'))[0],
  }
}

/** `Heading_20_1` is how `Heading 1` is written as a name of XML. */
const plainName = (name: string): string => name.replaceAll('_20_', ' ')

function toStyle(element: XmlElement, parent: Style): Style {
  const name = element.attribute('display-name') ?? element.attribute('name') ?? ''
  const outlineLevel = Number(element.attribute('default-outline-level') ?? Number.NaN)
  return {
    kind: kindByName(plainName(name)) ?? parent.kind,
    text: { ...parent.text, ...readTextProperties(element.child('text-properties')) },
    paragraph: {
      ...parent.paragraph,
      ...readParagraphProperties(element.child('paragraph-properties')),
    },
    listStyle: element.attribute('list-style-name') ?? parent.listStyle,
    outlineLevel: outlineLevel >= 1 ? outlineLevel : parent.outlineLevel,
    // Styles that others are made of name their page style once for all.
    changesPage: element.attribute('master-page-name') !== undefined,
  }
}

function readTextProperties(element: XmlElement | undefined): TextProperties {
  if (!element) return {}
  const value = (name: string) => element.attribute(name)
  const is = (name: string, pattern: RegExp) => {
    const found = value(name)
    return found === undefined ? undefined : pattern.test(found)
  }
  return known({
    isBold: is('font-weight', /^(?:bold|[6-9]00)$/),
    isItalic: is('font-style', /^(?:italic|oblique)$/),
    isUnderlined: is('text-underline-style', /^(?!none)/),
    isStruck:
      is('text-line-through-style', /^(?!none)/) ?? is('text-line-through-type', /^(?!none)/),
    isSmallCaps: is('font-variant', /^small-caps$/),
    isCaps: is('text-transform', /^uppercase$/),
    isHidden: is('display', /^none$/),
    position: positionOf(value('text-position')),
    language: tagOf(value('language'), value('country')),
    languageComplex: tagOf(value('language-complex'), value('country-complex')),
    languageAsian: tagOf(value('language-asian'), value('country-asian')),
  })
}

/** `super 58%`, `sub 58%`, `33% 58%`, `0% 100%`. */
function positionOf(written: string | undefined): TextProperties['position'] {
  if (written === undefined) return undefined
  if (written.startsWith('super')) return 'super'
  if (written.startsWith('sub')) return 'sub'
  const height = Number.parseFloat(written)
  if (height > 0) return 'super'
  return height < 0 ? 'sub' : 'baseline'
}

function tagOf(language: string | undefined, country: string | undefined): string | undefined {
  if (language === undefined || /^(?:none|zxx)$/.test(language)) return undefined
  return country === undefined || country === 'none' ? language : `${language}-${country}`
}

function readParagraphProperties(element: XmlElement | undefined): ParagraphProperties {
  if (!element) return {}
  const mode = element.attribute('writing-mode')
  const breaks = (name: string) => {
    const found = element.attribute(name)
    return found === undefined ? undefined : found === 'page'
  }
  return known({
    align: element.attribute('text-align'),
    indent: emOf(element.attribute('margin-left')),
    indentEnd: emOf(element.attribute('margin-right')),
    isRightToLeft: mode === undefined || mode === 'page' ? undefined : mode.startsWith('rl'),
    breaksBefore: breaks('break-before'),
    breaksAfter: breaks('break-after'),
  })
}

/** Points of the units that lengths come in. */
const points: Readonly<Record<string, number>> = {
  in: 72,
  cm: 28.35,
  mm: 2.835,
  pt: 1,
  pc: 12,
  px: 0.75,
}

/** A length in points; nothing for a share of something else. */
export function lengthOf(written: string | undefined): number | undefined {
  const [, number = '', unit = ''] = /^(-?[\d.]+)(in|cm|mm|pt|pc|px)$/.exec(written ?? '') ?? []
  const length = Number(number) * (points[unit] ?? Number.NaN)
  return number !== '' && Number.isFinite(length) ? length : undefined
}

function emOf(written: string | undefined): number | undefined {
  const length = lengthOf(written)
  return length === undefined ? undefined : length / 12
}
