import type { Layout } from './layout'
import { endsSentence, type Line } from './lines'

const longestTitle = 4

/**
 * The last line of the block that a heading begins, if the whole block reads as a title. Nothing if
 * text is glued to the heading.
 */
export function findTitle(
  lines: readonly Line[],
  index: number,
  { mode }: Layout,
): { readonly last: number } | undefined {
  const isWhole = mode === 'line' || mode === 'double' || lines[index]?.level !== undefined
  if (isWhole) return { last: index }
  let last = index
  for (let at = index + 1; lines[at]?.kind === 'text'; at++) {
    const line = lines[at]!
    if (at - index >= longestTitle || line.width - line.indent > 70) return undefined
    if (
      /[.,;。，；]["”’»]?$/.test(line.text) ||
      (endsSentence(line.text) && line.text.length > 40)
    ) {
      return undefined
    }
    last = at
  }
  return { last }
}
