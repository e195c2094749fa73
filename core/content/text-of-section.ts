import { shellAttribute } from './cut-section'
import { readMarkup, type FlatAttributes, type MarkupHandler } from './markup-reader'
import type { SectionContent } from './prepare-section'
import { attributeOf } from './style-collector'

/** Elements that begin and end a block of text. */
export const blockElements = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table caption thead tbody tfoot tr td th ul'.split(
    ' ',
  ),
)
/** Nothing in them is text on the page: descriptions of drawings, brackets for old browsers. */
const silentElements = new Set(['rp', 'audio', 'video', 'desc', 'title', 'defs', 'symbol'])

/**
 * The text of a section as its pages show it: one string a block (a paragraph, a heading, a list item,
 * a cell), a line break for `<br>`, white space collapsed as on the page.
 */
export function textOfSection({ section, html }: SectionContent): string[] {
  const collector = new TextCollector()
  for (let chunk = 0; chunk < section.chunks.length; chunk++) {
    readMarkup(html(chunk), 'html', collector)
    collector.endBlock()
  }
  return collector.blocks
}

/** Whether nothing that is in an element stands on the page. */
export const isHiddenElement = (name: string, attributes: FlatAttributes): boolean =>
  silentElements.has(name) ||
  attributeOf(attributes, 'hidden') !== undefined ||
  attributeOf(attributes, shellAttribute) !== undefined ||
  /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/i.test(attributeOf(attributes, 'style') ?? '')

interface OpenElement {
  readonly name: string
  readonly preserves: boolean
  readonly isHidden: boolean
}

class TextCollector implements MarkupHandler {
  readonly blocks: string[] = []
  readonly #open: OpenElement[] = []
  #line = ''

  open(name: string, attributes: FlatAttributes): void {
    const parent = this.#open.at(-1)
    if (blockElements.has(name)) this.endBlock()
    if (name === 'br' && !parent?.isHidden) this.#line = `${this.#line.replace(/ $/, '')}\n`
    const style = attributeOf(attributes, 'style') ?? ''
    this.#open.push({
      name,
      preserves: name === 'pre' || /white-space:\s*pre/i.test(style) || parent?.preserves === true,
      isHidden: parent?.isHidden === true || isHiddenElement(name, attributes),
    })
  }

  close(name: string): void {
    while (this.#open.length > 0 && this.#open.pop()!.name !== name);
    if (blockElements.has(name)) this.endBlock()
  }

  text(data: string): void {
    const parent = this.#open.at(-1)
    if (parent?.isHidden) return
    const text = data.replaceAll('\u00ad', '')
    if (parent?.preserves) {
      this.#line += text
      return
    }
    const collapsed = text.replace(/[ \t\n\f]+/g, ' ')
    const afterSpace = this.#line === '' || this.#line.endsWith(' ') || this.#line.endsWith('\n')
    this.#line += afterSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed
  }

  endBlock(): void {
    const line = this.#line.replace(/^[ \n]+|[ \n]+$/g, '')
    this.#line = ''
    if (line !== '') this.blocks.push(line)
  }
}
