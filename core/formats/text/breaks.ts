import type { Block } from './block'

/** An epigraph belongs to what stands above the text: no break is needed below it. */
const isText = ({ kind, epigraph }: Block) =>
  epigraph === undefined &&
  (kind === 'paragraph' || kind === 'verse' || kind === 'preformatted' || kind === 'notice')

/**
 * Rule T9, breaks: rules become scene breaks, those beside a heading go, and where the author left
 * more blank lines than usual, in few places, there is a break without a sign.
 */
export function settleBreaks(blocks: readonly Block[]): Block[] {
  const widths = spaceWidths(blocks)
  const settled: Block[] = []
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (block.kind === 'rule' || block.kind === 'scene') {
      if (isBreak(before) && isBreak(blocks[index + 1])) settled.push({ ...block, kind: 'scene' })
      continue
    }
    if (before && isText(before) && isText(block) && !block.continues && widths.has(block.gap)) {
      settled.push({ kind: 'space', lines: [block.lines[0]!], gap: block.gap })
    }
    settled.push(block)
  }
  return settled
}

/** A break needs text on both sides. */
const isBreak = (neighbour: Block | undefined) => neighbour !== undefined && isText(neighbour)

/** The numbers of blank lines that mean a break. */
function spaceWidths(blocks: readonly Block[]): Set<number> {
  const counts = new Map<number, number>()
  let places = 0
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (!before || !isText(before) || !isText(block) || block.continues) continue
    counts.set(block.gap, (counts.get(block.gap) ?? 0) + 1)
    places++
  }
  const [usual = 0] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? []
  const wider = [...counts].filter(([gap]) => gap > usual)
  const total = wider.reduce((sum, [, count]) => sum + count, 0)
  const isRare = total < 0.15 * places || (total === 1 && places >= 4)
  return new Set(isRare ? wider.map(([gap]) => gap) : [])
}
