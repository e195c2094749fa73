import type { PublicationId } from '#core/publication/publication'
import { identifierKey, isByTheSame, titleKey } from '#core/publication/same-work'

import type { ImportedBook } from './imported-book'

/** A publication of the library that marks may belong to. */
export interface MatchCandidate {
  readonly id: PublicationId
  readonly title: string
  readonly authors: readonly string[]
  readonly identifiers: readonly string[]
}

/**
 * The publication that marks in a file were made in: the very same file, else one with the same identifier, else
 * one with the same title, by the same author where both name one. Among equals the first.
 */
export function matchPublication<Candidate extends MatchCandidate>(
  { id, identifiers, title, authors }: Omit<ImportedBook, 'marks'>,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const wanted = new Set(identifiers.map(identifierKey).filter((key) => key !== ''))
  const titled = titleKey(title)
  return (
    candidates.find((one) => one.id === id) ??
    candidates.find((one) => one.identifiers.some((name) => wanted.has(identifierKey(name)))) ??
    candidates.find(
      (one) => titled !== '' && titleKey(one.title) === titled && isByTheSame(one.authors, authors),
    )
  )
}
