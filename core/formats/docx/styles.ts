import type { XmlElement } from '#core/content/xml-tree'

import { heading, kindByName, type ParagraphKind } from '../office/style-names'
import type { TextProperties } from '../office/text-properties'

import { readParagraphProperties, readRunProperties, type ParagraphProperties } from './properties'

/** A style with all that it takes from those it is based on. */
export interface Style {
  readonly name: string
  /** What its name says, or that of one it is based on. */
  readonly kind: ParagraphKind | undefined
  readonly run: TextProperties
  readonly paragraph: ParagraphProperties
}

export interface Styles {
  /** For everything. */
  readonly base: TextProperties
  find(id: string | undefined): Style | undefined
  /** The style of paragraphs that name none. */
  readonly normal: Style | undefined
}

const longestChain = 20

/** Reads `styles.xml`. */
export function readStyles(root: XmlElement): Styles {
  const elements = new Map<string, XmlElement>()
  let normalId: string | undefined
  for (const element of root.descendants('style')) {
    const id = element.attribute('styleid')
    if (id === undefined) continue
    elements.set(id, element)
    if (element.attribute('type') === 'paragraph' && element.attribute('default') === '1') {
      normalId ??= id
    }
  }
  const resolved = new Map<string, Style>()
  const resolve = (id: string, depth: number): Style | undefined => {
    const known = resolved.get(id)
    const element = elements.get(id)
    if (known || !element) return known
    const parentId = element.child('basedon')?.attribute('val')
    const parent =
      parentId !== undefined && parentId !== id && depth < longestChain
        ? resolve(parentId, depth + 1)
        : undefined
    const style = toStyle(id, element, parent)
    resolved.set(id, style)
    return style
  }
  const find = (id: string | undefined): Style | undefined => {
    if (id === undefined) return undefined
    // Some files use the usual names without saying what they mean.
    return resolve(id, 0) ?? { name: id, kind: kindByName(id), run: {}, paragraph: {} }
  }
  const defaults = root.descendants('rprdefault')[0]?.child('rpr')
  return {
    base: readRunProperties(defaults),
    find,
    normal: normalId === undefined ? undefined : resolve(normalId, 0),
  }
}

function toStyle(id: string, element: XmlElement, parent: Style | undefined): Style {
  const name = element.child('name')?.attribute('val') ?? id
  const paragraph = {
    ...parent?.paragraph,
    ...readParagraphProperties(element.child('ppr')),
  }
  const { outlineLevel } = paragraph
  const byOutline =
    outlineLevel !== undefined && outlineLevel < 9 ? heading(outlineLevel + 1) : undefined
  return {
    name,
    kind: kindByName(name) ?? byOutline ?? parent?.kind,
    run: { ...parent?.run, ...readRunProperties(element.child('rpr')) },
    paragraph,
  }
}
