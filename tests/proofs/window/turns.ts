import type { Page } from './lab'
import { firstWordsInView, openReader, sameWords, viewOf } from './reader'

export interface TurnRun {
  readonly turns: number
  readonly pages: number
  readonly misses: readonly string[]
  /** Distinct places of the text's left edge in the window, in px. */
  readonly edges: readonly number[]
}

/**
 * Turns from the first page to the last and back, and watches the numbers and the page itself.
 * @param most turns each way
 */
export async function turnThrough(id: string, page: Page, most = Infinity): Promise<TurnRun> {
  const reader = await openReader(id, page)
  const { navigator } = reader
  const misses: string[] = []
  const edges = new Set<number>()
  let turns = 0
  const look = () => {
    const { offset } = navigator.currentLocator.locations
    const words = firstWordsInView(reader)
    const said = navigator.currentLocator.text?.highlight
    // A title that a publisher hides from the eye stands at the start of its section.
    if (offset !== 0 && !sameWords(words, said))
      misses.push(
        `page ${navigator.page.page} at ${offset} begins “${words}” and not “${said?.slice(0, 30)}”`,
      )
    for (const edge of leftEdges(reader)) edges.add(edge)
  }
  try {
    await reader.exact()
    await navigator.goToStart()
    if (navigator.page.page !== 1) misses.push(`starts on page ${navigator.page.page}`)
    look()
    let before = navigator.page
    while (turns < most && (await navigator.goForward())) {
      turns++
      const now = navigator.page
      if (now.page !== before.lastPage + 1)
        misses.push(`forward from ${before.page}–${before.lastPage} to ${now.page}`)
      before = now
      look()
    }
    if (turns < most && before.lastPage !== before.total)
      misses.push(`ends on page ${before.lastPage} of ${before.total}`)
    const there = turns
    while (turns - there < most && (await navigator.goBackward())) {
      turns++
      const now = navigator.page
      if (now.lastPage !== before.page - 1)
        misses.push(`backward from ${before.page} to ${now.page}–${now.lastPage}`)
      before = now
      look()
    }
    return { turns, pages: navigator.page.total, misses, edges: [...edges] }
  } finally {
    reader.destroy()
  }
}

/** Where the columns of text in view begin. */
function leftEdges(reader: Awaited<ReturnType<typeof openReader>>): number[] {
  const { area, boxes } = viewOf(reader)
  return boxes.flatMap((box) =>
    Array.from(box.querySelector('octavo-body')?.getClientRects() ?? [])
      .filter(({ left, right }) => right > area.left && left < area.right)
      .map(({ left }) => left),
  )
}
