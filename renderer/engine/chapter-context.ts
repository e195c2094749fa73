interface Heading {
  readonly label: string
  /** Entries around it in the table of contents: 0 at the top. */
  readonly depth: number
}

const roman = 'm{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})'
const spelled = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const numbered = new RegExp(
  `^(?:(\\p{L}+)\\s+)?(?:\\d+|${spelled}|(?=[ivxlcdm])${roman})[.:]?$`,
  'iu',
)

/** "book" of "Book IV", nothing of "XV"; `null` for a label that says something by itself. */
export const numberedKind = (label: string): string | null => {
  const match = numbered.exec(label.trim())
  return match && (match[1] ?? '').toLowerCase()
}

/**
 * Labels around each entry whose own is only a number ("XV", "Part II"), the outermost first; none for
 * others. Many tables of contents are flat: there a kind of number stands above those that first come
 * after it, so "Book I", "Part I" and "I" in a row lie in each other.
 *
 * @param headings in the order in which one reads
 */
export function chapterContexts(headings: readonly Heading[]): (readonly string[])[] {
  const kinds = headings.map(({ label }) => numberedKind(label))
  const ranks = [...new Set(kinds.filter((kind) => kind !== null))]
  const open: { readonly heading: Heading; readonly rank: number | null }[] = []
  return headings.map((heading, index) => {
    const kind = kinds[index] ?? null
    const rank = kind === null ? null : ranks.indexOf(kind)
    while (open.length > 0 && !isAbove(open.at(-1)!, { heading, rank })) open.pop()
    const around = open.map(({ heading: { label } }) => label)
    open.push({ heading, rank })
    return rank === null ? [] : around
  })
}

interface Ranked {
  readonly heading: Heading
  /** `null` for a name. */
  readonly rank: number | null
}

/** A name, as "Epilogue", takes the place of the highest kind; before what is that itself, it is a neighbour. */
const isAbove = (upper: Ranked, lower: Ranked): boolean => {
  const steps = lower.heading.depth - upper.heading.depth
  if (steps !== 0) return steps > 0
  return lower.rank !== null && lower.rank > (upper.rank ?? 0)
}
