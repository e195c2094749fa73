import {
  damagedDictionary,
  type DictionaryFile,
  dictionaryLimits,
  type OpenDictionary,
  type OpenPart,
  readWhole,
} from './dictionary'
import { dictionaryLanguage } from './dictionary-language'
import type { DictionaryFacts } from './dictionary-list'
import { openPacked } from './dictzip'
import type { DictionaryEntry } from './entry'
import { starDictArticle } from './stardict-article'
import { withoutHeadword } from './without-headword'
import { type IndexRecord, WordIndex, wordOf, zeroEnded } from './word-index'

const signature = "StarDict's dict ifo file"

interface Description {
  readonly facts: DictionaryFacts
  /** Kinds of the parts of every article, where all are alike. */
  readonly sameTypes: string | undefined
  /** Bytes of an offset in the index. */
  readonly offsetBytes: 4 | 8
}

/**
 * StarDict: an `.ifo` that describes, an `.idx` of sorted words, a `.dict` of articles, and perhaps a `.syn` of
 * further words. The last three may be packed.
 *
 * @param stem name of the files, for the languages in it
 * @throws {ReaderError} `dictionary/…`
 * @see https://github.com/huzheng001/stardict-3/blob/master/dict/doc/StarDictFileFormat
 */
export async function openStarDict(stem: string, open: OpenPart): Promise<OpenDictionary> {
  const { facts, sameTypes, offsetBytes } = await describe(stem, open)
  const articles = await plainOrPacked(open, '.dict', '.dict.dz')
  const words = await WordIndex.open(
    await plainOrPacked(open, '.idx', '.idx.gz'),
    zeroEnded(offsetBytes + 4),
  )
  const synonymFile = (await open('.syn')) ?? (await packedPart(open, '.syn.dz'))
  const synonyms = synonymFile && (await WordIndex.open(synonymFile, zeroEnded(4)))

  const entryOf = async ({ word, rest }: IndexRecord): Promise<DictionaryEntry> => {
    const { offset, length } = placeOf(rest, offsetBytes)
    const most = Math.min(length, dictionaryLimits.articleBytes)
    const bytes = await readWhole(articles, offset, most)
    const headword = wordOf(word)
    return { headword, blocks: withoutHeadword(starDictArticle(bytes, sameTypes), headword) }
  }

  return {
    facts,
    async find(word) {
      const most = dictionaryLimits.entriesOfWord
      const records = await words.find(word, most)
      for (const { rest } of (await synonyms?.find(word, most)) ?? []) {
        const record = await words.at(viewOf(rest).getUint32(1))
        const isThere = record && records.some((other) => isSame(other.rest, record.rest))
        if (record && !isThere) records.push(record)
      }
      return Promise.all(records.slice(0, most).map(entryOf))
    },
    headwords: (prefix, most) => words.beginningWith(prefix, most),
  }
}

/** What the `.ifo` says. */
async function describe(stem: string, open: OpenPart): Promise<Description> {
  const file = await open('.ifo')
  if (!file) throw damagedDictionary('There is no .ifo')
  const text = wordOf(await file.read(0, dictionaryLimits.descriptionBytes))
  if (!text.replace(/^\uFEFF/, '').startsWith(signature))
    throw damagedDictionary('Not an .ifo of StarDict')
  const said = new Map<string, string>()
  for (const line of text.split(/\r?\n/).slice(1)) {
    const at = line.indexOf('=')
    if (at > 0) said.set(line.slice(0, at).trim(), line.slice(at + 1).trim())
  }
  const title = said.get('bookname') || stem
  return {
    facts: {
      kind: 'stardict',
      title: title.slice(0, 200),
      language: dictionaryLanguage([said.get('lang'), title, stem]),
    },
    sameTypes: said.get('sametypesequence') || undefined,
    offsetBytes: said.get('idxoffsetbits') === '64' ? 8 : 4,
  }
}

function placeOf(rest: Uint8Array, offsetBytes: 4 | 8): { offset: number; length: number } {
  const view = viewOf(rest)
  // The first byte ends the word.
  const offset = offsetBytes === 8 ? Number(view.getBigUint64(1)) : view.getUint32(1)
  if (!Number.isSafeInteger(offset)) throw damagedDictionary(`No article at ${offset}`)
  return { offset, length: view.getUint32(1 + offsetBytes) }
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

async function packedPart(open: OpenPart, ending: string): Promise<DictionaryFile | undefined> {
  const file = await open(ending)
  return file && openPacked(file)
}

/** @throws {ReaderError} `dictionary/damaged` where neither is there */
export async function plainOrPacked(
  open: OpenPart,
  plain: string,
  packed: string,
): Promise<DictionaryFile> {
  const file = (await open(plain)) ?? (await packedPart(open, packed))
  if (!file) throw damagedDictionary(`There is no ${plain}`)
  return file
}
