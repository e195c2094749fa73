import { type CssToken, cssTokens, isPlainName } from './css-tokens'
import { adaptSelector, pageUnits, withHouseFaces } from './page-terms'
import { inTodaysName, prepareStyleAttribute } from './style-sheet'

/** A person's own style rules as they may be applied, and what was left out of them. */
export interface OwnStyle {
  /**
   * Complete rules that load nothing and reach nothing but a publication's text. Every declaration is
   * important; those that the person called so lie in a layer of their own, which comes first.
   */
  readonly css: string
  /** Rules that wanted to load something. */
  readonly loading: number
  /** Properties that decide how pages are laid out and turned, by name. */
  readonly reserved: readonly string[]
  /** How rules and declarations begin that are none. */
  readonly unread: readonly string[]
}

/** What a browser understands; without one all is taken that has the form of a rule. */
export interface CssKnowledge {
  /** One selector, not a list. */
  readonly selector: (selector: string) => boolean
  readonly declaration: (name: string, value: string) => boolean
}

/** It parts two names, as a comment does, and is passed over as a space is. */
const emptyComment: CssToken = { kind: 'space', text: '/**/', value: '' }

const anything: CssKnowledge = { selector: () => true, declaration: () => true }

/**
 * Reads a person's own rules, as many as are complete: style rules, and `@media` and `@supports` around
 * them. Beyond what is left out of a publisher's sheet, nothing is loaded at all, and no declaration
 * decides what the pages are made of.
 */
export function readOwnStyle(text: string, known: CssKnowledge = anything): OwnStyle {
  if (known === anything && last?.text === text) return last.style
  const reader = new RuleReader(text, known)
  const css = reader.rules(0)
  const style = {
    css,
    loading: reader.loading,
    reserved: [...reader.reserved],
    unread: reader.unread,
  }
  if (known === anything) last = { text, style }
  return style
}

/** The rules are asked for whenever some setting changes, and are the same then. */
let last: { readonly text: string; readonly style: OwnStyle } | undefined

const noToken: CssToken = { kind: 'space', text: '', value: '' }

/** Conditions may lie in one another so deep. */
const deepest = 4
const longestQuote = 40

/** The text of one publication: neither our elements around it nor the document. */
const inText = ':where(octavo-body, octavo-body *)'

/**
 * The direction of pages belongs to the book, columns to the pages; nothing may move while pages are
 * measured, and our own custom properties are ours.
 */
const reservedNames =
  /^(?:all|(?:-(?:webkit|epub|moz)-)?(?:writing-mode|column-span|animation.*|transition.*)|--o(?:ctavo)?-.*)$/
const loadingFunctions = /^(?:url|src|element|image|(?:-webkit-)?(?:image-set|cross-fade))$/
const conditions: ReadonlySet<string> = new Set(['media', 'supports'])

class RuleReader {
  loading = 0
  readonly reserved = new Set<string>()
  readonly unread: string[] = []
  readonly #tokens: readonly CssToken[]
  readonly #known: CssKnowledge
  #index = 0

