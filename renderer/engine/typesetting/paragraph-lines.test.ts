import { describe, expect, it } from 'vitest'

import { totalFit } from '#core/typesetting/total-fit'

import type { WordDivider } from './measured-words'
import { measureParagraph, type Run } from './paragraph-lines'
import type { Face } from './text-measurer'

/** Every sign is 10 px wide, and word spaces are 5 px. */
function aFace(scale = 1, measured?: Face): Face {
  const face: Face = {
    get measured() {
      return measured ?? face
    },
    scale,
    widthOf: (text) => 10 * scale * text.length,
    spaceBetween: () => 5 * scale,
    runningWidths: (word) => Float64Array.from({ length: word.length + 1 }, (_, at) => 10 * at),
  }
  return face
}
const face = aFace()

const aRun = (data: string, more: Partial<Run> = {}): Run => ({
  node: { data } as Text,
  face,
  divide: null,
  wordSpacing: 0,
  ...more,
})
const inPairs: WordDivider = {
  breaks: (word) =>
    Array.from({ length: Math.max(0, (word.length >> 1) - 1) }, (_, at) => 2 * at + 2),
}

/** The text with every place at which a line may end: `|`, or `-|` for a divided word. */
function placesIn(runs: readonly Run[]): string {
  const { paragraph, placeAt } = measureParagraph(runs, 0, 'none')
  const marks = Array.from({ length: paragraph.divides.length - 2 }, (_, at) => placeAt(at + 1))
  return runs
    .map(({ node }, run) => {
      let { data } = node
      for (const { index, kind } of marks.filter((mark) => mark.run === run).toReversed()) {
        const mark = kind === 'hyphen' ? '-|' : '|'
        data = data.slice(0, index) + mark + data.slice(kind === 'space' ? index + 1 : index)
      }
      return data
    })
    .join('/')
}

describe('a measured paragraph', () => {
  it('may end its lines at word spaces, at hyphens and where words are divided', () => {
    expect(placesIn([aRun('a well-known  tale')])).toBe('a|well-|known| tale')
    expect(placesIn([aRun('evening', { divide: inPairs })])).toBe('ev-|en-|ing')
    expect(placesIn([aRun('end \u00AD— so')])).toBe('end|\u00AD-|—|so')
  })

  it('keeps a dash with the speech that it opens, and with the word before it', () => {
    expect(placesIn([aRun('— Yes, she said — no')])).toBe('— Yes,|she|said —|no')
  })

  it('does not divide a word that goes on in another face', () => {
    const runs = [aRun('even', { divide: inPairs }), aRun('ing after', { divide: inPairs })]
    expect(placesIn(runs)).toBe('even/ing|af-|ter')
  })

  it('is as wide as its signs and spaces, in every size', () => {
    expect(measureParagraph([aRun('two words')], 0, 'none').naturalWidth).toBe(85)
    const larger = aRun('two words', { face: aFace(2, face), wordSpacing: 3 })
    expect(measureParagraph([larger], 0, 'none').naturalWidth).toBe(173)
  })

  it('lets marks at the edges reach beyond them', () => {
    const runs = [aRun('now, “then”')]
    const plain = measureParagraph(runs, 0, 'none').paragraph
    const [end, start] = [plain.endWidth[1]!, plain.startWidth[1]!]
    const hanging = measureParagraph(runs, 0, 'both')

    expect(hanging.placeAt(1)).toMatchObject({ hangEnd: 7, hangStart: 6 })
    expect(hanging.paragraph.endWidth[1]).toBe(end - 7)
    expect(hanging.paragraph.startWidth[1]).toBe(start + 6)
    expect(measureParagraph(runs, 0, 'start').placeAt(1)).toMatchObject({
      hangEnd: 0,
      hangStart: 6,
    })
    // The last line ends where it ends.
    expect(hanging.paragraph.endWidth.at(-1)).toBe(hanging.naturalWidth)
  })

  it('is broken where a mark fits only because it hangs', () => {
    // 40 px of letters and a comma of which 3 px stay inside.
    const runs = [aRun('said, said')]
    const fit = { width: 44, kind: 'justified', shrink: 0 } as const

    expect(totalFit(measureParagraph(runs, 0, 'none').paragraph, fit)).toBeNull()
    expect(totalFit(measureParagraph(runs, 0, 'both').paragraph, fit)).toHaveLength(2)
  })
})
