import type { EntryBlock } from './entry'
import { markupArticle } from './markup-article'
import { plainArticle } from './plain-article'
import { EntryWriter } from './entry-writer'

interface Field {
  /** A letter: what the bytes are. */
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * The parts of an article as blocks. Pictures, sounds and files beside the dictionary are left out.
 *
 * @param sameTypes kinds of its parts; where absent each part begins with its own
 */
export function starDictArticle(bytes: Uint8Array, sameTypes: string | undefined): EntryBlock[] {
  const fields = sameTypes === undefined ? typedFields(bytes) : fieldsOf(bytes, sameTypes)
  return fields.flatMap(blocksOf)
}

/** Capital letters are kinds of data with a length in front, small ones of text with a zero behind. */
const isData = (type: string): boolean => type < 'a'

function fieldsOf(bytes: Uint8Array, types: string): Field[] {
  const fields: Field[] = []
  let at = 0
  for (const [index, type] of [...types].entries()) {
    // The last one needs neither length nor zero: it ends with the article.
    const isLast = index === types.length - 1
    const field = isLast
      ? { bytes: bytes.subarray(at), end: bytes.length }
      : fieldAt(bytes, at, type)
    fields.push({ type, bytes: field.bytes })
    at = field.end
  }
  return fields
}

/** No article has more parts. */
const mostFields = 100

function typedFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length && fields.length < mostFields;) {
    const type = String.fromCharCode(bytes[at]!)
    const field = fieldAt(bytes, at + 1, type)
    fields.push({ type, bytes: field.bytes })
    at = field.end
  }
  return fields
}

function fieldAt(bytes: Uint8Array, at: number, type: string): { bytes: Uint8Array; end: number } {
  if (isData(type)) {
    const start = Math.min(at + 4, bytes.length)
    const length =
      start < at + 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
    const end = Math.min(start + length, bytes.length)
    return { bytes: bytes.subarray(start, end), end }
  }
  const zero = bytes.indexOf(0, at)
  const end = zero < 0 ? bytes.length : zero
  return { bytes: bytes.subarray(at, end), end: end + 1 }
}

function blocksOf({ type, bytes }: Field): EntryBlock[] {
  const text = () => new TextDecoder().decode(bytes)
  switch (type) {
    case 'm':
    case 'l':
    case 'w':
    case 'n':
      return plainArticle(text())
    case 't':
    case 'y':
      return spoken(text())
    case 'g':
      return markupArticle(text(), 'pango')
    case 'x':
    case 'k':
      return markupArticle(text(), 'xdxf')
    case 'h':
      return markupArticle(text(), 'html')
  }
  return []
}

/** How the word is spoken. */
function spoken(text: string): EntryBlock[] {
  const writer = new EntryWriter()
  writer.begin()
  writer.flow(text, { style: 'quiet' })
  return writer.finish()
}
