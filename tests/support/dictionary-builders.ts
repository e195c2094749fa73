import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'

import { memoryFile, type OpenPart } from '#core/dictionary/dictionary'

/** Files of a dictionary by their endings, or of WordNet by their names. */
export type DictionaryParts = Readonly<Record<string, Uint8Array>>

export const openParts =
  (parts: DictionaryParts): OpenPart =>
  async (ending) => {
    const bytes = parts[ending]
    return bytes && memoryFile(bytes)
  }

/** Writes the files of a dictionary into a folder. @returns the path of the one that describes it */
export function writeParts(folder: string, stem: string, parts: DictionaryParts): string {
  for (const [ending, bytes] of Object.entries(parts)) {
    writeFileSync(path.join(folder, stem + ending), bytes)
  }
  return path.join(folder, stem + ('.ifo' in parts ? '.ifo' : '.index'))
}

const utf8 = (text: string): Buffer => Buffer.from(text)
const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? utf8(text) : text

type Articles = Readonly<Record<string, string | Uint8Array>>

interface StarDictOptions {
  /** Further words, and whose entry they have. */
  readonly synonyms?: Readonly<Record<string, string>>
  /** `''` for articles whose parts say their kinds themselves. */
  readonly sameTypes?: string
  readonly isPacked?: boolean
  readonly has64Bits?: boolean
  readonly isSorted?: boolean
  readonly title?: string
}

/** StarDict’s order: A to Z without case, then by bytes. */
const inStarDictOrder = (a: string, b: string): number => {
  const folded = (text: string) => utf8(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))
  return Buffer.compare(folded(a), folded(b)) || Buffer.compare(utf8(a), utf8(b))
}

export function makeStarDict(articles: Articles, options: StarDictOptions = {}): DictionaryParts {
  const { synonyms, sameTypes = 'm', isPacked = false, has64Bits = false } = options
  const { isSorted = true, title = 'A dictionary' } = options
  const words = Object.keys(articles)
  if (isSorted) words.sort(inStarDictOrder)
  const index: Uint8Array[] = []
  const bodies: Uint8Array[] = []
  let offset = 0
  for (const word of words) {
    const body = bytesOf(articles[word]!)
    index.push(utf8(`${word}\0`), numbers(has64Bits, offset, body.length))
    bodies.push(body)
    offset += body.length
  }
  const idx = Buffer.concat(index)
  const dict = Buffer.concat(bodies)
  const ifo = [
    "StarDict's dict ifo file",
    'version=2.4.2',
    `bookname=${title}`,
    `wordcount=${words.length}`,
    `idxfilesize=${idx.length}`,
    ...(has64Bits ? ['idxoffsetbits=64'] : []),
    ...(sameTypes === '' ? [] : [`sametypesequence=${sameTypes}`]),
  ]
  return {
    '.ifo': utf8(`${ifo.join('\n')}\n`),
    ...(isPacked
      ? { '.idx.gz': gzipSync(idx), '.dict.dz': makeDictzip(dict) }
      : { '.idx': idx, '.dict': dict }),
    ...(synonyms && { '.syn': synonymsOf(synonyms, words) }),
  }
}

function numbers(has64Bits: boolean, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(has64Bits ? 12 : 8)
  if (has64Bits) buffer.writeBigUInt64BE(BigInt(offset))
  else buffer.writeUInt32BE(offset)
  buffer.writeUInt32BE(length, buffer.length - 4)
  return buffer
}

function synonymsOf(synonyms: Readonly<Record<string, string>>, words: readonly string[]): Buffer {
  const records = Object.keys(synonyms)
    .sort(inStarDictOrder)
    .map((word) => {
      const number = Buffer.alloc(4)
      number.writeUInt32BE(words.indexOf(synonyms[word]!) >>> 0)
      return Buffer.concat([utf8(`${word}\0`), number])
    })
  return Buffer.concat(records)
}

interface DictdOptions {
  readonly title?: string
  readonly isPacked?: boolean
}

/** dictd’s order: letters, digits and spaces without case; other signs do not count. */
const dictdKey = (word: string): string =>
  word.toLowerCase().replace(/[^a-z0-9 \u0080-\uffff]/g, '')

