import { seededRandom } from '../../support/random'

import { selectedText } from '../../../renderer/engine/selected-text'

import { Lab, open, type Page } from './lab'

export interface CopyRun {
  readonly selections: number
  /** Of them, those that reach over the end of a page, and over the end of a paragraph. */
  readonly overPages: number
  readonly overParagraphs: number
  /** Words that are divided on a page. */
  readonly divided: number
  readonly misses: readonly string[]
}

/** Nothing in these is text on the page. */
const silent = 'rp, audio, video, desc, title, defs, symbol, [hidden]'

/**
 * Selects at random in a publication and compares what is copied with its text, and what may be searched with
 * the words that are divided.
 * @param sections the blocks of each section, as `octavo text` gives them
 */
export async function copyAtRandom(
  id: string,
  page: Page,
  sections: readonly (readonly string[])[],
  options: { seed: number; selections: number },
): Promise<CopyRun> {
  const lab = new Lab(await open(id), page)
  const sum = { selections: 0, overPages: 0, overParagraphs: 0, divided: 0 }
  const misses: string[] = []
  const miss = (text: string) => misses.push(text)
  try {
    const withText = [...sections.keys()].filter(
      (section) => sections[section]!.join('').length > 40,
    )
    const each = Math.ceil(options.selections / withText.length)
    for (const section of withText) {
      const laidOut = await lab.layOut(section)
      const random = seededRandom(options.seed + section)
      const source = sections[section]!.join('\n')
      const signs = signsOf(laidOut.chunks.map(({ box }) => box.body))
      const places = Array.from(source.matchAll(/\S/g), ({ index }) => index)
      if (signs.length !== places.length) {
        miss(`section ${section}: ${signs.length} signs on the pages, ${places.length} in the text`)
        continue
      }
      for (let count = 0; count < each; count++) {
        const from = Math.floor(random() * signs.length)
        const length = Math.floor(random() ** 3 * 6_000)
        const to = Math.min(signs.length - 1, from + length)
        const first = signs[from]!
        const last = signs[to]!
        const range = first.node.ownerDocument.createRange()
        range.setStart(first.node, first.index)
        range.setEnd(last.node, last.index + 1)
        const copied = selectedText(range)
        const wanted = source.slice(places[from], places[to]! + 1)
        sum.selections++
        if (wanted.includes('\n')) sum.overParagraphs++
        if (isOverPages(range)) sum.overPages++
        if (copied === wanted) continue
        const at = Array.from(copied).findIndex((sign, index) => sign !== wanted[index])
        const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))
        miss(
          `seed ${options.seed + section}, section ${section}, signs ${from}–${to}: ${around(copied)} instead of ${around(wanted)}`,
        )
      }
      for (const { box } of laidOut.chunks) {
        const searched = box.text.slice(0, box.text.length)
        if (/[\u00AD]/.test(searched)) miss(`section ${section}: a soft hyphen in what is searched`)
        for (const word of dividedWords(box.body)) {
          sum.divided++
          if (!searched.includes(word)) miss(`section ${section}: “${word}” is not found`)
        }
      }
      lab.remove(laidOut)
    }
  } finally {
    lab.destroy()
  }
  return { ...sum, misses: misses.slice(0, 20) }
}

interface Sign {
  readonly node: Text
  readonly index: number
}

/** Every sign of the author's in the order of the text: no white space, nothing of ours. */
function signsOf(bodies: readonly Element[]): Sign[] {
  const signs: Sign[] = []
  for (const body of bodies) {
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (
      let node = walker.nextNode() as Text | null;
      node;
      node = walker.nextNode() as Text | null
    ) {
      if (node.parentElement?.closest(silent)) continue
      for (let index = 0; index < node.length; index++) {
        if (/[^\s\u00AD]/.test(node.data[index]!)) signs.push({ node, index })
      }
    }
  }
  return signs
}

function isOverPages(range: Range): boolean {
  const rects = range.getClientRects()
  const last = rects[rects.length - 1]
  return last !== undefined && (last.left > rects[0]!.left + 400 || last.top < rects[0]!.top)
}

/** The words that a line's end divides, as the author wrote them. */
function dividedWords(body: Element): string[] {
  return Array.from(body.querySelectorAll('octavo-hyphen'), (hyphen) => {
    const before = hyphen.previousSibling?.textContent?.match(/[\p{L}\p{M}]*$/u)?.[0] ?? ''
    const after = hyphen.nextSibling?.textContent?.match(/^[\p{L}\p{M}]*/u)?.[0] ?? ''
    return before + after
  })
}
