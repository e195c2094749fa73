import type { WrittenSection } from '#core/content/block-tree'
import { houseClasses } from '#core/content/house-classes'

import { plainText } from './plain-text'

/** The notes at the end of a document, and where the text before them ends. */
export interface Notes {
  readonly end: number
  /** HTML of each by its id. */
  readonly byId: ReadonlyMap<string, string>
}

/** Takes the notes off the end of a document. */
export function splitNotes({ html, blocks }: Pick<WrittenSection, 'html' | 'blocks'>): Notes {
  const last = blocks.at(-1)
  if (!last?.startTag.includes(`class="${houseClasses.notes}"`)) {
    return { end: html.length, byId: new Map() }
  }
  const byId = new Map<string, string>()
  for (const { startTag, start, end } of last.children ?? []) {
    const id = / id="([^"]*)"/.exec(startTag)?.[1]
    if (id !== undefined) byId.set(plainText(id), html.slice(start, end))
  }
  return { end: last.start, byId }
}

/**
 * Deals the notes out to the chapters that refer to them first, as a printer sets them at a chapter's
 * end; those that nobody refers to come with the last one.
 *
 * @param chapters HTML of each
 * @param targetsOf ids that a piece of HTML leads to
 * @returns ids of the notes of each chapter, in the order in which they are referred to
 */
export function dealNotes(
  chapters: readonly string[],
  { byId }: Notes,
  targetsOf: (html: string) => readonly string[],
): string[][] {
  const left = new Map(byId)
  const dealt = chapters.map((chapter) => {
    const own: string[] = []
    // A note may refer to another one.
    const pieces = [chapter]
    for (const piece of pieces) {
      for (const id of targetsOf(piece)) {
        const note = left.get(id)
        if (note === undefined) continue
        left.delete(id)
        own.push(id)
        pieces.push(note)
      }
    }
    return own
  })
  dealt.at(-1)?.push(...left.keys())
  return dealt
}
