import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode'

/** Characters that a document's own entities may add to it: enough for names, too little for a bomb. */
const entityBudget = 1_000_000
const longestEntity = 1_000

export interface MarkupText {
  readonly text: string
  readonly references: CharacterReferences
}

/**
 * What every parser does first: line breaks as `\n`, no NUL, no byte-order mark. The document type is
 * cut out, for nothing in it is to be loaded and its internal subset confuses tokenizers.
 */
export function toMarkupText(source: string): MarkupText {
  let text = source
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  if (text.includes('\0')) text = text.replaceAll('\0', '')
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  const start = /<!DOCTYPE/i.exec(text.slice(0, 2_000))?.index
  const end = start === undefined ? undefined : endOfDoctype(text, start)
  if (start === undefined || end === undefined) {
    return { text, references: new CharacterReferences(new Map()) }
  }
  const entities = declaredEntities(text.slice(start, end))
  // What stands before can only be the XML declaration and comments.
  return {
    text: text.slice(end + 1),
    references: new CharacterReferences(entities, text.slice(0, start)),
  }
}

/** Resolves `&amp;`, `&#8212;` and what the document declares itself. */
export class CharacterReferences {
  /** Markup before the document type. */
  readonly prolog: string
  readonly #entities: ReadonlyMap<string, string>
  #expanded = 0

  constructor(entities: ReadonlyMap<string, string>, prolog = '') {
    this.#entities = entities
    this.prolog = prolog
  }

  /** XML, with HTML's names in it: books use them whether they declare them or not. */
  inXml(raw: string): string {
    return raw.includes('&') ? withLineFeeds(decodeHTMLStrict(this.#expand(raw))) : raw
  }

  inHtml(raw: string): string {
    return raw.includes('&') ? withLineFeeds(decodeHTML(this.#expand(raw))) : raw
  }

  inHtmlAttribute(raw: string): string {
    return raw.includes('&') ? withLineFeeds(decodeHTMLAttribute(raw)) : raw
  }

  #expand(raw: string): string {
    if (this.#entities.size === 0) return raw
    return raw.replace(/&([^\s;&#]+);/g, (whole, name: string) => {
      const value = this.#entities.get(name)
      if (value === undefined) return whole
      this.#expanded += value.length
      return this.#expanded > entityBudget ? '' : value
    })
  }
}

/** A carriage return in text would be a line feed when the HTML is read again. */
const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replaceAll('\r', '\n') : text

function endOfDoctype(source: string, start: number): number | undefined {
  let inSubset = false
  let quote = ''
  for (let end = start; end < Math.min(source.length, start + 100_000); end++) {
    const character = source[end]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '<' && source.startsWith('<!--', end)) {
      const close = source.indexOf('-->', end)
      if (close > 0) end = close + 2
    } else if (character === '"' || character === "'") quote = character
    else if (character === '[') inSubset = true
    else if (character === ']') inSubset = false
    else if (character === '>' && !inSubset) return end
  }
  return undefined
}

/** Entities that stand for plain text; any other one stands for nothing. */
function declaredEntities(doctype: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>()
  for (const [, name, kind, , value] of doctype.matchAll(
    /<!ENTITY\s+([^\s%"'>]+)\s+(SYSTEM\b|PUBLIC\b)?\s*(["'])(.*?)\3/gs,
  )) {
    const isPlain = kind === undefined && value !== undefined && !/[<&%]/.test(value)
    entities.set(name!, isPlain && value.length < longestEntity ? value : '')
  }
  return entities
}
