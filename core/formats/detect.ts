import { comic } from './comic/comic'
import { docx } from './docx/docx'
import { epub } from './epub/epub'
import { fb2 } from './fb2/fb2'
import type { Format, Source } from './format'
import { html } from './html/html'
import { markdown } from './markdown/markdown'
import { mobi } from './mobi/mobi'
import { odt } from './odt/odt'
import { rtf } from './rtf/rtf'
import { pdf } from './pdf/pdf'
import { text } from './text/text'
import { refuseBySignature, refuseUnknown } from './unsupported'

/**
 * In the order in which they are asked: those that tell by content alone, then those that also go by the
 * name, then those that read anything.
 */
export const formats: readonly Format[] = [
  docx,
  odt,
  rtf,
  epub,
  fb2,
  mobi,
  comic,
  pdf,
  html,
  markdown,
  text,
]

/**
 * @throws {ReaderError} `publication/unsupported-format`, with the `kind` of the file where it has a name;
 *   `publication/encrypted` for an office document under a password
 */
export async function detectFormat(source: Source): Promise<Format> {
  await refuseBySignature(source)
  for (const format of formats) {
    if (await format.matches(source)) return format
  }
  throw await refuseUnknown(source)
}
