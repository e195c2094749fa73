import type { CharacterReferences } from './character-references'
import type { MarkupHandler } from './markup-reader'

const slash = 47
const exclamation = 33
const question = 63
const greater = 62

/**
 * Reads well-formed XML and gives up at the first thing that is not. It leans on the engine's own
 * search, so that a novel in one file is read in a moment, also by a process that has just started.
 *
 * @returns whether it was well-formed
 */
export function readStrictXml(
  text: string,
  references: CharacterReferences,
  handler: MarkupHandler,
): boolean {
  const open: string[] = []
  let position = 0
  let hasRoot = false
  for (;;) {
    const start = text.indexOf('<', position)
    const end = start < 0 ? text.length : start
    if (end > position) handler.text(references.inXml(text.slice(position, end)))
    if (start < 0) return hasRoot && open.length === 0

    const next = text.charCodeAt(start + 1)
    if (next === slash) {
      const close = text.indexOf('>', start)
      const name = text.slice(start + 2, close)
      if (close < 0 || open.pop() !== name.trimEnd()) return false
      handler.close(name.trimEnd())
      position = close + 1
    } else if (next === exclamation || next === question) {
      position = readOther(text, start, handler)
      if (position < 0) return false
    } else {
      const tag = readStartTag(text, start, references)
      if (!tag) return false
      hasRoot = true
      handler.open(tag.name, tag.attributes)
      if (tag.isEmpty) handler.close(tag.name)
      else open.push(tag.name)
      position = tag.end
    }
  }
}

/** A comment, CDATA section, instruction or declaration. @returns its end, negative for none */
function readOther(text: string, start: number, handler: MarkupHandler): number {
  const behind = (mark: string) => {
    const at = text.indexOf(mark, start)
    return at < 0 ? -1 : at + mark.length
  }
  if (text.startsWith('<!--', start)) return behind('-->')
  if (text.startsWith('<![CDATA[', start)) {
    const end = behind(']]>')
    if (end > 0) handler.text(text.slice(start + 9, end - 3))
    return end
  }
  if (text.charCodeAt(start + 1) !== question) return behind('>')
  const end = behind('?>')
  if (end > 0) handler.instruction?.(text.slice(start + 2, end - 2))
  return end
}

interface StartTag {
  readonly name: string
  readonly attributes: readonly string[]
  readonly isEmpty: boolean
  readonly end: number
}

const namePattern = /[a-z_\u0080-\uffff][^\s/>=<"'&:]*(?::[^\s/>=<"'&:]+)?(?=[\s/>])/iy
const attributePattern = /[^\s=/>"'<]+(?=\s*=\s*["'])/y
const spacePattern = /\s+/y
const equalsPattern = /\s*=\s*/y

function readStartTag(
  text: string,
  start: number,
  references: CharacterReferences,
): StartTag | undefined {
  let position = endOfMatch(namePattern, text, start + 1)
  if (position < 0) return undefined
  const name = text.slice(start + 1, position)
  const attributes: string[] = []
  for (;;) {
    const next = text.charCodeAt(position)
    if (next === greater) return { name, attributes, isEmpty: false, end: position + 1 }
    if (next === slash) {
      if (text.charCodeAt(position + 1) !== greater) return undefined
      return { name, attributes, isEmpty: true, end: position + 2 }
    }
    const attributeAt = endOfMatch(spacePattern, text, position)
    if (attributeAt < 0) return undefined
    const after = text.charCodeAt(attributeAt)
    if (after === greater || after === slash) {
      position = attributeAt
      continue
    }
    const nameEnd = endOfMatch(attributePattern, text, attributeAt)
    if (nameEnd < 0) return undefined
    const quoteAt = endOfMatch(equalsPattern, text, nameEnd)
    const valueEnd = text.indexOf(text[quoteAt]!, quoteAt + 1)
    const value = text.slice(quoteAt + 1, valueEnd)
    if (valueEnd < 0 || value.includes('<')) return undefined
    attributes.push(text.slice(attributeAt, nameEnd), references.inXml(value))
    position = valueEnd + 1
  }
}

/** Where a sticky pattern's match at `position` ends, negative for none. Makes no garbage. */
function endOfMatch(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position
  return pattern.test(text) ? pattern.lastIndex : -1
}