export function makeDictd(
  articles: Articles,
  { title, isPacked = false }: DictdOptions = {},
): DictionaryParts {
  const all: Articles = {
    ...(title !== undefined && { '00-database-short': `00-database-short\n     ${title}\n` }),
    ...articles,
  }
  const lines: [string, string][] = []
  const bodies: Uint8Array[] = []
  let offset = 0
  for (const [word, article] of Object.entries(all)) {
    const body = bytesOf(article)
    const place = `${toBase64(offset)}\t${toBase64(body.length)}`
    lines.push([dictdKey(word), `${word.toLowerCase()}\t${place}\t${word}`])
    bodies.push(body)
    offset += body.length
  }
  lines.sort(([a], [b]) => Buffer.compare(utf8(a), utf8(b)))
  const dict = Buffer.concat(bodies)
  return {
    '.index': utf8(lines.map(([, line]) => `${line}\n`).join('')),
    ...(isPacked ? { '.dict.dz': makeDictzip(dict) } : { '.dict': dict }),
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function toBase64(number: number): string {
  const last = digits[number % 64]!
  return number < 64 ? last : toBase64(Math.floor(number / 64)) + last
}

/** As dictzip packs: chunks that can be unpacked one by one, with their lengths in the header. */
export function makeDictzip(bytes: Uint8Array, chunkBytes = 58_315): Uint8Array {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    chunks.push(deflateRawSync(chunk, { finishFlush: constants.Z_FULL_FLUSH }))
  }
  const field = Buffer.alloc(6 + chunks.length * 2)
  ;[1, chunkBytes, chunks.length, ...chunks.map(({ length }) => length)].forEach((number, index) =>
    field.writeUInt16LE(number, index * 2),
  )
  const extra = Buffer.concat([
    utf8('RA'),
    Buffer.from([field.length & 0xff, field.length >> 8]),
    field,
  ])
  const head = Buffer.from([
    0x1f,
    0x8b,
    8,
    0b1100,
    0,
    0,
    0,
    0,
    0,
    3,
    extra.length & 0xff,
    extra.length >> 8,
  ])
  // An empty last block; then what gzip itself says of the bytes.
  const tail = Buffer.concat([Buffer.from([0x03, 0x00]), gzipSync(bytes).subarray(-8)])
  return Buffer.concat([head, extra, utf8('a.dict\0'), ...chunks, tail])
}

interface Sense {
  readonly words: readonly string[]
  readonly gloss: string
}

type Part = 'noun' | 'verb' | 'adj' | 'adv'
const letters: Readonly<Record<Part, string>> = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' }

/** Files as WordNet has them, of senses of one’s own. */
export function makeWordNet(
  senses: Partial<Record<Part, readonly Sense[]>>,
  exceptions: Partial<Record<Part, Readonly<Record<string, string>>>> = {},
): DictionaryParts {
  const parts: Record<string, Uint8Array> = {}
  const licence = '  1 These two lines stand for the licence.  \n  2 It is on top of each file.  \n'
  for (const part of Object.keys(letters) as Part[]) {
    const offsets = new Map<string, string[]>()
    let data = licence
    for (const { words, gloss } of senses[part] ?? []) {
      const offset = String(utf8(data).length).padStart(8, '0')
      const count = words.length.toString(16).padStart(2, '0')
      const named = words.map((word) => `${word.replaceAll(' ', '_')} 0`).join(' ')
      data += `${offset} 00 ${letters[part]} ${count} ${named} 001 @ 00000000 ${letters[part]} 0000 | ${gloss}  \n`
      for (const word of words) {
        const lemma = word
          .toLowerCase()
          .replaceAll(' ', '_')
          .replace(/\(\w+\)$/, '')
        offsets.set(lemma, [...(offsets.get(lemma) ?? []), offset])
      }
    }
    const lines = [...offsets].map(
      ([lemma, places]) =>
        `${lemma} ${letters[part]} ${places.length} 1 @ ${places.length} 0 ${places.join(' ')}  \n`,
    )
    const forms = Object.entries(exceptions[part] ?? {}).map(([form, base]) => `${form} ${base}\n`)
    parts[`data.${part}`] = utf8(data)
    parts[`index.${part}`] = utf8(licence + lines.sort().join(''))
    parts[`${part}.exc`] = utf8(forms.sort().join(''))
  }
  return parts
}
