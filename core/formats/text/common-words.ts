/**
 * The commonest short words of the languages most texts are in, chosen so that few belong to two.
 * Counting them tells these languages apart at once, where n-grams for all languages cost half a
 * second to load: too long for somebody who waits for the first page of a story.
 */
const commonWords: Readonly<Record<string, string>> = {
  en: 'the and of to that was with his he it for had she you her but not they were have been said',
  de: 'der die und das nicht ein sich mit auf ist dem den des war er sie ich eine aber wie noch nur',
  fr: 'le les et des une dans qui il elle est pas que pour vous avait au du ce son sur était plus',
  es: 'el los las una por con su para no que del se había como más pero era lo sus cuando muy ya',
  it: 'il di che non un gli della per con una era si del lo le più come nel anche ma alla suo aveva',
  pt: 'o os não uma que com para ele ela do da em um se mas por mais como era ao dos seu havia',
  nl: 'het een van en niet zijn dat met hij ze was voor op aan maar haar er ook zich om naar had',
  pl: 'nie się na że to jest jak ale było tak przez do był już tylko po czy ich jego dla',
  cs: 'se na že je to jako byl ale do jsem by tak když jeho pro bylo jen ještě by aby už',
  ru: 'и в не на что он с как его это она но было был так же все бы мне ему у к я',
  tr: 'bir ve bu da de için ne gibi çok daha o var olan ile sonra kadar diye ama ben değil',
  hu: 'a az és hogy nem egy is volt meg csak de ez már azt mint még el ha ki',
}

const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(commonWords)) {
  for (const word of new Set(words.split(' '))) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
  }
}

/** Fewer words than these prove nothing. */
const enoughWords = 60
/** Share of common words in running prose is 20 to 45 %; in another language it is under 10 %. */
const leastShare = 0.18
/** So many times more than in the next likely language. */
const leastLead = 2.5

/** The language that the common words of a text leave no doubt of; nothing otherwise. */
export function languageByCommonWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < enoughWords) return undefined
  const counts = new Map<string, number>()
  for (const word of words) {
    for (const language of languagesOf.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1)
    }
  }
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1])
  if (!first || first[1] < leastShare * words.length) return undefined
  return first[1] >= leastLead * (second?.[1] ?? 0) ? first[0] : undefined
}
