import { z } from 'zod'

import { PublicationId, type PublicationSummary } from '#core/publication/publication'
import { identifierKey, isByTheSame, subtitleKey, titleKey } from '#core/publication/same-work'

/** A publication that may be there twice, and what helps to choose. */
export const DuplicateFacts = z.object({
  id: PublicationId,
  /** Name of the file that was taken in. */
  fileName: z.string(),
  /** In bytes. */
  byteLength: z.int().nonnegative(),
  /** Bookmarks and highlights, those without a place too. */
  marks: z.int().nonnegative(),
})
export type DuplicateFacts = z.infer<typeof DuplicateFacts>

/** What tells one work from another. */
export interface DuplicateCandidate extends Pick<
  PublicationSummary,
  'id' | 'title' | 'authors' | 'series'
> {
  readonly identifier: string | null
}

/** Two publications of which somebody said that they are not one; whatever their order. */
export const pairKey = (one: PublicationId, other: PublicationId): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/** Files that a careless tool made have one identifier: that many editions of a work nobody has. */
const mostEditions = 8

/**
 * Groups of publications that seem to be one work, in other editions or formats: by an identifier that tells
 * something, or by title and author loosely compared.
 *
 * @param apart {@link pairKey}s of what somebody keeps apart; a group of which that was said of all is none
 * @returns groups of two or more, in the order of the candidates
 */
export function findDuplicates<Candidate extends DuplicateCandidate>(
  candidates: readonly Candidate[],
  apart: ReadonlySet<string>,
): Candidate[][] {
  const groupOf = new Map<Candidate, Candidate[]>()
  for (const set of [...sameIdentifier(candidates), ...sameTitle(candidates)]) unite(set, groupOf)
  const groups = new Set(candidates.map((one) => groupOf.get(one) ?? []))
  const order = new Map(candidates.map((one, index) => [one, index]))
  return [...groups]
    .map((group) => group.toSorted((a, b) => order.get(a)! - order.get(b)!))
    .filter((group) => pairsOf(group).some(([one, other]) => !apart.has(pairKey(one.id, other.id))))
}

export const pairsOf = <One>(all: readonly One[]): [One, One][] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other): [One, One] => [one, other]))

/** All of a set, and all of the groups that they are in, are one group. */
function unite<One>(set: readonly One[], groupOf: Map<One, One[]>): void {
  const group = [...new Set(set.flatMap((one) => groupOf.get(one) ?? [one]))]
  for (const one of group) groupOf.set(one, group)
}

function sameIdentifier<Candidate extends DuplicateCandidate>(
  candidates: readonly Candidate[],
): Candidate[][] {
  const byKey = groupedBy(candidates, ({ identifier }) => tellingKey(identifier))
  return byKey.filter((set) => set.length <= mostEditions)
}

/** An ISBN, a UUID, a DOI, or an address with a number in it. `1` or `bookid` tells nothing. */
function tellingKey(identifier: string | null): string {
  const key = identifierKey(identifier ?? '')
  if (/^(.)\1*$/.test(key)) return ''
  return /^(?:(?:97[89])?\d{9}[\dx]|[0-9a-f]{32}|10\.\d{4,}\/.+|https?:\/\/.+\d.*)$/.test(key)
    ? key
    : ''
}

/**
 * The same title, by the same author where both name one. A subtitle may be missing; two that differ make two
 * works.
 */
function sameTitle<Candidate extends DuplicateCandidate>(
  candidates: readonly Candidate[],
): Candidate[][] {
  return groupedBy(candidates, ({ title }) => titleKey(title)).flatMap((titled) => {
    const subtitles = new Set(titled.map(({ title }) => subtitleKey(title)).filter(Boolean))
    const sets = subtitles.size > 1 ? groupedBy(titled, withSubtitle) : [titled]
    return sets.flatMap(bySameAuthor)
  })
}

/** A mark of its own, so that what has no subtitle is a group as well. */
const withSubtitle = ({ title }: DuplicateCandidate): string => `:${subtitleKey(title)}`

function bySameAuthor<Candidate extends DuplicateCandidate>(
  titled: readonly Candidate[],
): Candidate[][] {
  const sets: Candidate[][] = []
  for (const one of titled) {
    const fitting = sets.find((set) =>
      set.every((other) => isByTheSame(one.authors, other.authors) && isSameVolume(one, other)),
    )
    if (fitting) fitting.push(one)
    else sets.push([one])
  }
  return sets.filter((set) => set.length > 1)
}

const isSameVolume = (one: DuplicateCandidate, other: DuplicateCandidate): boolean => {
  const [a, b] = [one.series?.position ?? null, other.series?.position ?? null]
  return a === null || b === null || a === b
}

/** Sets of two or more with the same key; what has none is in no set. */
function groupedBy<One>(all: readonly One[], keyOf: (one: One) => string): One[][] {
  const sets = new Map<string, One[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === '') continue
    const set = sets.get(key)
    if (set) set.push(one)
    else sets.set(key, [one])
  }
  return [...sets.values()].filter((set) => set.length > 1)
}
