import { parseXml } from '#core/content/xml-tree'
import type { Metadata } from '#core/publication/publication'

import { decode } from '../text/encoding/decode'

import type { BookHeader, MobiHeader } from './book-header'
import { toMetadata } from './metadata'
import type { PalmDatabase } from './palm-database'

const longestHead = 20_000
const encoding = 'windows-1252'

/** What the header of a later book would say of one that has only its own markup to say it. */
export function describePalmDoc(
  text: Uint8Array,
  { textRecords }: BookHeader,
  database: PalmDatabase,
  fileName: string,
): { readonly mobi: MobiHeader; readonly metadata: Metadata } {
  const head = parseXml(decode(text.subarray(0, longestHead), encoding)).descendants('metadata')[0]
  const texts = (name: string) =>
    (head?.descendants(name) ?? []).map((element) => element.text).filter((text) => text !== '')
  const [language] = texts('language')
  const [publisher] = texts('publisher')
  const mobi: MobiHeader = {
    version: 1,
    encoding,
    title: texts('title')[0] ?? '',
    language,
    firstResource: textRecords + 1,
    huffRecord: 0,
    huffRecords: 0,
    trailers: 0,
    ncx: undefined,
    flows: undefined,
    fragments: undefined,
    skeletons: undefined,
    guide: undefined,
    exth: new Map(),
  }
  return {
    mobi,
    metadata: {
      ...toMetadata(mobi, fileName, database.name, language),
      authors: texts('creator').map((name) => ({ name })),
      ...(publisher !== undefined && { publisher }),
    },
  }
}
