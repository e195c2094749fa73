import { endsSentence } from '#core/formats/text/lines'

import { fills, isBelow, usual, type PlacedLine } from './line'

/** How a text is set, by most of its letters; lengths in points. */
export interface TextMeasure {
  readonly size: number
  readonly font: string
  /** From one line to the next. */
  readonly pitch: number
  /** Paragraphs begin with an indent. */
  readonly isIndented: boolean
}

/** In ems: what is deeper is no indent of a paragraph. */
export const indents = { least: 0.6, most: 4 }

export function measureLines(lines: readonly PlacedLine[]): TextMeasure {
  const size = usual(
    lines.map((line) => [line.size, line.text.length]),
    0.5,
  )
  const fonts = new Map<string, number>()
  for (const { font, text } of lines) fonts.set(font, (fonts.get(font) ?? 0) + text.length)
  const font = [...fonts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0]
  const steps: [number, number][] = []
  /** From a full line that ends no sentence to the next one: they are of one paragraph. */
  const within: [number, number][] = []
  let indented = 0
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (!before || !isBelow(line, before)) continue
    const step = line.baseline - before.baseline
    if (step < 3 * size) steps.push([step, 1])
    if (step < 2 * size && fills(before) && !endsSentence(before.text)) within.push([step, 1])
    if (isIndented(line) && !isIndented(before)) indented++
  }
  return {
    size,
    font,
    pitch: usual(within.length > 2 ? within : steps, 0.5) || size * 1.2,
    isIndented: indented > Math.max(2, lines.length / 60),
  }
}

export function isIndented({ left, columnLeft, size }: PlacedLine): boolean {
  const indent = (left - columnLeft) / size
  return indent > indents.least && indent < indents.most
}
