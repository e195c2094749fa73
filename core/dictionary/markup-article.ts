import { readMarkup, type FlatAttributes, type MarkupHandler } from '#core/content/markup-reader'
import { attributeOf } from '#core/content/style-collector'
import { dropped } from '#core/content/vocabulary'

import type { EntryBlock, EntryRun } from './entry'
import { EntryWriter } from './entry-writer'

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** HTML; Pango’s markup of StarDict; XDXF. In the last two a line break is one. */
export type ArticleMarkup = 'html' | 'pango' | 'xdxf'

const blocks = names(
  'p div section article header footer ul ol dl dt dd li h1 h2 h3 h4 h5 h6 blockquote pre table tbody thead tfoot tr caption hr ar def deftext',
)
const indenting = names('ul ol dd blockquote def')
const headings = names('h1 h2 h3 h4 h5 h6')
const strong = names('b strong big h1 h2 h3 h4 h5 h6 dt k th')
const emphasis = names('i em cite dfn var ex')
const quiet = names('small abr abbr co')
/** Besides what is never content: pictures and sounds, and what a picture is drawn by. */
const left = names('svg math audio video object img rref style')
/** Deeper than any article is; what lies deeper has no look of its own. */
const deepest = 100

/** What markup of a dictionary says, without any of the markup. */
export function markupArticle(source: string, markup: ArticleMarkup): EntryBlock[] {
  const reader = new ArticleReader(markup)
  readMarkup(source, markup === 'html' ? 'html' : 'loose-xml', reader)
  return reader.finish()
}

interface OpenElement {
  readonly name: string
  readonly style: EntryRun['style']
  readonly reference: boolean
  /** Number of the next item of a list. */
  item: number
  /** Text of a reference without an address is what it names. */
  readonly lookUp: string | undefined
}

class ArticleReader implements MarkupHandler {
  readonly #markup: ArticleMarkup
  readonly #writer = new EntryWriter()
  readonly #open: OpenElement[] = []
  #indent = 0
  /** Depth in an element that is left out. */
  #skipped: string[] = []
  /** In `<pre>` spaces count. */
  #pre = 0

  constructor(markup: ArticleMarkup) {
    this.#markup = markup
  }

  open(name: string, attributes: FlatAttributes): void {
    if (this.#skipped.length > 0) {
      if (this.#skipped.length < deepest) this.#skipped.push(name)
      return
    }
    if (name === 'br') return this.#writer.text('\n')
    if (dropped.has(name) || left.has(name)) {
      this.#skipped.push(name)
      return
    }
    if (this.#open.length >= deepest) return
    const inItem = name === 'li' ? this.#marker() : undefined
    const isCell = name === 'td' || name === 'th'
    if (isCell) this.#writer.text(' ')
    if (indenting.has(name)) this.#indent += 1
    if (this.#isBlock(name)) {
      this.#writer.begin(this.#indent, {
        kind: headings.has(name) ? 'heading' : 'text',
        ...(inItem !== undefined && { marker: inItem }),
      })
    }
    if (name === 'pre') this.#pre += 1
    this.#open.push({
      name,
      style: this.#styleOf(name),
      reference: name === 'kref',
      item: 1,
      lookUp: name === 'a' ? wordOfLink(attributeOf(attributes, 'href') ?? '') : undefined,
    })
  }

  close(name: string): void {
    if (this.#skipped.length > 0) {
      const at = this.#skipped.lastIndexOf(name)
      if (at >= 0) this.#skipped.length = at
      return
    }
    const at = this.#open.findLastIndex((element) => element.name === name)
    if (at < 0) return
    for (const element of this.#open.splice(at)) {
      if (indenting.has(element.name)) this.#indent -= 1
      if (element.name === 'pre') this.#pre -= 1
      if (this.#isBlock(element.name)) this.#writer.begin(this.#indent)
    }
  }

  text(data: string): void {
    if (this.#skipped.length > 0) return
    const style = this.#open.findLast((element) => element.style)?.style
    const reference = this.#open.findLast(
      ({ lookUp, reference }) => reference || lookUp !== undefined,
    )
    const lookUp = reference?.lookUp ?? (reference && wordIn(data))
    const look = { ...(style && { style }), ...(lookUp !== undefined && { lookUp }) }
    if (this.#pre > 0) return this.#writer.text(data, look)
    if (this.#markup === 'html') return this.#writer.flow(data, look)
    data.split('\n').forEach((line, index) => {
      if (index > 0) this.#writer.begin(this.#indent)
      this.#writer.flow(line, look)
    })
  }

  finish(): EntryBlock[] {
    return this.#writer.finish()
  }

  /** XDXF calls the way in which a word is spoken `tr`. */
  #isBlock(name: string): boolean {
    return blocks.has(name) && !(name === 'tr' && this.#markup === 'xdxf')
  }

  #styleOf(name: string): EntryRun['style'] {
    if (strong.has(name)) return 'strong'
    if (emphasis.has(name)) return 'emphasis'
    if (quiet.has(name) || (name === 'tr' && this.#markup === 'xdxf')) return 'quiet'
    return undefined
  }

  #marker(): string {
    const list = this.#open.findLast(({ name }) => name === 'ol' || name === 'ul')
    return list?.name === 'ol' ? `${list.item++}.` : '•'
  }
}

/** The entry that a link leads to; `undefined` for what leads out of the dictionary, or to a place in it. */
function wordOfLink(href: string): string | undefined {
  const address = href.trim().replace(/^(?:bword|entry):\/*/i, '')
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(address)) return undefined
  return wordIn(decoded(address.replace(/#.*$/s, '')))
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function wordIn(text: string): string | undefined {
  const word = text.replace(/\s+/g, ' ').trim()
  return word === '' || word.length > 100 ? undefined : word
}
