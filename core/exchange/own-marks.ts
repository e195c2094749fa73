import type { Bookmark, Highlight, UnplacedAnnotation } from '#core/annotations'
import { passageAt, passageBetween } from '#core/anchoring/passage'

import { anImportedMark, type ImportedMark } from './imported-book'

interface OwnMarks {
  readonly bookmarks: readonly Bookmark[]
  readonly highlights: readonly Highlight[]
  readonly unplaced: readonly UnplacedAnnotation[]
}

/** Marks of a publication as those that are on their way into another one: by their words, without a place. */
export const toImportedMarks = ({ bookmarks, highlights, unplaced }: OwnMarks): ImportedMark[] => [
  ...bookmarks.map((one) =>
    anImportedMark({ ...one, type: 'bookmark', passage: passageAt(one.locator) }),
  ),
  ...highlights.map((one) =>
    anImportedMark({
      ...one,
      type: 'highlight',
      passage: passageBetween(one.locator, one.end, one.text),
    }),
  ),
  ...unplaced.map(anImportedMark),
]
