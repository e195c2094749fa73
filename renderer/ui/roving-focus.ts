/**
 * Moves the focus between the items of one tab stop by arrow keys, Home and End. Rows are found by
 * where items lie, so that it works in a list as in a grid of any width.
 *
 * @returns whether the key was one of those
 */
export function moveFocus(
  container: HTMLElement,
  selector: string,
  { key, target }: { readonly key: string; readonly target: EventTarget | null },
): boolean {
  const items = Array.from(container.querySelectorAll<HTMLElement>(selector))
  const index = items.findIndex((item) => item === target)
  if (index < 0) return false
  const next = nextIndex(items, index, key)
  if (next === undefined) return false
  items[next]?.focus()
  items[next]?.scrollIntoView({ block: 'nearest' })
  return true
}

function nextIndex(items: readonly HTMLElement[], index: number, key: string): number | undefined {
  const last = items.length - 1
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1)
    case 'ArrowRight':
      return Math.min(last, index + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'ArrowUp':
    case 'ArrowDown':
      return acrossRows(items, index, key === 'ArrowUp' ? -1 : 1)
  }
  return undefined
}

/** The item of the next row that lies nearest. */
function acrossRows(items: readonly HTMLElement[], index: number, step: 1 | -1): number {
  const from = items[index]!.getBoundingClientRect()
  let best = index
  let bestDistance = Infinity
  let row: number | undefined
  for (let other = index + step; items[other]; other += step) {
    const { top, left, height } = items[other]!.getBoundingClientRect()
    if (Math.abs(top - from.top) < height / 2 && height > 0) continue
    row ??= top
    if (Math.abs(top - row) >= Math.max(1, height / 2)) break
    const distance = Math.abs(left - from.left)
    if (distance < bestDistance) [best, bestDistance] = [other, distance]
  }
  return best
}
