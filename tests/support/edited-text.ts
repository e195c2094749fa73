import type { SectionContent } from '#core/content/prepare-section'

/** Where a word stands in the text before and after. */
interface WordPlace {
  readonly before: number
  readonly after: number
  /** Length of what it became. */
  readonly length: number
}

export interface EditedSection {
  readonly content: SectionContent
  /** Offset in the edited text of the same word. */
  readonly placeOf: (offset: number) => number
  readonly edits: number
}

/**
 * A section as somebody who corrected the text left it: of its words that share was replaced, misspelt,
 * dropped, or has a new one before it.
 */
export function editSection(
  { section, html, size }: SectionContent,
  share: number,
  random: () => number,
): EditedSection {
  const places: WordPlace[] = []
  let before = 0
  let after = 0
  let edits = 0
  const edited = section.chunks.map((chunk, index) => {
    const start = after
    const text = html(index).replace(/<[^>]*>|[^<\s]+|\s+/g, (token) => {
      if (token.startsWith('<')) return token
      const length = lengthOf(token)
      const isWord = /^\p{L}{3,}$/u.test(token)
      const changed = isWord && random() < share ? edit(token, random) : token
      if (changed !== token) edits += 1
      places.push({ before, after, length: lengthOf(changed) })
      before += length
      after += lengthOf(changed)
      return changed
    })
    return { info: { ...chunk, start, characters: after - start }, text }
  })
  return {
    content: {
      section: { ...section, characters: after, chunks: edited.map(({ info }) => info) },
      size,
      html: (chunk) => edited[chunk]!.text,
    },
    placeOf(offset) {
      let low = 0
      let high = places.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (places[middle]!.before <= offset) low = middle + 1
        else high = middle
      }
      const place = places[low - 1]
      return place ? place.after + Math.min(offset - place.before, place.length) : 0
    },
    edits,
  }
}

const otherWords = 'however indeed quite surely perhaps almost again evening window letter'.split(
  ' ',
)

function edit(word: string, random: () => number): string {
  const other = otherWords[Math.floor(random() * otherWords.length)]!
  const at = 1 + Math.floor(random() * (word.length - 1))
  switch (Math.floor(random() * 4)) {
    case 0:
      return other
    case 1:
      return word.slice(0, at) + word.slice(at + 1)
    case 2:
      return ''
    default:
      return `${other} ${word}`
  }
}

/** As locator offsets count it: an entity is one character, a soft hyphen none. */
const lengthOf = (token: string): number =>
  token.replace(/&(?:amp|lt|gt|quot);/g, '_').replaceAll('\u00AD', '').length
