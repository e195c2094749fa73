/** A value of front matter; a list of anything becomes a list of texts. */
export type FrontMatterValue = string | readonly string[]

export interface FrontMatter {
  /** By lower-case key. */
  readonly values: ReadonlyMap<string, FrontMatterValue>
  /** The text behind it. */
  readonly body: string
}

const mostLines = 500

/**
 * Reads the part of YAML that people write above a Markdown text: `key: value`, quoted values, lists, texts
 * of several lines (`|` and `>`), and the `name:` of items that are more than a text. What else may be there
 * is passed over. A text without front matter is all body.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { values: new Map(), body: text }
  if (!/^---[ \t]*\r?\n/.test(text)) return none
  const lines: string[] = []
  let at = text.indexOf('\n') + 1
  while (lines.length < mostLines && at < text.length) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\s+$/, '')
    at = end < 0 ? text.length : end + 1
    if (line === '---' || line === '...') {
      return isYaml(lines) ? { values: toValues(lines), body: text.slice(at) } : none
    }
    lines.push(line)
  }
  return none
}

const entry = /^([\w][\w .-]*?)\s*:(?:\s+(.*))?$/

/** What stands between two rules may also be prose. */
const isYaml = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.every((line) => line === '' || /^[\s#-]/.test(line) || entry.test(line))

function toValues(lines: readonly string[]): Map<string, FrontMatterValue> {
  const values = new Map<string, FrontMatterValue>()
  for (let at = 0; at < lines.length;) {
    const [, key, written = ''] = entry.exec(lines[at]!) ?? []
    at++
    if (key === undefined) continue
    const start = at
    while (at < lines.length && !entry.test(lines[at]!)) at++
    const value = toValue(written.trim(), lines.slice(start, at))
    if (value.length > 0) values.set(key.toLowerCase(), value)
  }
  return values
}

/** @param more the lines below the key */
function toValue(written: string, more: readonly string[]): FrontMatterValue {
  const block = /^([|>])[+-]?\d?(?:\s+#.*)?$/.exec(written)
  if (block) return joinLines(more, block[1] === '|' ? '\n' : ' ')
  const flow = /^\[(.*)\]/.exec([written, ...more.map((line) => line.trim())].join(' ').trim())
  if (flow) return splitFlow(flow[1]!)
  if (written !== '') return scalar([written, ...more.map((line) => line.trim())].join(' ').trim())
  return listItems(more)
}

const joinLines = (lines: readonly string[], joint: string): string =>
  lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', joint))
    .join('\n')

/** `"a, b", c` */
const splitFlow = (list: string): string[] =>
  [...list.matchAll(/\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)\s*(?:,|$)/g)]
    .map(([, item = '']) => scalar(item.trim()))
    .filter((item) => item !== '')

/** `- a`, or of an item with keys of its own the one that names it. */
function listItems(lines: readonly string[]): string[] {
  const items: string[] = []
  let isTaken = false
  for (const line of lines) {
    const [, dash, content = ''] = /^\s*(-\s+)?(.*)$/.exec(line) ?? []
    const [, key = '', value = ''] = /^([\w-]+):\s+(.*)$/.exec(content) ?? []
    if (dash !== undefined) isTaken = false
    const named = key === '' ? (dash === undefined ? '' : content) : isName(key) ? value : ''
    if (named === '' || isTaken) continue
    items.push(scalar(named))
    isTaken = true
  }
  return items
}

const isName = (key: string): boolean => /^(?:name|text|title)$/i.test(key)

/** Without quotes, and without a comment behind it. */
function scalar(written: string): string {
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(written)
  if (double) return double[1]!.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign)
  const single = /^'((?:[^']|'')*)'/.exec(written)
  if (single) return single[1]!.replaceAll("''", "'")
  const plain = written.replace(/(?:^|\s+)#.*$/, '')
  return plain === '~' || plain === 'null' ? '' : plain
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' }
