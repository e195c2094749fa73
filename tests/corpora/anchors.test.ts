import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { findPassages } from '#core/anchoring/find-passages'
import { type Passage, passageAt, passageBetween } from '#core/anchoring/passage'
import { PublicationText } from '#core/anchoring/publication-text'
import { createSectionReader } from '#core/content/section-reader'
import { openPublication } from '#core/publication/open'
import { corpusFiles } from '#tests/support/corpora'
import { editSection, type EditedSection } from '#tests/support/edited-text'
import { seededRandom } from '#tests/support/random'

import { openFileSource } from '../../electron/containers/file-source'

/** Letters by which the end of a mark may differ where the very word there was edited. */
const oneWord = 14

/** Every fourth is a bookmark. */
const isPoint = (n: number) => n % 4 === 0

describe.each(['chapters.epub', 'one-section.epub'])('anchors in War and Peace, %s', (name) => {
  it.each([
    [0.01, 0.99],
    [0.05, 0.97],
  ])(
    'with %f of its words edited are found again',
    async (share, wanted) => {
      const [file] = corpusFiles('war-and-peace', name) ?? []
      if (file === undefined) return
      const source = await openFileSource(file, { fileName: path.basename(file) })
      const opened = await openPublication(source)
      const reader = createSectionReader(opened, '/')
      const before = new PublicationText(opened.manifest, (index) => reader.content(index))
      const random = seededRandom(7)
      const sections: EditedSection[] = []
      for (const index of opened.manifest.readingOrder.keys()) {
        sections.push(editSection(await reader.content(index), share, random))
      }
      const after = new PublicationText(opened.manifest, async (index) => sections[index]!.content)

      const aMark = markMaker(before, random)
      const marks = await Promise.all(Array.from({ length: 1_000 }, aMark))
      const passages: Passage[] = []
      for (const [n, { section, from, to }] of marks.entries()) {
        const { locator, end, text } = await before.describe(section, from, to)
        passages.push(isPoint(n) ? passageAt(locator) : passageBetween(locator, end, text))
      }
      const start = performance.now()
      const found = await findPassages(passages, after)
      const outcome = { right: 0, wrong: 0, lost: 0, exact: 0, ms: performance.now() - start }
      for (const [n, mark] of marks.entries()) {
        const place = found[n]
        const { placeOf } = sections[mark.section]!
        const isNear = (at: number, wanted: number) => Math.abs(at - placeOf(wanted)) <= oneWord
        if (place?.isExact) outcome.exact += 1
        if (!place) outcome.lost += 1
        else if (
          place.section === mark.section &&
          isNear(place.from, mark.from) &&
          (isPoint(n) || isNear(place.to, mark.to))
        )
          outcome.right += 1
        else outcome.wrong += 1
      }
      console.log(name, share, outcome)
      await source.close()

      expect(outcome.right / 1_000).toBeGreaterThanOrEqual(wanted)
      expect(outcome.right + outcome.wrong + outcome.lost).toBe(1_000)
    },
    120_000,
  )
})

/** Makes passages of 1 to 60 words anywhere in a publication. */
function markMaker(text: PublicationText, random: () => number) {
  const wordStarts = new Map<number, number[]>()
  return async () => {
    for (;;) {
      const section = Math.floor(random() * text.count)
      const words = (await text.section(section))!.text
      const starts =
        wordStarts.get(section) ??
        Array.from(words.matchAll(/(?<=\s)\p{L}/gu), ({ index }) => index)
      wordStarts.set(section, starts)
      if (starts.length < 80) continue
      const first = Math.floor(random() * (starts.length - 70))
      const from = starts[first]!
      const to = starts[first + 1 + Math.floor(random() * 60)]!
      return { section, from, to: from + words.slice(from, to).trimEnd().length }
    }
  }
}
