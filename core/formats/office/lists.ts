import { element, type Element } from './element'
import { attributesOf } from './paragraph-markup'
import type { ListItem, ListMark, Paragraph } from './paragraph'

type Item = Paragraph & { readonly item: ListItem }

interface OpenList {
  readonly list: Element
  readonly mark: ListMark
  /** Number that the next item has by itself. */
  next: number
}

const deepest = 9

/** Nests paragraphs that follow each other as items of lists. */
export function toLists(items: readonly Item[]): Element[] {
  const roots: Element[] = []
  const open: OpenList[] = []
  for (const paragraph of items) {
    const { mark } = paragraph.item
    const level = Math.max(0, Math.min(deepest, paragraph.item.level))
    open.length = Math.min(open.length, level + 1)
    const last = open[level]
    if (mark.kind === 'none' && lastItem(open)) {
      lastItem(open)!.children.push(element('p', attributesOf(paragraph), paragraph.content))
      continue
    }
    if (last && !goesOn(last.mark, mark)) open.length = level
    while (open.length <= level) {
      const list = listOf(mark)
      const around = open.at(-1)
      if (around) (lastItem(open) ?? addItem(around)).children.push(list)
      else roots.push(list)
      open.push({ list, mark, next: mark.kind === 'number' ? mark.value : 1 })
    }
    addItem(open[level]!, paragraph)
  }
  return roots
}

function lastItem(open: readonly OpenList[]): Element | undefined {
  const item = open.at(-1)?.list.children.at(-1)
  return typeof item === 'string' ? undefined : item
}

const goesOn = (before: ListMark, mark: ListMark): boolean =>
  before.kind === mark.kind &&
  (mark.kind !== 'number' || (before.kind === 'number' && before.format === mark.format))

function listOf(mark: ListMark): Element {
  if (mark.kind === 'number') {
    const start = mark.value === 1 ? undefined : String(mark.value)
    return element('ol', { type: mark.format === '1' ? undefined : mark.format, start })
  }
  return element(mark.kind === 'label' ? 'ol' : 'ul')
}

function addItem(open: OpenList, paragraph?: Item): Element {
  const item = element('li', paragraph && itemAttributes(paragraph, open), paragraph?.content)
  open.list.children.push(item)
  return item
}

function itemAttributes(paragraph: Item, open: OpenList): Element['attributes'] {
  const { mark } = paragraph.item
  const attributes = attributesOf({ ...paragraph, indent: undefined })
  if (mark.kind === 'number') {
    const isNext = mark.value === open.next
    open.next = mark.value + 1
    return isNext ? attributes : { ...attributes, value: String(mark.value) }
  }
  if (mark.kind !== 'label') return attributes
  const label = `list-style-type:"${mark.label.replace(/[\\"<>\n]/g, '')} "`
  return { ...attributes, style: [label, attributes['style']].filter(Boolean).join(';') }
}