  constructor(text: string, known: CssKnowledge) {
    this.#tokens = Array.from(cssTokens(text), (token) =>
      token.kind === 'comment' ? emptyComment : token,
    )
    this.#known = known
  }

  /** Up to the end, or inside a condition up to its `}`, which stays. */
  rules(depth: number): string {
    const rules: string[] = []
    for (;;) {
      const token = this.#tokens[this.#index]
      if (!token || (token.text === '}' && depth > 0)) return rules.join('\n')
      if (token.kind === 'space' || token.text === ';' || token.text === '}') this.#index++
      else {
        const rule = this.#rule(depth)
        if (rule !== '') rules.push(rule)
      }
    }
  }

  #rule(depth: number): string {
    const prelude = this.#until(/^[{;}]$/)
    const first = prelude[0] ?? noToken
    const hasBlock = this.#tokens[this.#index]?.text === '{'
    if (first.kind === 'at' && hasBlock && conditions.has(first.value) && depth < deepest)
      return this.#condition(prelude, depth)
    const block = hasBlock ? this.#block() : null
    if (loads(prelude) || (block && loads(block)) || first.value === 'import') this.loading++
    else if (first.kind === 'at' || !block) return this.#leave(prelude)
    else return this.#styleRule(prelude, block)
    return ''
  }

  #condition(prelude: readonly CssToken[], depth: number): string {
    this.#index++
    const inside = this.rules(depth + 1)
    const isClosed = this.#tokens[this.#index]?.text === '}'
    if (isClosed) this.#index++
    if (!isClosed || !isWhole(prelude)) return this.#leave(prelude)
    return inside === '' ? '' : `${textOf(prelude)} {\n${inside}\n}`
  }

  #styleRule(prelude: readonly CssToken[], block: readonly CssToken[]): string {
    const selectors = isWhole(prelude) ? textSelectors(prelude) : []
    if (selectors.length === 0 || !selectors.every(this.#known.selector))
      return this.#leave(prelude)
    const selector = selectors.join(', ')
    const plain: string[] = []
    const important: string[] = []
    for (const tokens of split(block, ';')) {
      const declaration = this.#declaration(tokens)
      if (declaration) (declaration.isImportant ? important : plain).push(declaration.text)
    }
    const rule = (declarations: readonly string[]) => `${selector} { ${declarations.join(' ')} }`
    return [
      ...(plain.length > 0 ? [rule(plain)] : []),
      ...(important.length > 0 ? [`@layer first { ${rule(important)} }`] : []),
    ].join('\n')
  }

  #declaration(tokens: readonly CssToken[]): { text: string; isImportant: boolean } | null {
    const [first, ...rest] = trimmed(tokens)
    if (!first) return null
    const after = trimmed(rest)
    const isImportant = /!\s*important$/i.test(textOf(after))
    const value = trimmed(isImportant ? after.slice(1, endOf(after, '!')) : after.slice(1))
    // Unescaped, another name could end the declaration, and begin something else.
    const isName = first.kind === 'ident' && isPlainName(first.value)
    if (isName && after[0]?.text === ':' && value.length > 0 && isWhole(value)) {
      const name = first.value.startsWith('--') ? first.text : first.value
      if (isReserved(inTodaysName(first.value), value)) {
        this.reserved.add(name)
        return null
      }
      const text = inPageTerms(name, value)
      const [prepared = '', ...worth] = text.split(':')
      if (this.#known.declaration(prepared, worth.join(':')))
        return { text: `${text} !important;`, isImportant }
    }
    this.#leave(tokens)
    return null
  }

  #leave(tokens: readonly CssToken[]): string {
    const text = textOf(trimmed(tokens)).replace(/\s+/g, ' ') || '{'
    this.unread.push(text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text)
    return ''
  }

  /** The tokens before the next mark that is in no brackets. */
  #until(mark: RegExp): CssToken[] {
    const start = this.#index
    let depth = 0
    for (; this.#index < this.#tokens.length; this.#index++) {
      const token = this.#tokens[this.#index]!
      if (mark.test(token.text) && (depth === 0 || token.text !== ';')) break
      depth = Math.max(0, depth + nesting(token))
    }
    return this.#tokens.slice(start, this.#index)
  }

  /** What stands in a block, which is gone past; `null` where it has no end, or blocks of its own. */
  #block(): CssToken[] | null {
    const start = this.#index + 1
    let depth = 0
    let deepestBlock = 0
    for (; this.#index < this.#tokens.length; this.#index++) {
      const { text } = this.#tokens[this.#index]!
      if (text === '{') deepestBlock = Math.max(deepestBlock, ++depth)
      else if (text === '}' && --depth === 0) {
        const block = this.#tokens.slice(start, this.#index++)
        return deepestBlock === 1 ? block : null
      }
    }
    return null
  }
}

/** A place and a break are ours to fit to the page: what they come to must be told by their words. */
const isReserved = (property: string, value: readonly CssToken[]): boolean =>
  reservedNames.test(property) ||
  (/^position$|^(?:page-)?break-/.test(property) && value.some(({ kind }) => kind === 'function'))

const loads = (tokens: readonly CssToken[]): boolean =>
  tokens.some(
    ({ kind, value }) => kind === 'url' || (kind === 'function' && loadingFunctions.test(value)),
  )

