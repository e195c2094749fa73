import { ReaderError } from '#core/errors'
import type { UserFont } from '#core/typefaces'

import { fontTables, type FontTables, type Inflate } from './font-tables'
import { specimen } from './specimen'

/** What a font file says of itself. */
export type FontFacts = Omit<UserFont, 'id'>

/** Of a face that has no Latin letters, or keeps their widths in a form of its own. */
const usualCharacterWidth = 0.5

/**
 * Reads what the app has to know of a font. Whether all of it can be drawn only the browser knows.
 *
 * @throws {ReaderError} `font/unsupported`, `font/damaged`
 */
export function readFontFacts(bytes: Uint8Array, inflate: Inflate): FontFacts {
  const tables = fontTables(bytes, inflate)
  try {
    const family = familyIn(table(tables, 'name'))
    if (family === undefined) throw new RangeError('a font without a name')
    return {
      family,
      style: isItalic(tables) ? 'italic' : 'normal',
      weight: weightIn(tables),
      characterWidth: characterWidthIn(tables) ?? usualCharacterWidth,
    }
  } catch (cause) {
    throw new ReaderError('font/damaged', 'The font does not say what it is', { cause })
  }
}

function table(tables: FontTables, tag: string): DataView {
  const found = tables.get(tag)
  if (!found) throw new RangeError(`no table ${tag}`)
  return found
}

/** Names of the family: 16 (typographic) before 1 (for systems that know four styles). */
const familyNames = [16, 1]
const english = 0x409

function familyIn(name: DataView): string | undefined {
  const strings = name.getUint16(4)
  let best: { rank: number; text: string } | undefined
  for (let index = 0, at = 6; index < name.getUint16(2); index++, at += 12) {
    const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      name.getUint16(at + field),
    ) as [number, number, number, number, number, number]
    if (!familyNames.includes(id)) continue
    const isUnicode = platform === 0 || platform === 3
    const text = clean(textAt(name, strings + offset, length, isUnicode))
    const isEnglish = platform !== 3 || language === english
    const rank = (id === 16 ? 4 : 0) + (isUnicode ? 2 : 0) + (isEnglish ? 1 : 0)
    if (text !== '' && rank > (best?.rank ?? -1)) best = { rank, text }
  }
  return best?.text
}

function textAt(view: DataView, at: number, length: number, isUnicode: boolean): string {
  let text = ''
  for (let index = 0; index < length; index += isUnicode ? 2 : 1) {
    const code = isUnicode ? view.getUint16(at + index) : view.getUint8(at + index)
    text += String.fromCharCode(code)
  }
  return text
}

/** A name goes into style sheets: what could end a string there is no part of it. */
const clean = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"'\\<>{};]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)

function isItalic(tables: FontTables): boolean {
  const os2 = tables.get('OS/2')
  if (os2 && os2.byteLength >= 64) return (os2.getUint16(62) & 0x201) !== 0
  return (table(tables, 'head').getUint16(44) & 2) !== 0
}

function weightIn(tables: FontTables): FontFacts['weight'] {
  const axis = weightAxis(tables.get('fvar'))
  if (axis) return axis
  const os2 = tables.get('OS/2')
  const weight = os2 ? inRange(os2.getUint16(4)) : 400
  return { min: weight, max: weight }
}

const inRange = (weight: number): number => Math.min(1000, Math.max(1, Math.round(weight)))

function weightAxis(fvar: DataView | undefined): FontFacts['weight'] | undefined {
  if (!fvar) return undefined
  const first = fvar.getUint16(4)
  const size = fvar.getUint16(10)
  for (let index = 0, at = first; index < fvar.getUint16(8); index++, at += size) {
    if (fvar.getUint32(at) !== 0x77676874) continue // wght
    return {
      min: inRange(fvar.getInt32(at + 4) / 65536),
      max: inRange(fvar.getInt32(at + 12) / 65536),
    }
  }
  return undefined
}

function characterWidthIn(tables: FontTables): number | undefined {
  const [cmap, hmtx] = [tables.get('cmap'), tables.get('hmtx')]
  if (!cmap || !hmtx) return undefined
  const unitsPerEm = table(tables, 'head').getUint16(18)
  const measured = table(tables, 'hhea').getUint16(34)
  const glyphOf = characterMap(cmap)
  if (!glyphOf || unitsPerEm === 0 || measured === 0) return undefined
  let sum = 0
  for (const character of specimen) {
    const glyph = glyphOf(character.charCodeAt(0))
    if (glyph === 0) return undefined
    sum += hmtx.getUint16(4 * Math.min(glyph, measured - 1))
  }
  const width = sum / specimen.length / unitsPerEm
  return width >= 0.1 && width <= 2 ? Math.round(width * 1000) / 1000 : undefined
}

/** Character code to glyph, 0 for none: from a Unicode map in the format (4) that nearly all fonts have. */
function characterMap(cmap: DataView): ((code: number) => number) | undefined {
  for (let index = 0, at = 4; index < cmap.getUint16(2); index++, at += 8) {
    const isUnicode = [0, 3].includes(cmap.getUint16(at))
    const start = cmap.getUint32(at + 4)
    if (isUnicode && cmap.getUint16(start) === 4) return (code) => glyphIn(cmap, start, code)
  }
  return undefined
}

function glyphIn(cmap: DataView, start: number, code: number): number {
  const segments = cmap.getUint16(start + 6)
  const ends = start + 14
  for (let segment = 0; segment < segments; segment += 2) {
    if (cmap.getUint16(ends + segment) < code) continue
    const starts = ends + segments + 2 + segment
    if (cmap.getUint16(starts) > code) return 0
    const delta = cmap.getUint16(starts + segments)
    const rangeAt = starts + 2 * segments
    const range = cmap.getUint16(rangeAt)
    if (range === 0) return (code + delta) & 0xffff
    const glyph = cmap.getUint16(rangeAt + range + 2 * (code - cmap.getUint16(starts)))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
