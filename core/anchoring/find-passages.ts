import { findPassage, type FoundPassage } from './find-passage'
import type { Passage } from './passage'
import type { PublicationText } from './publication-text'

/**
 * Finds many passages of one publication, each as {@link findPassage} does; in the order given.
 *
 * Where a text has grown or shrunk, all that stands behind has moved by as much: what is learned from one
 * passage is where the next one is expected.
 */
export async function findPassages(
  passages: readonly Passage[],
  text: PublicationText,
): Promise<(FoundPassage | null)[]> {
  const found: (FoundPassage | null)[] = passages.map(() => null)
  let last: { href: string | undefined; shift: number } = { href: undefined, shift: 0 }
  const inOrder = [...passages.entries()].sort(([, a], [, b]) => byPlace(a, b))
  for (const [index, passage] of inOrder) {
    const { hint } = passage
    const shift = hint.href === last.href ? last.shift : 0
    const place = await findPassage(shifted(passage, shift), text)
    found[index] = place
    if (!place || hint.offset === undefined || hint.href === undefined) continue
    const isInPlace = text.indexOf(hint.href) === place.section
    if (isInPlace) last = { href: hint.href, shift: place.from - hint.offset }
  }
  return found
}

const byPlace = ({ hint: a }: Passage, { hint: b }: Passage): number =>
  (a.href ?? '').localeCompare(b.href ?? '') || (a.offset ?? 0) - (b.offset ?? 0)

function shifted(passage: Passage, shift: number): Passage {
  const { offset } = passage.hint
  if (offset === undefined || shift === 0) return passage
  return { ...passage, hint: { ...passage.hint, offset: Math.max(0, offset + shift) } }
}
