import { escapeAttribute, escapeXml } from '../escape-xml'

/** An element of the markup that a format writes. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: Node[]
}
export type Node = Element | string

export const element = (
  name: string,
  attributes: Element['attributes'] = {},
  children: readonly Node[] = [],
): Element => ({ name, attributes, children: [...children] })

const voidElements = new Set(['br', 'hr', 'img', 'col'])

/** Writes nodes as XHTML. */
export const toMarkup = (nodes: readonly Node[]): string => nodes.map(write).join('')

function write(node: Node): string {
  if (typeof node === 'string') return escapeXml(node)
  const { name, attributes, children } = node
  let start = name
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escapeAttribute(value)}"`
  }
  return voidElements.has(name) ? `<${start}/>` : `<${start}>${toMarkup(children)}</${name}>`
}

/** All text in nodes. */
export const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('')

/** Whether nodes show anything: words, a picture, a sign of a note. */
export const isEmpty = (nodes: readonly Node[]): boolean =>
  nodes.every((node) =>
    typeof node === 'string'
      ? node.trim() === ''
      : node.name !== 'img' && node.name !== 'hr' && isEmpty(node.children),
  )
