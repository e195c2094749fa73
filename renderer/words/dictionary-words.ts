const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`

/** Words of the dictionaries: their card at a word, and their list. */
export const dictionaryWords = {
  lookUp: 'Look up',
  wordToLookUp: 'Word to look up',
  wordBefore: 'Back to the word before',
  inDictionaries: (word: string) => `“${word}” in your dictionaries`,
  entriesOf: (word: string) => `Entries for “${word}”`,
  entriesFound: (entries: number, dictionaries: number) =>
    `${count(entries, 'entry', 'entries')} in ${count(dictionaries, 'dictionary', 'dictionaries')}`,
  notInDictionaries: (word: string) => `“${word}” is in none of your dictionaries.`,
  noDictionaries: 'There is no dictionary to look in.',
  nearIt: 'Look up instead:',
  tooLongToLookUp: 'Select a word, or a few: that is too much to look up.',

  dictionaries: 'Dictionaries',
  dictionariesMenu: 'Dictionaries …',
  dictionariesHint: 'They answer in this order; those of the language that you read come first.',
  dictionaryKinds: { wordnet: 'comes with Octavo', stardict: 'StarDict', dictd: 'dictd' },
  emptyDictionaries: 'Add a folder with dictionaries of StarDict or dictd.',
  addDictionaries: 'Add a folder …',
  addWordNet: 'Add WordNet again',
  lookingForDictionaries: 'Looking into the folder …',
  moveUp: (title: string) => `Move ${title} up`,
  moveDown: (title: string) => `Move ${title} down`,
  movedTo: (title: string, place: number) => `${title} is now number ${place}.`,
  removeDictionary: (title: string) => `Remove ${title}`,
  dictionaryRemoved: (title: string) => `${title} was removed. Its files stay where they are.`,
  dictionariesAdded: (number: number) =>
    `${count(number, 'dictionary was', 'dictionaries were')} added.`,
} as const
