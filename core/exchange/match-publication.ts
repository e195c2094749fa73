import { comparableText } from '#core/anchoring/comparable'
import type { PublicationId } from '#core/publication/publication'

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

/** `urn:isbn:978-0-14-044793-4` and `ISBN:9780140447934` are one. */
const identifierKey = (identifier: string): string =>
  identifier
    .trim()
    .toLowerCase()
    .replace(/^urn:/, '')
    .replace(/^(?:isbn|uuid|doi)[:\s]+/, '')
    .replace(/[-\s]/g, '')

/** Without a subtitle, or what a shop adds in brackets. */
const titleKey = (title: string): string =>
  comparableText(title.replace(/(.)(?:[:;([].*|\s[-–—]\s.*)$/, '$1')).replace(/[^\p{L}\p{N}]/gu, '')

/** Names differ in order and initials: one longer word in common will do. */
function isByTheSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0 || others.length === 0) return true
  const names = new Set(others.flatMap(namesIn))
  return some.flatMap(namesIn).some((name) => names.has(name))
}

const namesIn = (author: string): string[] =>
  author
    .split(/[\s.,;]+/)
    .map(comparableText)
    .filter((name) => name.length >= 3 || /\p{Script=Han}/u.test(name))
