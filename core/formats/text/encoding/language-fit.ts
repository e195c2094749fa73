/** For each language how well a text's letter groups are its own: 0 not at all, about 1 as usual. */
export type LanguageFit = (text: string) => ReadonlyMap<string, number>

/** What the library reads of a text at once, in characters. */
const slice = 360
const mostSlices = 3
/** Average weight of the groups of letters of a text in the right language; they differ by script. */
const usualWeights: Readonly<Record<string, number>> = {
  ar: 136,
  be: 132,
  bg: 129,
  el: 101,
  fa: 123,
  he: 102,
  ja: 98,
  ko: 81,
  ru: 125,
  sr: 129,
  th: 159, // prettier-ignore
  uk: 128,
  ur: 120,
  vi: 139,
  zh: 76, // prettier-ignore
}
const usualWeight = 85

/** Makes the measure; loads the n-grams, which is why it has to be waited for. */
export async function createLanguageFit(): Promise<LanguageFit> {
  const { eld } = await import('eld/extrasmall')
  return (text) => {
    const words = text.match(foreignWords)?.slice(0, 400).join(' ') ?? ''
    const fits = new Map<string, number>()
    const slices = Math.max(1, Math.min(mostSlices, Math.ceil(words.length / slice)))
    for (let at = 0; at < slices; at++) {
      const scores = eld.detect(words.slice(at * slice, (at + 1) * slice)).getScores()
      for (const [language, score] of Object.entries(scores)) {
        // The library squeezes the average weight w into w / (w + 25).
        const weight = (25 * score) / Math.max(0.001, 1 - score)
        const fit = Math.min(1.2, weight / (usualWeights[language] ?? usualWeight))
        fits.set(language, (fits.get(language) ?? 0) + fit / slices)
      }
    }
    return fits
  }
}

/** Words with at least one letter beyond ASCII: only these differ from one encoding to the next. */
const foreignWords = /[a-z]{0,20}[^\u0000-\u007f][^\s!-/:-@[-`{-~]{0,40}/giu
