import type { Metadata } from '#core/publication/publication'

import { readFileName } from '../file-name'
import { detectLanguageOf, readingProgressionOf } from '../text/language'

import type { Heading } from './headings'
import { plainText } from './plain-text'

/** What a file says of itself. */
export type KnownMetadata = Partial<Omit<Metadata, 'layout' | 'readingProgression'>>

interface Seen {
  readonly headings: readonly Heading[]
  /** As the document declares them. */
  readonly language: string | undefined
  readonly presumedLanguage: string | undefined
  readonly direction: 'ltr' | 'rtl' | undefined
  readonly html: string
}

/** Fills up what a file does not say: by its headings, its words, its name. */
export async function toMetadata(
  fileName: string,
  known: KnownMetadata,
  seen: Seen,
): Promise<Metadata> {
  const named = readFileName(fileName)
  const title = known.title ?? titleAmong(seen.headings)
  const authors =
    known.authors ?? (title === undefined && named.author ? [{ name: named.author }] : [])
  const language = await languageOf(known, seen)
  return {
    ...known,
    title: title ?? named.title,
    authors,
    ...(language !== undefined && { language }),
    layout: 'reflowable',
    readingProgression: seen.direction ?? readingProgressionOf(language?.toLowerCase()),
  }
}

async function languageOf(known: KnownMetadata, seen: Seen): Promise<string | undefined> {
  const declared = languageTag(known.language) ?? languageTag(seen.language)
  if (declared !== undefined) return declared
  const presumed = languageTag(seen.presumedLanguage)
  if (presumed !== undefined && !/^en\b/i.test(presumed)) return presumed
  const found = await detectLanguageOf(pickSamples(seen.html))
  const isSame = found === undefined || found === presumed?.toLowerCase().split('-')[0]
  // Of the same language the more exact tag.
  return isSame ? (presumed ?? found) : found
}

/** The heading that is set as a title; else the only one of its level, if everything is below it. */
function titleAmong(headings: readonly Heading[]): string | undefined {
  const title = headings.find(({ isTitle }) => isTitle)
  if (title?.label) return title.label
  const [first, ...others] = headings
  return first?.label && others.every(({ level }) => level > first.level) ? first.label : undefined
}

/** `en_GB` as some write it; nothing for what names no language. */
function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined
}

const samples = 12
const sampleLength = 1_500

function pickSamples(html: string): string[] {
  const step = Math.max(sampleLength, Math.floor(html.length / samples))
  const picked: string[] = []
  for (let at = 0; at < html.length && picked.length < samples; at += step) {
    // The sample may begin or end within a tag.
    const words = plainText(html.slice(at, at + sampleLength).replace(/^[^<]*>|<[^>]*$/g, ''))
    if (words !== '') picked.push(words)
  }
  return picked
}
