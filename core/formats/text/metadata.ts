import type { Metadata, TextReading } from '#core/publication/publication'

import { readFileName } from '../file-name'
import { readingProgressionOf } from './language'
import type { Structure } from './structure'

/** The title, and where it stands: in the text, else in its wrapper, else in the file's name. */
export function titleOf(
  { title, fields }: Structure,
  fileName: string,
): { readonly title: string; readonly from: TextReading['titleFrom'] } {
  const wrapped = fields.get('title')
  // The wrapper has the same title without the capitals of a title page.
  if (wrapped !== undefined && (title === undefined || fold(title) === fold(wrapped))) {
    return { title: wrapped, from: 'wrapper' }
  }
  if (title !== undefined) return { title, from: 'text' }
  return { title: readFileName(fileName).title, from: 'name' }
}

/** Title and people: what the text says first, then its wrapper, then the file's name. */
export function toMetadata(
  structure: Structure,
  fileName: string,
  language: string | undefined,
): Metadata {
  const { title, author, fields } = structure
  const named = readFileName(fileName)
  const creator = fields.get('author') ?? author ?? (title === undefined ? named.author : undefined)
  const contributors = roles.flatMap(([field, role]) => {
    const name = fields.get(field)
    return name ? [{ name, role }] : []
  })
  return {
    title: titleOf(structure, fileName).title,
    authors: creator ? [{ name: creator }] : [],
    ...(contributors.length > 0 && { contributors }),
    ...(language !== undefined && { language }),
    ...releaseOf(fields.get('release date')),
    layout: 'reflowable',
    readingProgression: readingProgressionOf(language),
  }
}

/** `May 1, 2020 [eBook #12345]`; the number as Project Gutenberg's own EPUBs have it. */
function releaseOf(written = ''): Pick<Metadata, 'published' | 'identifier'> {
  const published = written.replace(/\s*\[.*/, '')
  const number = /\[e(?:book|text) #\s*(\d+)\]/i.exec(written)?.[1]
  return {
    ...(published !== '' && { published }),
    ...(number !== undefined && { identifier: `http://www.gutenberg.org/${number}` }),
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
