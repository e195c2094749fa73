import type { Candidate } from './heading-candidate'
import { outerFamilies } from './heading-words'

/** Stands for the rank of chapters, between that of parts and that of scenes. */
const chapterRank = 100

/** Level of each heading, 1 for the outermost kind that occurs. */
export function levelsOf(headings: readonly Candidate[]): number[] {
  const ranks = ranksByFamily(headings)
  const firstOuter = headings.findIndex(({ family }) => outerFamilies.has(family))
  const lastOuter = headings.findLastIndex(({ family }) => outerFamilies.has(family))
  const rankOf = ({ family }: Candidate, index: number) =>
    family === 'solo' && (index < firstOuter || (index > lastOuter && isTail(headings, index)))
      ? 0
      : ranks.get(family)!
  const perHeading = headings.map(rankOf)
  const used = [...new Set(perHeading)].sort((one, other) => one - other)
  // A prologue before the first part is as high as the part.
  if (used.length > 1 && used[0] === 0 && !ranksHas(ranks, 0)) used.shift()
  return perHeading.map((rank) => Math.max(1, used.indexOf(rank) + 1))
}

const ranksHas = (ranks: ReadonlyMap<string, number>, rank: number) =>
  [...ranks.values()].includes(rank)

/** Nothing but named parts follows, and what is numbered in them. */
const isTail = (headings: readonly Candidate[], index: number) =>
  headings.slice(index).every(({ family }) => family === 'solo' || subordinate.has(family))

function ranksByFamily(headings: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { family } of headings) counts.set(family, (counts.get(family) ?? 0) + 1)

  const ranks = new Map<string, number>()
  // Of two kinds of parts the rarer one holds the other, whether books have parts or parts books.
  const outer = [...counts].filter(([family]) => outerFamilies.has(family))
  outer.sort((one, other) => one[1] - other[1])
  for (const [index, [family]] of outer.entries()) ranks.set(family, index + 1)

  // Markdown says its levels itself.
  for (let level = 1; level <= 6; level++) {
    if (counts.delete(`markdown-${level}`)) ranks.set(`markdown-${level}`, 20 + level)
  }

  const inner = [...counts.keys()].filter((family) => !outerFamilies.has(family))
  const hasChapters = inner.some((family) => !subordinate.has(family) && family !== 'solo')
  for (const family of inner) {
    ranks.set(family, hasChapters && subordinate.has(family) ? chapterRank + 1 : chapterRank)
  }
  return ranks
}

/** Below chapters where there are chapters. */
const subordinate: ReadonlySet<string> = new Set([
  'scene',
  'section',
  'bare',
  'numbered',
  '第节',
  '第節',
])
