import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js'
import iconv from 'iconv-lite'

import { ReaderError } from '#core/errors'
import type { OpenedPublication, Source } from '#core/formats/format'

/** A file in memory. A text stands for its UTF-8. */
export function aTextSource(content: string | Uint8Array, fileName = 'story.txt'): Source {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return {
    fileName,
    byteLength: bytes.length,
    head: bytes.subarray(0, 4096),
    bytes: async () => bytes,
    container: async () => {
      throw new ReaderError('publication/corrupted', 'Not a ZIP')
    },
  }
}

/** One of the prose samples, written for these tests, by its language. */
export const proseIn = (language: string): string =>
  readFileSync(path.resolve('tests/fixtures/text/prose', `${language}.txt`), 'utf8')

/** War and Peace as text, where the corpora are at hand (`OCTAVO_CORPORA`, or beside the project). */
export function longNovel(): string | undefined {
  const corpora = process.env['OCTAVO_CORPORA'] ?? path.resolve('../shared/corpora')
  const file = path.join(corpora, 'war-and-peace/plain.txt')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Writes a text in an old encoding, by another library than the one that will read it. */
export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'iso-2022-jp') return createMultibyteEncoder('iso-2022-jp')(text)
  return iconv.encode(text, iconvNames[encoding] ?? encoding)
}

const iconvNames: Readonly<Record<string, string>> = {
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'x-mac-cyrillic': 'maccyrillic',
  ibm866: 'cp866',
  shift_jis: 'shift_jis',
  'windows-874': 'cp874',
}

/** All XHTML of a publication, one string. */
export async function readAll({ manifest, read }: OpenedPublication): Promise<string> {
  const parts: string[] = []
  for (const { href } of manifest.readingOrder) {
    parts.push(new TextDecoder().decode((await read(href))?.bytes))
  }
  return parts.join('\n')
}
