import { element, type Element, type Node } from './element'

/** How a run of text is set. */
export interface Look {
  readonly link?: string | undefined
  /** BCP 47, where it differs from the text around. */
  readonly language?: string | undefined
  readonly direction?: 'ltr' | 'rtl' | undefined
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  readonly isStruck?: boolean
  readonly isSmallCaps?: boolean
  readonly isCaps?: boolean
  readonly isCode?: boolean
  readonly position?: 'super' | 'sub' | undefined
}

/** Text, or what stands in a line as text does: a picture, a line break, the sign of a note. */
export interface Run {
  readonly content: Node
  readonly look: Look
}

interface Wrapper {
  readonly name: string
  readonly attributes: Element['attributes']
}

/**
 * Nests runs in as few elements as it takes: word processors cut a sentence into many runs that look the
 * same.
 */
export function toInline(runs: readonly Run[]): Node[] {
  const root: Node[] = []
  const open: { readonly key: string; readonly children: Node[] }[] = []
  for (const { content, look } of runs) {
    const wrappers = wrappersOf(look).map((wrapper) => ({ wrapper, key: JSON.stringify(wrapper) }))
    let shared = 0
    while (shared < open.length && open[shared]!.key === wrappers[shared]?.key) shared++
    open.length = shared
    for (const { wrapper, key } of wrappers.slice(shared)) {
      const added = element(wrapper.name, wrapper.attributes)
      ;(open.at(-1)?.children ?? root).push(added)
      open.push({ key, children: added.children })
    }
    append(open.at(-1)?.children ?? root, content)
  }
  return root
}

function append(children: Node[], content: Node): void {
  const last = children.at(-1)
  if (typeof content === 'string' && typeof last === 'string') {
    children[children.length - 1] = last + content
  } else if (content !== '') children.push(content)
}

function wrappersOf(look: Look): Wrapper[] {
  const { link, language, direction, position } = look
  const wrappers: Wrapper[] = []
  const add = (name: string, attributes: Element['attributes'] = {}) =>
    wrappers.push({ name, attributes })
  if (link !== undefined) add('a', { href: link })
  if (language !== undefined || direction !== undefined) {
    add('span', { lang: language, dir: direction })
  }
  if (look.isBold) add('b')
  if (look.isItalic) add('i')
  if (look.isUnderlined && link === undefined) add('u')
  if (look.isStruck) add('s')
  if (look.isSmallCaps) add('span', { style: 'font-variant-caps:small-caps' })
  if (look.isCaps) add('span', { style: 'text-transform:uppercase' })
  if (position !== undefined) add(position === 'super' ? 'sup' : 'sub')
  if (look.isCode) add('code')
  return wrappers
}
