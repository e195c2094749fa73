import type { Line } from './lines'

/** A paragraph longer than this is cut, so that no element is slow to lay out. */
const longest = 8_000
const earliestCut = 3_000
/** Lines of verse or of a table in one element. */
const mostLines = 80

/** Cuts the lines of a very long paragraph into pieces, at ends of sentences where there are any. */
export function cutParagraph(lines: readonly Line[]): (readonly Line[])[] {
  const total = lines.reduce((sum, { text }) => sum + text.length + 1, 0)
  if (total <= longest) return [lines]

  const pieces: Line[][] = [[]]
  let length = 0
  let left = total
  for (const span of lines.flatMap(splitSentences)) {
    const before = pieces.at(-1)!.at(-1)
    const isLong = length > earliestCut && left > earliestCut
    if (before && isLong && (length >= longest || endsInSentence(before.text))) {
      pieces.push([])
      length = 0
    }
    pieces.at(-1)!.push(span)
    length += span.text.length + 1
    left -= span.text.length + 1
  }
  return pieces
}

export function cutLines(lines: readonly Line[]): (readonly Line[])[] {
  const pieces: (readonly Line[])[] = []
  for (let from = 0; from < lines.length; from += mostLines) {
    pieces.push(lines.slice(from, from + mostLines))
  }
  return pieces
}

const endsInSentence = (text: string) => /[.!?…。！？]["'”’»)\]」』]*\s*$/.test(text.slice(-12))

const stops = /[.!?…]["'”’»)\]]{0,4}\s+|[。！？][」』”’]{0,4}|\s/g

/** Parts of a line that each end with a sentence; the white space after it belongs to it. */
function splitSentences(line: Line): Line[] {
  if (line.text.length < 1_000) return [line]
  const spans: Line[] = []
  let from = 0
  const cutAt = (to: number) => {
    for (; to - from > 2 * longest; from += longest) add(from, from + longest)
    add(from, to)
    from = to
  }
  const add = (start: number, end: number) => {
    const text = line.text.slice(start, end)
    spans.push({ ...line, start: line.start + start, end: line.start + end, text })
  }
  for (const match of line.text.matchAll(stops)) {
    const to = match.index + match[0].length
    // Without a full stop for long, any space must do.
    if (to - from >= (match[0].trim() === '' ? longest : 1_000)) cutAt(to)
  }
  if (from < line.text.length) cutAt(line.text.length)
  return spans
}
