import type { ReaderPreferences } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import { ThemeName } from '#core/themes'

import { seededRandom } from '../../support/random'

import type { Page } from './lab'
import { firstWordsInView, hasPictureInView, openReader, type Reader, sameWords } from './reader'

type Random = () => number
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)]!
const between = (random: Random, min: number, max: number, step: number) =>
  Math.round((min + random() * (max - min)) / step) * step

/** What a person may change while reading. Add a line here for each new preference. */
const wishes: readonly ((random: Random) => ReaderPreferences)[] = [
  (random) => ({
    typeface: pick(random, ['publisher', 'literata', 'source-serif-4', 'eb-garamond', 'inter']),
  }),
  (random) => ({ fontSize: between(random, 12, 40, 1) }),
  (random) => ({ fontWeight: between(random, 300, 700, 100) }),
  (random) => ({ lineHeight: between(random, 1.1, 2.2, 0.05) }),
  (random) => ({ letterSpacing: between(random, -0.03, 0.2, 0.01) }),
  (random) => ({ wordSpacing: between(random, -0.1, 0.5, 0.02) }),
  (random) => ({ measure: between(random, 40, 90, 1) }),
  (random) => ({ margins: between(random, 0.4, 2, 0.1) }),
  (random) => ({ marginOuter: between(random, 0.2, 3, 0.1) }),
  (random) => ({ marginInner: between(random, 0.2, 3, 0.1) }),
  (random) => ({ marginTop: between(random, 0.2, 3, 0.1) }),
  (random) => ({ marginBottom: between(random, 0.2, 3, 0.1) }),
  (random) => ({ flow: pick(random, ['paginated', 'scrolled']) }),
  (random) => ({ columns: pick(random, ['auto', 'one', 'two']) }),
  (random) => ({ alignment: pick(random, ['publisher', 'start', 'center', 'end', 'justify']) }),
  (random) => ({ theme: pick(random, ThemeName.options) }),
  (random) => ({ hyphenation: random() < 0.5 }),
  (random) => ({ hyphenationShortest: between(random, 4, 12, 1) }),
  (random) => ({ hangingPunctuation: random() < 0.5 }),
  (random) => ({ figures: pick(random, ['font', 'lining', 'old-style']) }),
  (random) => ({ ligatures: random() < 0.5 }),
  (random) => ({ dropCapital: random() < 0.5 }),
  (random) => ({ smallCapitals: random() < 0.5 }),
  (random) => ({ publisherFonts: random() < 0.5 }),
  (random) => ({ publisherSizes: random() < 0.5 }),
  (random) => ({ lineBreaking: pick(random, ['total-fit', 'browser']) }),
  (random) => ({ paragraphSpace: pick(random, ['publisher', 0, 0.5, 1]) }),
  (random) => ({ paragraphIndent: pick(random, ['publisher', 0, 1, 2]) }),
  (random) => ({ publisherLayout: random() < 0.5 }),
  (random) => ({ smartPunctuation: random() < 0.5 }),
]

/** One change: a wish, or a window of another size. */
function change(reader: Reader, random: Random, full: Page): string {
  const kind = Math.floor(random() * (wishes.length + 2))
  const wish = wishes[kind]
  if (wish) {
    const chosen = wish(random)
    reader.wish(chosen)
    return JSON.stringify(chosen)
  }
  if (kind === wishes.length) {
    const [width, height] = [between(random, 360, 1180, 1), between(random, 320, 820, 1)]
    reader.resize(width, height)
    return `${width}x${height}`
  }
  reader.resize(full.width, full.height)
  return 'full size'
}

export interface AnchorRun {
  readonly sequences: number
  readonly kept: number
  readonly changes: number
  readonly misses: readonly string[]
}

/** Sequences of changes, each from a random page; afterwards all is as it was, and so must the page be. */
export async function changeAndComeBack(
  id: string,
  page: Page,
  options: { seed: number; sequences: number; changes: number },
): Promise<AnchorRun> {
  const reader = await openReader(id, page)
  const { navigator } = reader
  const misses: string[] = []
  let kept = 0
  try {
    await reader.exact()
    for (let sequence = 0; sequence < options.sequences; sequence++) {
      const seed = options.seed + sequence
      const random = seededRandom(seed)
      await navigator.goToPage(1 + Math.floor(random() * navigator.page.total))
      const { currentLocator: anchor, page: number } = navigator
      const words = firstWordsInView(reader)
      // A title that a publisher hides from the eye stands at the start of its section.
      const isSame = anchor.locations.offset === 0 || sameWords(words, anchor.text?.highlight)
      let miss = isSame ? '' : `the locator says “${anchor.text?.highlight?.slice(0, 30)}”`
      const changes: string[] = []
      for (let step = 0; step < options.changes; step++) {
        changes.push(change(reader, random, page))
        // A hand that moves fast does not wait for the page.
        if (random() < 0.3) continue
        await reader.settled()
        const { offset } = navigator.currentLocator.locations
        if (offset !== anchor.locations.offset || navigator.currentLocator.href !== anchor.href)
          miss ||= `after ${step + 1} changes at ${offset}`
        if (!navigator.isVisible(anchor)) miss ||= `after ${step + 1} changes out of view`
        else if (
          !showsStart(reader, anchor) &&
          !isSeen(reader, words) &&
          !isSeen(reader, anchor.text?.highlight)
        )
          miss ||= `after ${changes.join(' ')} not on the page ${navigator.page.page} of ${navigator.page.total} ${navigator.page.exact}, which begins with “${firstWordsInView(reader, 60)}”`
      }
      reader.wishOnly(page.wishes)
      reader.resize(page.width, page.height)
      await reader.settled()
      const back = firstWordsInView(reader)
      if (back !== words) miss ||= `back at “${back}”`
      await reader.exact()
      if (navigator.page.page !== number.page)
        miss ||= `back on page ${navigator.page.page} instead of ${number.page}`
      if (miss === '') kept++
      else
        misses.push(`seed ${seed}, ${anchor.href} ${anchor.locations.offset} “${words}”: ${miss}`)
    }
  } finally {
    reader.destroy()
  }
  return {
    sequences: options.sequences,
    kept,
    changes: options.sequences * options.changes,
    misses,
  }
}

/** Whether the page shows the picture with which a section starts, where that leaves no room for its first words. */
const showsStart = (reader: Reader, { locations }: Locator): boolean =>
  locations.offset === 0 && firstWordsInView(reader) === '' && hasPictureInView(reader)

/** Whether the words that were first are on the page, or begin on it; typed signs may look otherwise. */
const isSeen = (reader: Reader, words = ''): boolean => {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const wanted = plain(words).slice(0, 8)
  const seen = plain(firstWordsInView(reader, 20_000))
  const begins = (length: number) => seen.endsWith(wanted.slice(0, length))
  return seen.includes(wanted) || [7, 6, 5, 4, 3, 2, 1].some(begins)
}