const nesting = ({ kind, text }: CssToken): number =>
  kind === 'function' || text === '(' || text === '[' ? 1 : text === ')' || text === ']' ? -1 : 0

const whole = /^(["'])(?:\\[^]|(?!\1)[^\\\n])*\1$/

/** Whether all brackets and strings end that start: nothing after them is taken for a part of them. */
function isWhole(tokens: readonly CssToken[]): boolean {
  const open: string[] = []
  for (const { kind, text } of tokens) {
    // Where an address ends is not told as a browser tells it.
    if (kind === 'url') return false
    if (kind === 'string' && !whole.test(text)) return false
    if (kind === 'mark' && (text === '\\' || text === '{' || text === '}')) return false
    if (kind === 'function' || text === '(') open.push(')')
    else if (text === '[') open.push(']')
    else if ((text === ')' || text === ']') && open.pop() !== text) return false
  }
  return open.length === 0
}

/** Between the marks that are in no brackets. */
function split(tokens: readonly CssToken[], mark: string): CssToken[][] {
  const parts: CssToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    depth = Math.max(0, depth + nesting(token))
    if (token.text === mark && depth === 0) parts.push([])
    else parts.at(-1)!.push(token)
  }
  return parts
}

const endOf = (tokens: readonly CssToken[], mark: string): number =>
  tokens.findLastIndex(({ text }) => text === mark)

function trimmed(tokens: readonly CssToken[]): readonly CssToken[] {
  const isThere = ({ kind }: CssToken) => kind !== 'space'
  return tokens.slice(Math.max(0, tokens.findIndex(isThere)), tokens.findLastIndex(isThere) + 1)
}

/** As it was written; no tag of HTML ends in it, wherever it stands. */
const textOf = (tokens: readonly CssToken[]): string =>
  tokens
    .map(({ text }) => text)
    .join('')
    .replaceAll('</', '<\\/')

/** The selectors of a list, each of which selects in the text alone; none where one of them is empty. */
function textSelectors(prelude: readonly CssToken[]): string[] {
  const parts = split(prelude, ',').map(trimmed)
  return parts.some(({ length }) => length === 0) ? [] : parts.map(inTextAlone)
}

/** Whether each selector of a list, as a browser writes it, selects in the text alone. */
export const selectsInText = (list: string): boolean =>
  split([...cssTokens(list)], ',').every((selector) =>
    textOf(selector.filter(({ kind }) => kind !== 'string')).includes(inText),
  )

const legacyPseudoElements = /^(?:before|after|first-line|first-letter)$/

function inTextAlone(tokens: readonly CssToken[]): string {
  const at = pseudoElementAt(tokens)
  const selector = outsideStrings(tokens.slice(0, at), (part) =>
    adaptSelector(part.replace(/^(?:html|:root)(?:\s*>\s*|\s+)(?=\S)/, '')),
  )
  const adapted = selector.replace(/^(?:html|:root)(?![\w-])/, 'octavo-body')
  return adapted + inText + textOf(tokens.slice(at))
}

/** Where `::name` starts, or one of those that are written with one colon too. */
function pseudoElementAt(tokens: readonly CssToken[]): number {
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (depth === 0 && token.text === ':' && next) {
      if (next.text === ':' || legacyPseudoElements.test(next.value)) return index
    }
    depth += nesting(token)
  }
  return tokens.length
}

/** Where a rule stands decides nothing: nothing in it has an address. */
const nowhere = { href: '', base: '' }

function inPageTerms(name: string, value: readonly CssToken[]): string {
  const isFace = name === 'font-family' || name === 'font'
  const text = outsideStrings(value, (part) => pageUnits(isFace ? withHouseFaces(part) : part))
  return prepareStyleAttribute(`${name}: ${text}`, nowhere)
}

/** Changes what was written, and leaves strings as they are. */
function outsideStrings(tokens: readonly CssToken[], change: (part: string) => string): string {
  const parts: string[] = []
  let run: CssToken[] = []
  const flush = () => {
    if (run.length > 0) parts.push(change(textOf(run)))
    run = []
  }
  for (const token of tokens) {
    if (token.kind !== 'string') run.push(token)
    else {
      flush()
      parts.push(textOf([token]))
    }
  }
  flush()
  return parts.join('')
}
