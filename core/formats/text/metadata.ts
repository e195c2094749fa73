import type { Metadata } from '#core/publication/publication'

import { readFileName } from './file-name'
import { readingProgressionOf } from './language'
import type { Structure } from './structure'

/** Title and people: what the text says first, then its wrapper, then the file's name. */
export function toMetadata(
  { title, author, fields }: Structure,
  fileName: string,
  language: string | undefined,
): Metadata {
  const named = readFileName(fileName)
  const wrapped = fields.get('title')
  const isSame = wrapped !== undefined && (title === undefined || fold(title) === fold(wrapped))
  const creator = fields.get('author') ?? author ?? (title === undefined ? named.author : undefined)
  const contributors = roles.flatMap(([field, role]) => {
    const name = fields.get(field)
    return name ? [{ name, role }] : []
  })
  return {
    // The wrapper has the same title without the capitals of a title page.
    title: (isSame ? wrapped : title) ?? named.title,
    authors: creator ? [{ name: creator }] : [],
    ...(contributors.length > 0 && { contributors }),
    ...(language !== undefined && { language }),
    layout: 'reflowable',
    readingProgression: readingProgressionOf(language),
  }
}

const roles = [
  ['translator', 'trl'],
  ['illustrator', 'ill'],
  ['editor', 'edt'],
] as const

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
