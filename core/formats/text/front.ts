import { endOf, startOf, type Block } from './block'
import { soundsLikeNotice } from './notices'

export interface Fronted {
  /** What stands before the text: a disclaimer, a summary. */
  readonly front: readonly Block[]
  readonly body: readonly Block[]
}

const mostBlocks = 12

/**
 * Rule T9, front: what stands above the first rule, if it is short. The rule is used up by it. A
 * rule that comes back is a sign between scenes, and needs a notice above it to be believed.
 */
export function splitFront(blocks: readonly Block[], textLength: number): Fronted {
  let end = findRule(blocks, 0)
  if (end === undefined || !isShort(blocks, end, textLength)) return { front: [], body: blocks }
  const rule = blocks[end]!.lines[0]!.text
  const isMark = blocks.filter(({ lines }) => lines[0]!.text === rule).length > 2
  if (isMark && !blocks.slice(0, end).some(hasNotice)) return { front: [], body: blocks }

  // Several notices, each over its own rule.
  for (let next = findRule(blocks, end + 1); next !== undefined; next = findRule(blocks, end + 1)) {
    const between = blocks.slice(end + 1, next)
    if (!isShort(blocks, next, textLength) || !between.every(hasNotice)) break
    end = next
  }
  const front = blocks.slice(0, end).filter(({ kind }) => kind !== 'rule' && kind !== 'scene')
  return { front, body: blocks.slice(end + 1) }
}

const isRule = ({ kind }: Block) => kind === 'rule'
const hasNotice = ({ kind, lines }: Block) =>
  kind === 'notice' || lines.some(({ text }) => soundsLikeNotice(text))

/** Index of the first rule, if it comes early and no heading comes before it. */
function findRule(blocks: readonly Block[], from: number): number | undefined {
  for (let index = from; index < blocks.length && index <= mostBlocks; index++) {
    const block = blocks[index]!
    if (isRule(block)) return index
    // A short row of dashes will do below a notice.
    if (block.kind === 'scene' && index > 0 && blocks.slice(from, index).every(hasNotice))
      return index
    if (block.kind === 'heading') return undefined
  }
  return undefined
}

function isShort(blocks: readonly Block[], end: number, textLength: number): boolean {
  if (end === 0) return true
  const length = endOf(blocks[end - 1]!) - startOf(blocks[0]!)
  return length <= 4_000 && length <= Math.max(1_500, 0.1 * textLength) && end < blocks.length - 1
}
