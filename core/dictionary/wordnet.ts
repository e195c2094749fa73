import {
  damagedDictionary,
  type DictionaryFile,
  dictionaryLimits,
  type OpenDictionary,
  type OpenPart,
} from './dictionary'
import { wordNetDictionary } from './dictionary-list'
import type { DictionaryEntry } from './entry'
import { EntryWriter } from './entry-writer'
import { detached, type PartOfSpeech, partsOfSpeech } from './morphy'
import { type IndexRecord, lineOf, WordIndex, wordOf } from './word-index'

/** The files of one part of speech. */
interface Part {
  readonly name: PartOfSpeech
  readonly words: WordIndex
  /** Forms that follow no rule, where there are any. */
  readonly exceptions: WordIndex | undefined
  readonly senses: DictionaryFile
}

const partNames: Readonly<Record<PartOfSpeech, string>> = {
  noun: 'noun',
  verb: 'verb',
  adj: 'adjective',
  adv: 'adverb',
}

const space = 0x20

/**
 * WordNet’s own files: `index.noun`, `data.noun`, `noun.exc`, and so on for the other parts of speech.
 *
 * @param open opens a file by its whole name
 * @throws {ReaderError} `dictionary/…`
 * @see https://wordnet.princeton.edu/documentation/wndb5wn
 */
export async function openWordNet(open: OpenPart): Promise<OpenDictionary> {
  const file = async (name: string): Promise<DictionaryFile> => {
    const found = await open(name)
    if (!found) throw damagedDictionary(`There is no ${name}`)
    return found
  }
  const parts = await Promise.all(
    partsOfSpeech.map(async (name): Promise<Part> => ({
      name,
      words: await WordIndex.open(await file(`index.${name}`), lineOf(space)),
      exceptions: await exceptionsIn(await open(`${name}.exc`)),
      senses: await file(`data.${name}`),
    })),
  )

  return {
    facts: wordNetDictionary,
    async find(word) {
      const writer = new EntryWriter()
      let headword: string | undefined
      for (const part of parts) {
        const [record] = await part.words.find(lemmaOf(word), 1)
        if (!record) continue
        writer.begin(0, { kind: 'heading' })
        writer.text(partNames[part.name])
        for (const [index, offset] of sensesOf(record).entries()) {
          const sense = readSense(await lineAt(part.senses, offset))
          const own = sense.words.find((one) => lemmaOf(one) === lemmaOf(word))
          headword ??= own ?? word
          writeSense(writer, `${index + 1}.`, sense, own)
        }
      }
      const entry: DictionaryEntry | undefined =
        headword === undefined ? undefined : { headword, blocks: writer.finish() }
      return entry ? [entry] : []
    },
    async headwords(prefix, most) {
      const found: string[] = []
      for (const { words } of parts) {
        found.push(...(await words.beginningWith(lemmaOf(prefix), most)).map(writtenOf))
      }
      return [...new Set(found)].slice(0, most)
    },
    async baseForms(word) {
      const lemma = lemmaOf(word)
      const bases = new Set<string>()
      for (const { name, words, exceptions } of parts) {
        const [exception] = (await exceptions?.find(lemma, 1)) ?? []
        const candidates = exception
          ? wordOf(exception.rest).trim().split(' ')
          : detached(lemma, name)
        for (const candidate of candidates) {
          if ((await words.find(candidate, 1)).length > 0) bases.add(writtenOf(candidate))
        }
      }
      bases.delete(writtenOf(lemma))
      return [...bases]
    },
  }
}

const exceptionsIn = async (file: DictionaryFile | undefined): Promise<WordIndex | undefined> =>
  file && WordIndex.open(file, lineOf(space))

const lemmaOf = (word: string): string => word.toLowerCase().replaceAll(' ', '_')
const writtenOf = (lemma: string): string => lemma.replaceAll('_', ' ')

/** No word has more. */
const mostSenses = 100

/** Offsets in the file of senses: the last fields, as many as the second one says. */
function sensesOf({ rest }: IndexRecord): number[] {
  const fields = wordOf(rest).trim().split(' ')
  const count = Math.min(Number(fields[1]), mostSenses)
  if (!Number.isInteger(count) || count < 1) throw damagedDictionary('A word without senses')
  return fields.slice(-count).map((field) => {
    if (!/^\d{8}$/.test(field)) throw damagedDictionary(`No sense at ${field}`)
    return Number(field)
  })
}

async function lineAt(file: DictionaryFile, offset: number): Promise<string> {
  for (const length of [1_024, dictionaryLimits.articleBytes]) {
    const bytes = await file.read(offset, length)
    const end = bytes.indexOf(0x0a)
    if (end >= 0) return wordOf(bytes.subarray(0, end))
  }
  throw damagedDictionary(`A sense at ${offset} without an end`)
}

interface Sense {
  readonly words: readonly string[]
  readonly definition: string
  readonly examples: readonly string[]
}

/** `02086723 05 n 03 dog 0 domestic_dog 0 … | definition; "example"` */
function readSense(line: string): Sense {
  const bar = line.indexOf(' | ')
  const fields = line.slice(0, bar < 0 ? undefined : bar).split(' ')
  const count = Number.parseInt(fields[3] ?? '', 16)
  if (bar < 0 || Number.isNaN(count)) throw damagedDictionary('A sense that is none')
  // A number stands behind each word; adjectives may say behind theirs where they stand: `ill(p)`.
  const words = fields
    .slice(4, 4 + count * 2)
    .filter((_, index) => index % 2 === 0)
    .map((word) => writtenOf(word.replace(/\((?:a|p|ip)\)$/, '')))
  const gloss = line.slice(bar + 3).trim()
  const example = gloss.search(/;?\s*"/)
  return {
    words,
    definition: (example < 0 ? gloss : gloss.slice(0, example)).trim(),
    examples:
      example < 0 ? [] : [...gloss.slice(example).matchAll(/"([^"]+)"/g)].map(([, text]) => text!),
  }
}

function writeSense(
  writer: EntryWriter,
  marker: string,
  { words, definition, examples }: Sense,
  own: string | undefined,
): void {
  writer.begin(1, { marker })
  writer.text(definition)
  for (const example of examples) writer.text(` “${example}”`, { style: 'emphasis' })
  const synonyms = words.filter((word) => word !== own)
  if (synonyms.length === 0) return
  writer.begin(1)
  synonyms.forEach((word, index) => {
    if (index > 0) writer.text(', ', { style: 'quiet' })
    writer.text(word, { lookUp: word })
  })
}
