import { z } from 'zod'

import { Locator } from '#core/publication/locator'

import { align } from './align'
import { comparableText } from './comparable'
import type { FoundPassage } from './find-passage'
import { findPassages } from './find-passages'
import { Passage, passageAt, passageBetween } from './passage'
import type { PublicationText, SectionText } from './publication-text'

/** A place that somebody keeps, and the words by which it is known. */
export const Anchor = z.object({
  id: z.string(),
  locator: Locator,
  /** Behind the last character of a passage; `null` for a place alone. */
  end: Locator.nullable(),
  /** Words of the passage; `''` for a place alone, which its locator describes. */
  text: z.string(),
})
export type Anchor = z.infer<typeof Anchor>

/** What became of an anchor. */
export const AnchorFinding = z.discriminatedUnion('status', [
  z.object({ status: z.literal('holds'), id: z.string() }),
  z.object({
    status: z.literal('moved'),
    id: z.string(),
    locator: Locator,
    end: Locator.nullable(),
    /** Words as they stand there now. */
    text: z.string(),
    /** What was remembered, where that differs from what stands there. */
    passage: Passage.nullable(),
  }),
  z.object({ status: z.literal('lost'), id: z.string(), passage: Passage }),
])
export type AnchorFinding = z.infer<typeof AnchorFinding>

/**
 * Whether an anchor's words stand where it says.
 *
 * @param section the text of the resource that its locator names
 */
export function anchorHolds({ locator, end, text }: Anchor, section: SectionText): boolean {
  const { offset } = locator.locations
  // A place by an id alone goes with that id.
  if (offset === undefined) return true
  const words = end ? text : (locator.text?.highlight ?? '')
  const to = end ? (end.locations.offset ?? offset) : offset + words.length
  if (offset > section.text.length) return false
  return comparableText(words) === comparableText(section.text.slice(offset, to))
}

/** Looks for anchors whose words do not stand where they say. */
export async function findAnchors(
  anchors: readonly Anchor[],
  text: PublicationText,
): Promise<AnchorFinding[]> {
  const passages = anchors.map(passageOf)
  const found = await findPassages(passages, text)
  return Promise.all(
    anchors.map(async (anchor, index): Promise<AnchorFinding> => {
      const { id, end } = anchor
      const place = found[index]
      const passage = passages[index]!
      if (await isAsGoodAsIs(anchor, place, text)) return { status: 'holds', id }
      if (!place) return { status: 'lost', id, passage }
      const { section, from, to, isExact } = place
      const range = await text.describe(section, from, end ? to : from)
      return {
        status: 'moved',
        id,
        locator: range.locator,
        end: end && range.end,
        text: !end || isExact ? anchor.text : range.text,
        passage: isExact ? null : passage,
      }
    }),
  )
}

/**
 * Reads the words afresh at anchors whose places are known: another encoding, say, makes other words of the
 * same place.
 */
export function readAnchors(
  anchors: readonly Anchor[],
  text: PublicationText,
): Promise<AnchorFinding[]> {
  return Promise.all(
    anchors.map(async (anchor): Promise<AnchorFinding> => {
      const { id, locator, end } = anchor
      const index = text.indexOf(locator.href)
      const section = index < 0 ? undefined : await text.section(index)
      if (!section || !end || anchorHolds(anchor, section)) return { status: 'holds', id }
      const { offset: from = 0 } = locator.locations
      const { offset: to = from } = end.locations
      const words = section.slice(from, to).slice(0, 100_000)
      return { status: 'moved', id, locator, end, text: words, passage: passageOf(anchor) }
    }),
  )
}

const passageOf = ({ locator, end, text }: Anchor): Passage =>
  end ? passageBetween(locator, end, text) : passageAt(locator)

/** Beyond this, words are not compared letter by letter. */
const mostLetters = 400

/** Words that differ a little from what was kept, and no other place where they differ less. */
async function isAsGoodAsIs(
  anchor: Anchor,
  place: FoundPassage | null | undefined,
  text: PublicationText,
): Promise<boolean> {
  const { locator, end } = anchor
  const index = text.indexOf(locator.href)
  const { offset } = locator.locations
  if (index < 0 || offset === undefined) return offset === undefined
  const section = await text.section(index)
  if (!section) return true
  const words = passageOf(anchor).exact
  // A place without words, among pictures: there is nothing to be wrong.
  if (comparableText(words) === '') return offset <= section.text.length
  const isSame = place?.section === index && place.from === offset
  if (isSame && (!end || place.to === end.locations.offset)) return true
  if (!place || place.isExact) return false
  const wanted = comparableText(words).slice(0, mostLetters)
  const to = end?.locations.offset ?? offset + words.length
  const now = comparableText(section.text.slice(offset, to)).slice(0, mostLetters)
  const likeness = 1 - alignedWhole(wanted, now) / Math.max(1, wanted.length)
  return likeness > 0.8 && likeness >= place.likeness
}

/** Edits between two texts from end to end: signs on either side keep the ends in their places. */
const alignedWhole = (one: string, other: string): number =>
  align(
    `\u0001\u0001\u0001${one}\u0002\u0002\u0002`,
    `\u0001\u0001\u0001${other}\u0002\u0002\u0002`,
  ).distance
