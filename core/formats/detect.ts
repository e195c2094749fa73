import { ReaderError } from '#core/errors'

import { comic } from './comic/comic'
import { epub } from './epub/epub'
import { fb2 } from './fb2/fb2'
import type { Format, Source } from './format'
import { mobi } from './mobi/mobi'
import { text } from './text/text'

/** In the order in which they are asked: those with a signature before those that read anything. */
export const formats: readonly Format[] = [epub, fb2, mobi, comic, text]

/** @throws {ReaderError} `publication/unsupported-format` */
export async function detectFormat(source: Source): Promise<Format> {
  for (const format of formats) {
    if (await format.matches(source)) return format
  }
  throw new ReaderError('publication/unsupported-format', 'No format knows this file', {
    details: { fileName: source.fileName },
  })
}
