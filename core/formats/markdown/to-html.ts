import createParser, { type MarkdownIt, type StateCore, type Token } from 'markdown-it'
import footnotes from 'markdown-it-footnote'

import { houseClasses } from '#core/content/house-classes'

import { escapeAttribute } from '../escape-xml'

import { nameHeadings } from './heading-ids'
import { readPlainTags } from './plain-tags'

/**
 * CommonMark with tables, strikethrough and footnotes. Markup of the web in it stays text, but for what
 * {@link readPlainTags} lets through; quotes and dashes stay as they are typed.
 */
export const toHtml = (markdown: string): string => parser().render(markdown, {})

function parser(): MarkdownIt {
  const md = createParser({ html: false, linkify: false, typographer: false })
  // No address is trusted here and none needs to be: `core/content` keeps those of the book's own.
  md.validateLink = () => true
  md.use(footnotes).use(readPlainTags)
  md.core.ruler.after('footnote_tail', 'note_numbers', numberNotes)
  md.core.ruler.push('heading_ids', nameHeadings)
  md.core.ruler.push('figures', makeFigures)
  Object.assign(md.renderer.rules, {
    footnote_ref: (tokens: Token[], index: number) => {
      const { id, subId } = noteOf(tokens[index]!)
      const own = subId > 0 ? `noteref-${id}-${subId}` : `noteref-${id}`
      return `<a role="doc-noteref" id="${own}" href="#note-${id}">${id}</a>`
    },
    footnote_block_open: () => `<section class="${houseClasses.notes}">\n`,
    footnote_block_close: () => '</section>\n',
    footnote_open: (tokens: Token[], index: number) =>
      `<aside role="doc-footnote" id="note-${noteOf(tokens[index]!).id}">\n`,
    footnote_close: () => '</aside>\n',
    footnote_anchor: () => '',
    note_number: (tokens: Token[], index: number) => {
      const { id } = noteOf(tokens[index]!)
      return `<a role="doc-backlink" href="#noteref-${id}">${id}</a> `
    },
    code_block: (tokens: Token[], index: number) =>
      `<pre><code>${md.utils.escapeHtml(tokens[index]!.content)}</code></pre>\n`,
    fence: (tokens: Token[], index: number) => {
      const { info, content } = tokens[index]!
      const [language = ''] = info.trim().split(/\s+/)
      const name = language === '' ? '' : ` class="${escapeAttribute(`language-${language}`)}"`
      return `<pre><code${name}>${md.utils.escapeHtml(content)}</code></pre>\n`
    },
  })
  return md
}

/** Numbers from 1, as the notes are referred to. */
function noteOf({ meta }: Token): { readonly id: number; readonly subId: number } {
  const { id, subId } = meta as { id: number; subId?: number }
  return { id: id + 1, subId: subId ?? 0 }
}

/** A note begins with its number, which leads back. */
function numberNotes(state: StateCore): void {
  state.tokens = state.tokens.flatMap((token, index) => {
    if (token.type !== 'footnote_open') return token
    const number = new state.Token('note_number', '', 0)
    number.meta = token.meta
    const inline = state.tokens[index + 1]?.type === 'paragraph_open' && state.tokens[index + 2]
    if (!inline || !inline.children) return [token, number]
    inline.children.unshift(number)
    return token
  })
}

/** A picture that has a paragraph for itself is no part of a line; its title is its caption. */
function makeFigures({ tokens, Token }: StateCore): void {
  for (const [index, { type, children }] of tokens.entries()) {
    const [picture, ...more] = children ?? []
    if (type !== 'inline' || picture?.type !== 'image' || more.length > 0) continue
    const start = tokens[index - 1]!
    const end = tokens[index + 1]
    if (start.type !== 'paragraph_open' || start.hidden || !end) continue
    start.tag = 'figure'
    end.tag = 'figure'
    const title = picture.attrGet('title')
    if (title === null) continue
    const caption = new Token('text', '', 0)
    caption.content = String(title)
    children!.push(
      new Token('figcaption_open', 'figcaption', 1),
      caption,
      new Token('figcaption_close', 'figcaption', -1),
    )
  }
}
