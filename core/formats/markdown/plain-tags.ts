import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/**
 * The little markup that people put into Markdown because it has no sign of its own for it: `<br>`,
 * `<sup>2</sup>`, `<a id="x"></a>`, and comments, which nobody is to see. All other tags are text.
 */
export function readPlainTags(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'comment', skipComment, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  md.inline.ruler.before('autolink', 'plain_tag', readTag)
}

const comment = /<!--[^]{0,2000}?-->/y
const lineBreak = /<br\s*\/?>/iy
const tag =
  /<(\/?)(abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|strong|sub|sup|u|var)>/iy
const anchor = /<a\s+(?:id|name)\s*=\s*["']([\w:.-]+)["']\s*(?:\/>|>\s*<\/a>)/iy

function readTag(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '<') return false
  const match = (pattern: RegExp) => {
    pattern.lastIndex = pos
    return pattern.exec(src)
  }
  const found = match(comment) ?? match(lineBreak) ?? match(tag) ?? match(anchor)
  if (!found) return false
  if (!silent) write(state, found)
  state.pos += found[0].length
  return true
}

function write(state: StateInline, [written, first = '', name]: RegExpExecArray): void {
  if (written.startsWith('<!--')) return
  if (/^<br/i.test(written)) {
    state.push('hardbreak', 'br', 0)
    return
  }
  const token = state.push('html_inline', '', 0)
  token.content = name === undefined ? `<a id="${first}"></a>` : `<${first}${name.toLowerCase()}>`
}

/** A comment of any length that has its lines for itself. */
function skipComment(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const { src, env } = state
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  const isCode = state.sCount[startLine]! - state.blkIndent >= 4
  if (isCode || !src.startsWith('<!--', start) || env['noComment'] === true) return false
  const close = src.indexOf('-->', start)
  if (close < 0) {
    // Looked for once: a file may begin a hundred thousand comments and end none.
    env['noComment'] = true
    return false
  }
  let line = startLine
  while (line < endLine && state.eMarks[line]! < close) line++
  if (line >= endLine || src.slice(close + 3, state.eMarks[line]).trim() !== '') return false
  if (!silent) state.line = line + 1
  return true
}
