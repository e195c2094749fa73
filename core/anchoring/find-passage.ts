import { comparableText, type Comparable } from './comparable'
import { findExact, findSimilar, type Hit, type Sought } from './find-in-text'
import { contextLength, type Passage } from './passage'
import type { PublicationText } from './publication-text'

/** Where a passage is: a range of locator offsets of a section. */
export interface FoundPassage {
  readonly section: number
  readonly from: number
  readonly to: number
  /** Its words are the very same, and nothing else in the publication could be meant. */
  readonly isExact: boolean
  /** Share of what was remembered that stands there, 0 to 1. */
  readonly likeness: number
}

/** Around a place so much of what was remembered has to be the same to be sure of it. */
const sureLikeness = 0.6
/** Fewer letters than these stand everywhere: what is around them decides. */
const fewLetters = 12

/** Words that differ a little, in the section in which they were: these they are. */
const sureSimilarity = 0.8

/** Letters around its old place in which a passage is looked for first. */
const reach = 8_000

interface Candidate extends Hit {
  readonly section: number
  readonly where: Comparable
  /** Sections and parts of one from where it is expected. */
  readonly distance: number
}

/**
 * Finds a passage by its words in the text of a publication. Places that fit equally well are told apart by
 * the words around them, and then by the hint.
 *
 * @returns `null` where nothing is like it
 */
export async function findPassage(
  passage: Passage,
  text: PublicationText,
): Promise<FoundPassage | null> {
  const sought = toSought(passage)
  if (sought.exact === '') return null
  const expected = await expectedPlace(passage, text)
  const search = new Search(text, sought, expected)
  const here = expected?.isKnown ? await search.findIn(expected.section) : null
  return here ?? (await search.findAnywhere())
}

const toSought = ({ exact, before = '', after = '' }: Passage): Sought => ({
  exact: comparableText(exact),
  before: comparableText(before).slice(-contextLength),
  after: comparableText(after).slice(0, contextLength),
})

/** One passage that is looked for in one publication. */
class Search {
  readonly #text: PublicationText
  readonly #sought: Sought
  readonly #expected: Expected | null

  constructor(text: PublicationText, sought: Sought, expected: Expected | null) {
    this.#text = text
    this.#sought = sought
    this.#expected = expected
  }

  /** In the section in which it was, where there is no doubt that it still is: near its old place at first. */
  async findIn(section: number): Promise<FoundPassage | null> {
    const nearby = this.#expected?.offset === null ? [] : [reach]
    for (const within of [...nearby, Infinity]) {
      const [exact, second] = await this.#exactIn(section, within)
      if (exact && this.#isSure(exact)) return this.#toFound(exact, true)
      const [similar] = await this.#similarIn(section, within)
      if (similar && similar.likeness > sureSimilarity) return this.#toFound(similar, false)
      const isOnlyOne = within === Infinity && exact && !second
      const hasContext = this.#sought.before !== '' || this.#sought.after !== ''
      if (isOnlyOne && !hasContext) return this.#toFound(exact, false)
    }
    return null
  }

  async findAnywhere(): Promise<FoundPassage | null> {
    const exact = await this.#everywhere((section) => this.#exactIn(section))
    const [best, second] = exact
    const isAlone = best !== undefined && second === undefined
    if (best && this.#isSure(best)) {
      return this.#toFound(best, isAlone || second!.likeness < best.likeness - 0.2)
    }
    const [similar] = await this.#everywhere((section) => this.#similarIn(section))
    if (similar) return this.#toFound(similar, false)
    // The same words stand somewhere, amid others than before.
    const isTelling = isAlone || this.#sought.exact.length >= fewLetters
    return best && isTelling ? this.#toFound(best, false) : null
  }

  /** Whether the words around a place leave no doubt that it is meant. */
  #isSure({ likeness }: Hit): boolean {
    const { exact, before, after } = this.#sought
    if (before === '' && after === '') return exact.length >= fewLetters
    return likeness >= sureLikeness
  }

  #exactIn(section: number, within = Infinity): Promise<Candidate[]> {
    return this.#candidates(section, within, (where, near) => findExact(where, this.#sought, near))
  }

  #similarIn(section: number, within = Infinity): Promise<Candidate[]> {
    return this.#candidates(section, within, (where, near) => {
      const hit = findSimilar(where, this.#sought, near)
      return hit ? [hit] : []
    })
  }

  async #everywhere(find: (section: number) => Promise<Candidate[]>): Promise<Candidate[]> {
    const found: Candidate[] = []
    for (let section = 0; section < this.#text.count; section++)
      found.push(...(await find(section)))
    return found.sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)
  }

  /** @param within letters on either side of the place where it is expected */
  async #candidates(
    section: number,
    within: number,
    find: (where: string, near: number | null) => Hit[],
  ): Promise<Candidate[]> {
    const where = (await this.#text.section(section))?.comparable
    if (!where) return []
    const expected = this.#expected
    const isHere = expected?.section === section
    const near = isHere && expected.offset !== null ? where.indexAt(expected.offset) : null
    const length = Math.max(1, where.text.length)
    const share = near === null ? 0.5 : near / length
    const start = near === null ? 0 : Math.max(0, near - within)
    const end = near === null ? length : near + this.#sought.exact.length + within
    return find(where.text.slice(start, end), near === null ? null : near - start).map((hit) => ({
      ...hit,
      from: hit.from + start,
      to: hit.to + start,
      section,
      where,
      distance: expected
        ? Math.abs(section - expected.section + (hit.from + start) / length - share)
        : 0,
    }))
  }

  #toFound(candidate: Candidate, isExact: boolean): FoundPassage {
    const { section, where, from, to, likeness } = candidate
    return { section, from: where.startOf(from), to: where.endOf(to), isExact, likeness }
  }
}

interface Expected {
  readonly section: number
  readonly offset: number | null
  /** It was in this very section, and not only somewhere near. */
  readonly isKnown: boolean
}

/** Where the hint leads, if anywhere. */
async function expectedPlace({ hint }: Passage, text: PublicationText): Promise<Expected | null> {
  const { href, section, offset = null, totalProgression, chapter } = hint
  const named = href === undefined ? -1 : text.indexOf(href)
  if (named >= 0) return { section: named, offset, isKnown: true }
  if (section !== undefined && section < text.count) return { section, offset, isKnown: false }
  const ofChapter = chapter === undefined ? -1 : text.indexOfChapter(chapter)
  if (ofChapter >= 0) return { section: ofChapter, offset: null, isKnown: false }
  if (totalProgression === undefined) return null
  return { ...(await text.placeAt(totalProgression)), isKnown: false }
}
