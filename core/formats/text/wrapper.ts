import type { Line } from './lines'

/** What Project Gutenberg puts around a text (rule T2), and what it says there. */
export interface Wrapper {
  /** The text is `lines[bodyStart]` up to, not with, `lines[bodyEnd]`. */
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly fields: ReadonlyMap<string, string>
}

const start = /^\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG (?:EBOOK|ETEXT)/i
const smallPrint = /^\*END\*\s*THE SMALL PRINT/i
const end = /^(?:\*{3}\s*)?END OF (?:THE |THIS )?PROJECT GUTENBERG/i
const credits =
  /^(?:produced by|e-?text prepared by|\[illustration|transcribed (?:by|from)|this etext was)/i
const field =
  /^(title|author|translator|illustrator|editor|language|release date|credits|posting date|character set encoding)\s*:\s*(.*)$/i

const lookahead = 600

export function findWrapper(lines: readonly Line[]): Wrapper | undefined {
  const startLine = findStart(lines)
  const endLine = findEnd(lines, startLine ?? 0)
  if (startLine === undefined && endLine === undefined) return undefined
  const bodyStart = startLine === undefined ? 0 : skipCredits(lines, endOfStart(lines, startLine))
  return {
    bodyStart,
    bodyEnd: endLine ?? lines.length,
    fields: startLine === undefined ? new Map() : readFields(lines.slice(0, startLine)),
  }
}

function findStart(lines: readonly Line[]): number | undefined {
  let found: number | undefined
  for (let index = 0; index < Math.min(lines.length, lookahead); index++) {
    const { text } = lines[index]!
    if (start.test(text) || smallPrint.test(text)) found = index
  }
  return found
}

/** The sentence between the asterisks may run over four lines. */
function endOfStart(lines: readonly Line[], startLine: number): number {
  for (let index = startLine; index < startLine + 4; index++) {
    const text = lines[index]?.text ?? ''
    const isClosed = index === startLine ? /.\*{3}$|\*END\*$/.test(text) : text.endsWith('***')
    if (isClosed || text === '') return index + 1
  }
  return startLine + 1
}

function findEnd(lines: readonly Line[], from: number): number | undefined {
  for (
    let index = Math.max(from + 1, Math.floor(lines.length / 2));
    index < lines.length;
    index++
  ) {
    if (end.test(lines[index]!.text)) return index
  }
  return undefined
}

/** Skips the blocks that say who made the file. */
function skipCredits(lines: readonly Line[], from: number): number {
  let at = from
  for (;;) {
    let next = at
    while (lines[next]?.kind === 'blank') next++
    if (!credits.test(lines[next]?.text ?? '')) return at
    while (lines[next] !== undefined && lines[next]!.kind !== 'blank') next++
    at = next
  }
}

function readFields(lines: readonly Line[]): Map<string, string> {
  const fields = new Map<string, string>()
  let open: string | undefined
  for (const { text, indent } of lines) {
    const match = field.exec(text)
    if (match) {
      open = match[1]!.toLowerCase()
      fields.set(open, match[2]!.trim())
    } else if (open !== undefined && text !== '' && indent > 0) {
      fields.set(open, `${fields.get(open)!} ${text}`.trim())
    } else {
      open = undefined
    }
  }
  return fields
}
