/** Parts of speech, by the names of WordNet’s files. */
export const partsOfSpeech = ['noun', 'verb', 'adj', 'adv'] as const
export type PartOfSpeech = (typeof partsOfSpeech)[number]

/** Endings and what stands in their place, in WordNet’s order. */
const detachments: Readonly<Record<PartOfSpeech, ReadonlyArray<readonly [string, string]>>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
}

/**
 * What an English word may be a form of, by WordNet’s rules of detachment. Most of these are no words: whoever
 * asks looks which are.
 *
 * @see https://wordnet.princeton.edu/documentation/morphy7wn
 */
export function detached(word: string, part: PartOfSpeech): string[] {
  if (part === 'noun' && (word.length <= 2 || word.endsWith('ss'))) return []
  const bases = detachments[part]
    .filter(([ending]) => word.endsWith(ending) && word.length > ending.length)
    .map(([ending, replacement]) => word.slice(0, -ending.length) + replacement)
  return [...new Set(bases)]
}
