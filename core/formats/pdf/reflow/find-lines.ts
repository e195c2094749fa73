import { wordsOf, type TextPiece } from '../page-text'

import { composeAccents } from './compose-accents'
import { median, type PdfLine } from './line'

/** Six numbers as PDF has them: from one space to another. */
type Matrix = readonly number[]

/** Letters that stand at more of an angle than this, in radians, are no running text. */
const upright = 0.1
/** In ems: from here on a gap is a word space, and from here on it may part columns. */
const wordSpace = 0.15
const columnGap = 1
/** In ems: how far a raised or lowered letter lies from the line to which it belongs. */
const shift = 0.55

interface Fragment {
  text: string
  left: number
  right: number
  baseline: number
  readonly isRightToLeft: boolean
  /** Letters by size and font: a raised figure does not make a line small. */
  readonly letters: { readonly size: number; readonly font: string; readonly count: number }[]
  size: number
}

/**
 * Puts pieces of text together to lines, as far as nothing but word spaces parts them.
 *
 * @param pieces in the order in which the page draws them
 * @param transform from the page's own space to one whose origin is its left upper corner
 */
export function findLines(pieces: readonly TextPiece[], transform: Matrix): PdfLine[] {
  const fragments: Fragment[] = []
  for (const piece of pieces) {
    const fragment = toFragment(piece, transform)
    if (!fragment) continue
    const last = fragments.at(-1)
    if (!last || !join(last, fragment)) fragments.push(fragment)
  }
  return withInitials(mergeOutOfOrder(fragments)).map(toLine)
}

function toFragment(piece: TextPiece, transform: Matrix): Fragment | undefined {
  const words = wordsOf(piece)
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(transform, piece.transform)
  const size = Math.hypot(c, d)
  if (words.trim() === '' || size === 0 || Math.abs(Math.atan2(b, a)) > upright) return undefined
  const isRightToLeft = piece.dir === 'rtl'
  const { fontName: font, width } = piece
  return {
    text: words,
    left: x,
    right: x + Math.abs(width),
    baseline: y,
    isRightToLeft,
    letters: [{ size, font, count: words.length }],
    size,
  }
}

const multiply = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, m: Matrix): number[] => {
  const [ma = 1, mb = 0, mc = 0, md = 1, me = 0, mf = 0] = m
  return [
    a * ma + c * mb,
    b * ma + d * mb,
    a * mc + c * md,
    b * mc + d * md,
    a * me + c * mf + e,
    b * me + d * mf + f,
  ]
}

/** Appends a fragment to another where it stands right behind it. @returns whether it does */
function join(line: Fragment, next: Fragment): boolean {
  const em = Math.max(line.size, next.size)
  if (Math.abs(line.baseline - next.baseline) > shift * em) return false
  if (line.isRightToLeft !== next.isRightToLeft) return false
  const gap = line.isRightToLeft ? line.left - next.right : next.left - line.right
  if (gap > columnGap * em || gap < -0.5 * em) return false
  const isParted = gap > wordSpace * em && !/\s$/.test(line.text) && !/^\s/.test(next.text)
  line.text += isRaised(next, line) ? raised(next.text) : (isParted ? ' ' : '') + next.text
  line.left = Math.min(line.left, next.left)
  line.right = Math.max(line.right, next.right)
  // The larger letters stand on the line.
  if (next.size > line.size) line.baseline = next.baseline
  line.letters.push(...next.letters)
  line.size = Math.max(line.size, next.size)
  return true
}

/** A small figure above the line: it leads to a note. */
const isRaised = (next: Fragment, line: Fragment): boolean =>
  next.size < 0.8 * line.size &&
  line.baseline - next.baseline > 0.15 * line.size &&
  /^\s*\d{1,3}\s*$/.test(next.text)

const raised = (text: string): string =>
  text.trim().replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!)

/** Programs that draw font by font, or word by word from nowhere, leave lines in pieces. */
function mergeOutOfOrder(fragments: readonly Fragment[]): Fragment[] {
  const rows: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (first && fragment.baseline - first.baseline < 0.3 * Math.min(first.size, fragment.size)) {
      row.push(fragment)
    } else rows.push([fragment])
  }
  return rows.flatMap((row) => {
    const isRightToLeft = row.filter((one) => one.isRightToLeft).length * 2 > row.length
    row.sort((a, b) => (isRightToLeft ? b.right - a.right : a.left - b.left))
    const merged: Fragment[] = []
    for (const fragment of row) {
      const last = merged.at(-1)
      if (!last || !join(last, fragment)) merged.push(fragment)
    }
    return merged
  })
}

/** A large first letter belongs to the first of the lines beside it. */
function withInitials(fragments: readonly Fragment[]): Fragment[] {
  const usualSize = median(fragments.map(({ size }) => size))
  const isInitial = ({ text, size }: Fragment) =>
    /^["“‘«„]?\p{Lu}$/u.test(text.trim()) && size > 1.8 * usualSize
  const lines = fragments.filter((fragment) => !isInitial(fragment))
  for (const initial of fragments.filter(isInitial)) {
    const top = initial.baseline - initial.size * 0.75
    const beside = lines
      .filter(
        ({ left, baseline }) =>
          left > initial.left &&
          left < initial.right + initial.size &&
          baseline > top &&
          baseline < initial.baseline + 0.3 * initial.size,
      )
      .toSorted((a, b) => a.baseline - b.baseline)
    const [first] = beside
    if (first) first.text = initial.text.trim() + first.text.trimStart()
    else lines.push(initial)
    // They make room for it, and are not indented.
    for (const line of beside) line.left = initial.left
  }
  return lines
}

function toLine({ letters, text, ...line }: Fragment): PdfLine {
  const most = letters.reduce((a, b) => (b.count > a.count ? b : a))
  const words = composeAccents(text.replace(/\s+/g, ' ').trim())
  return { ...line, text: words, size: most.size, font: most.font }
}
