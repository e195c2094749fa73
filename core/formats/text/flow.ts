import { seamBetween } from './join'
import type { Line } from './lines'
import type { Vocabulary } from './vocabulary'

/** A piece of a paragraph's text that is set as one element. */
export interface Piece {
  /** Where it starts in the normalised text. */
  readonly start: number
  readonly text: string
}

/** A paragraph longer than this is cut, so that no element is slow to lay out. */
const longest = 8_000
const earliestCut = 3_000

/** Joins the lines of a paragraph and cuts the result where it is very long, at ends of sentences. */
export function flow(lines: readonly Line[], vocabulary: () => Vocabulary): Piece[] {
  const total = lines.reduce((sum, { text }) => sum + text.length + 1, 0)
  const spans = total > longest ? lines.flatMap(splitSentences) : lines
  const pieces: Piece[] = []
  let start = spans[0]!.start
  let text = ''
  let left = total
  for (const [index, span] of spans.entries()) {
    const isLong = text.length > earliestCut && left > earliestCut
    if (isLong && (isSentenceEnd(text) || text.length >= longest)) {
      pieces.push({ start, text: text.trimEnd() })
      start = span.start
      text = ''
      left = total - (span.start - spans[0]!.start)
    }
    const isGlued = index > 0 && span.start <= spans[index - 1]!.end
    text = text === '' || isGlued ? text + span.text : join(text, span.text, vocabulary)
  }
  pieces.push({ start, text })
  return pieces
}

function join(text: string, next: string, vocabulary: () => Vocabulary): string {
  // Only the end of what is there matters: a slice keeps this linear in long paragraphs.
  const { drop, glue } = seamBetween(text.slice(-60), next, vocabulary)
  return (drop === 0 ? text : text.slice(0, -drop)) + glue + next
}

const isSentenceEnd = (text: string) => /[.!?…。！？]["'”’»)\]」』]*\s*$/.test(text.slice(-12))

type Span = Pick<Line, 'start' | 'end' | 'text'>

/** Spans of a line that each end with a sentence; the white space after it belongs to it. */
function splitSentences(line: Line): Span[] {
  const spans: Span[] = []
  const add = (from: number, to: number) => {
    spans.push({ start: line.start + from, end: line.start + to, text: line.text.slice(from, to) })
  }
  let from = 0
  for (const match of line.text.matchAll(/[.!?…]["'”’»)\]]{0,4}\s+|[。！？][」』”’]{0,4}|\s/g)) {
    const to = match.index + match[0].length
    // Without a full stop for long, any space must do.
    if (to - from < (match[0].trim() === '' ? longest : 1_000)) continue
    add(from, to)
    from = to
  }
  if (from < line.text.length) add(from, line.text.length)
  return spans
}
